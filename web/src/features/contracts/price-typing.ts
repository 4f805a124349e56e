// What is typed of a contract's prices: lines with their changes, fees, discounts; amounts stay texts until they are sent.
import type {
  ContractLine,
  Discount,
  LineChange,
  OneTimeFee,
  Pricing,
} from '#shared/domain/contracts/pricing.ts';
import { nextRowKey } from '#web/ui/row-key.ts';

/** Without a value there is no discount. */
export interface DiscountTyping {
  readonly kind: Discount['kind'];
  readonly value: string;
}

/** What stays empty stays as it was. */
export interface ChangeTyping {
  readonly key: number;
  readonly from: string;
  readonly quantity: number | '';
  readonly price: string;
}

export interface LineTyping {
  readonly key: number;
  readonly licenseId: string;
  readonly text: string;
  readonly quantity: number | '';
  readonly priceKind: ContractLine['price']['kind'];
  readonly price: string;
  readonly period: ContractLine['period'];
  readonly baseFee: string;
  readonly included: number | '';
  readonly discount: DiscountTyping;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly ChangeTyping[];
  readonly follows: NonNullable<ContractLine['follows']> | '';
}

export interface FeeTyping {
  readonly key: number;
  readonly text: string;
  readonly amount: string;
  readonly on: string;
}

export interface PricesTyping {
  readonly lines: readonly LineTyping[];
  readonly fees: readonly FeeTyping[];
  readonly discount: DiscountTyping;
  readonly discountTouchesFees: boolean;
  readonly creditsReductions: boolean;
  readonly taxPercent: string;
}

/** Of a new line, what those before it suggest. */
export function lineTyping(line: Partial<ContractLine> = {}): LineTyping {
  const { price, base, changes = [] } = line;
  return {
    key: nextRowKey(),
    licenseId: line.licenseId ?? '',
    text: line.text ?? '',
    quantity: line.quantity ?? '',
    priceKind: price?.kind ?? 'perUnit',
    price: price?.amount ?? '',
    period: line.period ?? 'year',
    baseFee: base?.fee ?? '',
    included: base?.included ?? '',
    discount: discountTyping(line.discount),
    from: line.from ?? '',
    to: line.to ?? '',
    changes: changes.map(changeTyping),
    follows: line.follows ?? '',
  };
}

export function changeTyping(change: Partial<LineChange> = {}): ChangeTyping {
  const { from = '', quantity = '', price = '' } = change;
  return { key: nextRowKey(), from, quantity, price };
}

export function feeTyping(fee: Partial<OneTimeFee> = {}): FeeTyping {
  const { text = '', amount = '', on = '' } = fee;
  return { key: nextRowKey(), text, amount, on };
}

function discountTyping(discount: Discount | undefined): DiscountTyping {
  if (!discount) return { kind: 'percent', value: '' };
  return { kind: discount.kind, value: discount.kind === 'percent' ? discount.percent : discount.amount };
}

export function pricesTyping(pricing: Partial<Pricing>): PricesTyping {
  return {
    lines: (pricing.lines ?? []).map(lineTyping),
    fees: (pricing.fees ?? []).map(feeTyping),
    discount: discountTyping(pricing.discount),
    discountTouchesFees: pricing.discountTouchesFees ?? false,
    creditsReductions: pricing.creditsReductions ?? false,
    taxPercent: pricing.taxPercent ?? '',
  };
}

/** As it would be sent, not yet judged; what was left empty and has no other meaning is left out. */
export function pricesInput(typing: PricesTyping): Record<string, unknown> {
  return {
    lines: typing.lines.map(lineInput),
    fees: typing.fees.map(feeInput),
    discountTouchesFees: typing.discountTouchesFees,
    creditsReductions: typing.creditsReductions,
    ...discounted(typing.discount),
    ...(typing.taxPercent.trim() !== '' && { taxPercent: decimalIn(typing.taxPercent) }),
  };
}

export function lineInput(line: LineTyping): Record<string, unknown> {
  const { licenseId, quantity, priceKind, baseFee, included, from, to } = line;
  return {
    ...(licenseId !== '' && { licenseId }),
    text: line.text.trim(),
    // A flat price is for all of it, so that nobody need count.
    quantity: quantity === '' ? (priceKind === 'flat' ? 1 : undefined) : quantity,
    price: { kind: priceKind, amount: decimalIn(line.price) },
    period: line.period,
    ...((baseFee.trim() !== '' || included !== '') && {
      base: { fee: decimalIn(baseFee) || '0', included: included === '' ? 0 : included },
    }),
    ...discounted(line.discount),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    changes: line.changes.map((change) => ({
      from: change.from,
      ...(change.quantity !== '' && { quantity: change.quantity }),
      ...(change.price.trim() !== '' && { price: decimalIn(change.price) }),
    })),
    ...(canFollow(line) && line.follows !== '' && { follows: line.follows }),
  };
}

/** Only seats of a license that are priced each can follow those that the vendor sells. */
export function canFollow({ licenseId, priceKind }: LineTyping): boolean {
  return licenseId !== '' && priceKind === 'perUnit';
}

export function feeInput({ text, amount, on }: FeeTyping): Record<string, unknown> {
  return { text: text.trim(), amount: decimalIn(amount), ...(on !== '' && { on }) };
}

function discounted({ kind, value }: DiscountTyping): { discount?: Record<string, string> } {
  if (value.trim() === '') return {};
  const decimal = decimalIn(value);
  return { discount: kind === 'percent' ? { kind, percent: decimal } : { kind, amount: decimal } };
}

/** `1,250.50` as it is kept; anything that is no number stays as it was typed, for the schema to refuse. */
export function decimalIn(text: string): string {
  const typed = text.replace(/\s/g, '');
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(typed) ? typed.replaceAll(',', '') : typed.replace(/^\./, '0.');
}
