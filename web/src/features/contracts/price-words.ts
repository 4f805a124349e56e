// What a price, a discount and a line say in words; who asks says how an amount is written.
import type { ContractLine, Discount } from '#shared/domain/contracts/pricing.ts';

/** Behind "per". */
export const PERIOD_NAMES: Record<ContractLine['period'], string> = {
  month: 'month',
  quarter: 'quarter',
  halfYear: 'half-year',
  year: 'year',
  '18months': '18 months',
  '2years': '2 years',
  '3years': '3 years',
  term: 'term',
  once: 'once',
};

type Tell = (amount: string) => string;

function perPeriod(period: ContractLine['period']): string {
  return period === 'once' ? 'once' : `per ${PERIOD_NAMES[period]}`;
}

/** @example `$60.00 each per year, plus a base fee of $1,000.00 with 10 included` */
export function priceWords(
  { price, period, base }: Pick<ContractLine, 'price' | 'period' | 'base'>,
  tell: Tell,
): string {
  const each = price.kind === 'perUnit' ? ' each' : ' flat';
  const included = base && base.included > 0 ? ` with ${base.included.toLocaleString('en')} included` : '';
  const fee = base ? `, plus a base fee of ${tell(base.fee)}${included}` : '';
  return `${tell(price.amount)}${each} ${perPeriod(period)}${fee}`;
}

export function discountWords(discount: Discount, tell: Tell): string {
  return discount.kind === 'percent' ? `${discount.percent}%` : `${tell(discount.amount)} per term`;
}
