// What a license costs a year and how many were bought, as the lines in force that name it say; else its own manual fields say the cost.
import { addDays, type CivilDay, earlier, later } from '../../calendar/civil-day.ts';
import type { License } from '../../licenses/license.ts';
import { written } from '../../money/exact.ts';
import type { Contract } from '../contract.ts';
import { Pricing } from '../pricing.ts';
import { type PricedContract, runsOn } from './accrual.ts';
import type { LicenseCost } from './cost-facts.ts';
import { stateOn } from './line-state.ts';
import { annualByLine } from './run-rate.ts';
import { isInForce, type Range, wholesOf } from './timeline.ts';

/** What all contracts in force say of one license. */
export interface Agreed {
  /** Of each line that names it. */
  readonly quantities: readonly number[];
  /** Minor units a year by currency; never added across currencies. */
  readonly annual: ReadonlyMap<string, bigint>;
}

/** By the id of the license. */
export type AgreedLicenses = ReadonlyMap<string, Agreed>;

export function agreedLicenses(
  contracts: Iterable<PricedContract & Pick<Contract, 'currency'>>,
  today: CivilDay,
): AgreedLicenses {
  const agreed = new Map<string, { quantities: number[]; annual: Map<string, bigint> }>();
  for (const contract of contracts) {
    const named = contract.lines.some(({ licenseId }) => licenseId !== undefined);
    if (!named || contract.currency === undefined || !isInForce(contract, today)) continue;
    const annual = annualByLine(contract, contract.currency, today);
    for (const [index, line] of contract.lines.entries()) {
      if (line.licenseId === undefined || !runsOn(line, today)) continue;
      const one = agreed.get(line.licenseId) ?? { quantities: [], annual: new Map<string, bigint>() };
      one.quantities.push(stateOn(line, today).quantity);
      one.annual.set(contract.currency, (one.annual.get(contract.currency) ?? 0n) + (annual[index] ?? 0n));
      agreed.set(line.licenseId, one);
    }
  }
  return agreed;
}

/** Days from the first up to but not on the second. */
export type Span = readonly [from: CivilDay, until: CivilDay];

/** When contracts in force name each license, by its id: in order, without overlaps, cut to the range. */
export function agreedSpans(
  contracts: Iterable<PricedContract & Pick<Contract, 'currency'>>,
  range: Range,
): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>();
  for (const contract of contracts) {
    const named = contract.lines.some(({ licenseId }) => licenseId !== undefined);
    if (!named || contract.currency === undefined) continue;
    const wholes = wholesOf(contract, range);
    for (const { licenseId, from: first = range.since, to } of contract.lines) {
      if (licenseId === undefined) continue;
      const end = to === undefined ? range.horizon : earlier(addDays(to, 1), range.horizon);
      const own = wholes
        .map(([begin, until]): Span => [later(later(begin, first), range.since), earlier(until, end)])
        .filter(([begin, until]) => begin < until);
      found.set(licenseId, [...(found.get(licenseId) ?? []), ...own]);
    }
  }
  return new Map([...found].map(([id, spans]) => [id, joined(spans)]));
}

function joined(spans: readonly Span[]): Span[] {
  const apart: [CivilDay, CivilDay][] = [];
  for (const [from, until] of [...spans].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = later(last[1], until);
    else apart.push([from, until]);
  }
  return apart;
}

/** @returns null where neither a contract nor anybody by hand says what it costs */
export function licenseCost(
  { manual, firstSeen }: Pick<License, 'manual' | 'firstSeen'>,
  agreed: Agreed | undefined,
  today: CivilDay,
): LicenseCost | null {
  if (agreed) {
    const annual = [...agreed.annual].map(([currency, minor]) => ({
      amount: written(minor, currency),
      currency,
    }));
    return { from: 'contract', annual };
  }
  const typed = typedAgreement({ manual, firstSeen });
  if (!typed) return null;
  const { currency } = typed;
  const [minor = 0n] = annualByLine(typed, currency, today);
  return { from: 'manual', annual: [{ amount: written(minor, currency), currency }] };
}

/** What was typed at a license, as a contract of one line; `undefined` where not all of it was. */
export function typedAgreement({
  manual,
  firstSeen,
}: Pick<License, 'manual' | 'firstSeen'>): (PricedContract & { readonly currency: string }) | undefined {
  const { amount, currency, paymentFrequency, effectiveDate = firstSeen, endDate } = manual;
  if (amount === undefined || currency === undefined || paymentFrequency === undefined) return undefined;
  return {
    currency,
    ...Pricing.parse({
      lines: [{ text: 'typed', quantity: 1, price: { kind: 'flat', amount }, period: paymentFrequency }],
    }),
    start: effectiveDate,
    duration:
      endDate === undefined || endDate < effectiveDate ? { kind: 'open' } : { kind: 'until', end: endDate },
    renewal: { kind: 'none' },
  };
}
