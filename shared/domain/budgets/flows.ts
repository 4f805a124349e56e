// What flows into budgets: contracts by stretches of days and application, and transactions by their day.

import type { Application } from '../applications/application.ts';
import { applicationIdOf } from '../applications/ids.ts';
import { addDays, addMonths, type CivilDay, earlier, later } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import { isPriced } from '../contracts/cost/contract-cost.ts';
import { costsOf } from '../contracts/cost/cost-between.ts';
import { type Span, typedAgreement } from '../contracts/cost/license-cost.ts';
import { paymentsOf } from '../contracts/cost/payments.ts';
import type { License } from '../licenses/license.ts';
import { evenShares } from '../money/shares.ts';
import type { BudgetMeasure } from './budget.ts';

export interface Flow {
  /** Absent where a contract names no application, and of transactions that nobody has assigned. */
  readonly applicationId?: string;
  /** The license that a line was agreed for. */
  readonly licenseId?: string;
  readonly vendor: string;
  /** Absent of a transaction. */
  readonly contractId?: string;
  /** First day, and the day after the last: of a payment or a transaction one day. */
  readonly from: CivilDay;
  readonly until: CivilDay;
  readonly currency: string;
  readonly minor: bigint;
}

type Costed = Omit<Contract, 'version'>;
export type Applications = ReadonlyMap<string, Pick<Application, 'vendor'>>;

/**
 * Days at which a period is cut: months, and whatever else parts what was from what will be.
 * @param to last day
 */
export function cutsOf(from: CivilDay, to: CivilDay, at: readonly CivilDay[]): CivilDay[] {
  const until = addDays(to, 1);
  const cuts = new Set([from, until, ...at.filter((day) => from < day && day < until)]);
  for (let month = addMonths(`${from.slice(0, 7)}-01`, 1); month < until; month = addMonths(month, 1))
    cuts.add(month);
  return [...cuts].sort();
}

/** @param cuts in order; what flows between two of them is one flow for each license and application */
export function contractFlows(
  contract: Costed,
  applications: Applications,
  measure: BudgetMeasure,
  cuts: readonly CivilDay[],
): Flow[] {
  const { currency, id } = contract;
  const [since, horizon] = [cuts[0], cuts.at(-1)];
  if (currency === undefined || !isPriced(contract) || since === undefined || horizon === undefined)
    return [];
  const flow =
    (from: CivilDay, until: CivilDay) =>
    (applicationId: string | undefined, minor: bigint, licenseId?: string): Flow => ({
      ...(applicationId !== undefined && { applicationId }),
      ...(licenseId !== undefined && { licenseId }),
      vendor: contract.vendor || applications.get(applicationId ?? '')?.vendor || '',
      contractId: id,
      from,
      until,
      currency,
      minor,
    });
  if (measure === 'spend') {
    const due = paymentsOf(contract, currency, { since, horizon }) ?? [];
    return due
      .filter(({ day, minor }) => since <= day && day < horizon && minor !== 0n)
      .flatMap(({ day, minor }) =>
        evenShares(minor, contract.applicationIds).map(([one, share]) =>
          flow(day, addDays(day, 1))(one, share),
        ),
      );
  }
  const costs = costsOf(contract, currency, { since, horizon });
  return cuts.slice(1).flatMap((until, index) => {
    const from = cuts[index] as CivilDay;
    const byApplication = new Map<string | undefined, bigint>();
    const byLicense = new Map<string, bigint>();
    for (const [line, minor] of costs.parts(from, until).entries()) {
      const licenseId = contract.lines[line]?.licenseId;
      if (licenseId !== undefined) byLicense.set(licenseId, (byLicense.get(licenseId) ?? 0n) + minor);
      else
        for (const [one, share] of evenShares(minor, contract.applicationIds))
          byApplication.set(one, (byApplication.get(one) ?? 0n) + share);
    }
    const flowing = flow(from, until);
    return [
      ...[...byLicense].map(([id, minor]) => flowing(applicationIdOf(id), minor, id)),
      ...[...byApplication].map(([one, minor]) => flowing(one, minor)),
    ].filter(({ minor }) => minor !== 0n);
  });
}

/**
 * What was typed at a license, on the days on which no contract names it; nobody said when it is paid, so it flows as it accrues.
 * @param agreed the days on which a contract does, in order and without overlaps
 */
export function licenseFlows(
  license: Pick<License, 'id' | 'applicationId' | 'manual' | 'firstSeen'>,
  applications: Applications,
  cuts: readonly CivilDay[],
  agreed: readonly Span[],
): Flow[] {
  const typed = typedAgreement(license);
  const [since, horizon] = [cuts[0], cuts.at(-1)];
  if (!typed || since === undefined || horizon === undefined) return [];
  const { applicationId, id: licenseId } = license;
  const costs = costsOf(typed, typed.currency, { since, horizon });
  return cuts.slice(1).flatMap((until, index): Flow[] => {
    const from = cuts[index] as CivilDay;
    const minor = agreed
      .map(([first, behind]) => [later(first, from), earlier(behind, until)] as const)
      .filter(([first, behind]) => first < behind)
      .reduce((left, span) => left - costs.total(...span), costs.total(from, until));
    const vendor = applications.get(applicationId)?.vendor ?? '';
    return minor === 0n
      ? []
      : [{ applicationId, licenseId, vendor, from, until, currency: typed.currency, minor }];
  });
}
