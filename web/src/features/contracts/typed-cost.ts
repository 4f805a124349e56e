// What a contract costs as far as it is typed: the lines that are whole, with the functions that the API counts with.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractCost } from '#shared/domain/contracts/cost/contract-cost.ts';
import type { ContractCost } from '#shared/domain/contracts/cost/cost-facts.ts';
import { ContractLine, OneTimeFee, Pricing } from '#shared/domain/contracts/pricing.ts';
import { pricingProblems } from '#shared/domain/contracts/pricing-problems.ts';
import { Currency } from '#shared/domain/money/currency.ts';
import { type ContractTyping, type Decided, datedPart } from './contract-typing.ts';
import { feeInput, lineInput, pricesInput } from './price-typing.ts';

export interface TypedCost {
  readonly cost: ContractCost;
  /** The typed row behind each line of the cost; rows that are not whole yet are left out. */
  readonly rows: readonly number[];
  readonly taxPercent: string | undefined;
}

const { discount: Discount, taxPercent: TaxPercent } = Pricing.shape;

/** Of a line, these leave open what it costs; without a name it costs the same. */
const NAMES = /\.(text|licenseId)$/;

/** @returns undefined until dates, a currency and one whole line or fee are typed */
export function typedCost(
  typing: ContractTyping,
  decided: Decided,
  today: CivilDay,
  firstMonthOfFinancialYear: number,
): TypedCost | undefined {
  const dated = datedPart(typing, decided);
  const currency = Currency.safeParse(typing.currency).data;
  if (!dated || currency === undefined) return undefined;
  const lines = typing.lines.flatMap((row, index) => {
    const line = ContractLine.safeParse(lineInput(row)).data;
    return line ? [{ row: index, line }] : [];
  });
  const fees = typing.fees.flatMap((row) => OneTimeFee.safeParse(feeInput(row)).data ?? []);
  const input = pricesInput(typing);
  const discount = Discount.safeParse(input.discount).data;
  const { creditsReductions, discountTouchesFees, kind } = typing;
  const contract: Omit<Contract, 'id' | 'version'> = {
    ...ContractInput.parse({ name: 'as typed', kind, start: dated.start, duration: dated.duration }),
    ...dated,
    confirmed: dated.confirmed ?? [],
    currency,
    lines: lines.map(({ line }) => line),
    fees,
    creditsReductions,
    discountTouchesFees,
    ...(discount && { discount }),
  };
  const contradicted = pricingProblems(contract)
    .map(({ field }) => field)
    .filter((field) => !NAMES.test(field));
  const stands = (list: string, index: number) =>
    !contradicted.some((field) => field.startsWith(`${list}.${index}.`));
  const standing = lines.filter((_, index) => stands('lines', index));
  const cost = contractCost(
    {
      ...contract,
      lines: standing.map(({ line }) => line),
      fees: fees.filter((_, index) => stands('fees', index)),
    },
    today,
    firstMonthOfFinancialYear,
  );
  if (!cost) return undefined;
  return {
    cost,
    rows: standing.map(({ row }) => row),
    taxPercent: TaxPercent.safeParse(input.taxPercent).data,
  };
}
