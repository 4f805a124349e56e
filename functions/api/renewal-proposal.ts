// The proposal for the next term: what the last ninety days say each line needs, and what it would cost.
import type { LineProposal, RenewalView } from '#shared/api/renewals.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { stateOn } from '#shared/domain/contracts/cost/line-state.ts';
import type { ContractLine } from '#shared/domain/contracts/pricing.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import type { License } from '#shared/domain/licenses/license.ts';
import { exact, rounded } from '#shared/domain/money/exact.ts';
import type { When } from '#shared/domain/renewals/open-renewal.ts';
import { PROPOSAL_DAYS, peakNeed, sharedNeed, withRoom } from '#shared/domain/renewals/proposal.ts';
import type { Decision, LineTerms } from '#shared/domain/renewals/renewal.ts';
import { asContracted, nextTermCost } from '#shared/domain/renewals/request.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import type { ContractState } from '#shared/table/contract-store.ts';
import { licenseDays } from '#shared/table/license-month-store.ts';
import type { Table } from '#shared/table/table.ts';

export interface Room {
  readonly growthPercent: string;
  readonly marginPercent: string;
}

export type KnownLicenses = ReadonlyMap<string, Omit<License, 'version'>>;
export type Histories = ReadonlyMap<string, readonly LicenseDay[]>;

/** The days that a proposal looks back on, of each license that a line names. */
export async function historiesOf(
  table: Table,
  contracts: readonly ContractState[],
  today: CivilDay,
): Promise<Histories> {
  const named = contracts.flatMap(({ lines }) => lines.flatMap(({ licenseId }) => licenseId ?? []));
  const from = addDays(today, 1 - PROPOSAL_DAYS);
  const read = async (id: string) => [id, await licenseDays(table, id, from, today)] as const;
  return new Map(await Promise.all([...new Set(named)].map(read)));
}

type Basis = Pick<LineProposal, 'basis' | 'peak' | 'peakDay' | 'proposed' | 'inactive'>;

interface Line {
  readonly index: number;
  readonly line: ContractLine;
  /** On the first day of the next term. */
  readonly contracted: number;
}

/** Lines that have come to an end by then are not proposed for. */
function linesOn({ lines }: ContractState, day: CivilDay): Line[] {
  return lines.flatMap((line, index) =>
    line.to !== undefined && line.to < day ? [] : [{ index, line, contracted: stateOn(line, day).quantity }],
  );
}

function basisOf(lines: readonly Line[], licenses: KnownLicenses, histories: Histories, room: Room) {
  const bases = new Map<number, Basis>();
  const groups = Map.groupBy(lines, ({ line }) => line.licenseId ?? '');
  for (const [licenseId, group] of groups) {
    const license = licenses.get(licenseId);
    const isSeats = license !== undefined && effectiveLicense(license).kind === 'user';
    const days = histories.get(licenseId) ?? [];
    const need = isSeats ? peakNeed(days) : undefined;
    const last = days.at(-1);
    const shares =
      need &&
      sharedNeed(
        group.map(({ contracted }) => contracted),
        withRoom(need.seats, room.growthPercent, room.marginPercent),
      );
    for (const [at, { index, contracted }] of group.entries())
      bases.set(index, {
        basis: need ? 'usage' : isSeats ? 'noUsage' : 'notSeats',
        peak: need?.seats ?? null,
        peakDay: need?.day ?? null,
        proposed: shares?.[at] ?? contracted,
        inactive: need && last ? last.states.inactive + last.states.neverActive : null,
      });
  }
  return bases;
}

/** The decision that the proposal comes to. */
export function proposedDecision(lines: readonly LineProposal[], usual: Decision): Decision {
  const changed = lines.flatMap(({ line, contracted, proposed }): LineTerms[] =>
    contracted === proposed ? [] : [{ line, quantity: proposed }],
  );
  const months = lengthOf(usual);
  return changed.length === 0 ? usual : { decision: 'change', ...months, lines: changed };
}

export function proposalOf(
  contract: ContractState,
  ends: CivilDay,
  room: Room,
  known: { readonly licenses: KnownLicenses; readonly histories: Histories },
  when: When,
): Omit<RenewalView['proposal'], 'thisTerm'> {
  const lines = linesOn(contract, addDays(ends, 1));
  const bases = basisOf(lines, known.licenses, known.histories, room);
  const usual = asContracted(contract);
  const cost = (decision: Decision) => nextTermCost(contract, decision, ends, when);
  const asItIs = cost(usual);
  const { currency } = contract;
  const saved = (decision: Decision) => {
    const other = cost(decision);
    if (asItIs === null || other === null || currency === undefined) return null;
    return rounded(exact(asItIs).sub(exact(other)), currency);
  };
  const proposals = lines.map(({ index, line, contracted }): LineProposal => {
    const basis = bases.get(index) as Basis;
    const alone = [{ line: index, quantity: basis.proposed }];
    return {
      line: index,
      name: nameOf(line, known.licenses),
      licenseId: line.licenseId ?? null,
      contracted,
      ...basis,
      saving:
        basis.basis !== 'usage'
          ? null
          : basis.proposed === contracted
            ? '0'
            : saved({ ...lengthOf(usual), decision: 'change', lines: alone }),
    };
  });
  const decision = proposedDecision(proposals, usual);
  const canPropose = proposals.some(({ basis }) => basis === 'usage');
  return {
    lines: proposals,
    asContracted: asItIs,
    asProposed: canPropose ? cost(decision) : null,
    saving: canPropose ? saved(decision) : null,
    ...room,
  };
}

function lengthOf(decision: Decision): { months?: number; until?: CivilDay } {
  if (decision.decision === 'cancel') return {};
  const { months, until } = decision;
  return { ...(months !== undefined && { months }), ...(until !== undefined && { until }) };
}

function nameOf({ licenseId, text }: ContractLine, licenses: KnownLicenses): string {
  const license = licenses.get(licenseId ?? '');
  return license ? effectiveLicense(license).name : text || 'Line without a name';
}

/** Every price and quantity that was agreed, the newest first. */
export function pricesOf(contract: ContractState, licenses: KnownLicenses): RenewalView['prices'] {
  return contract.lines
    .flatMap((line, index) => {
      const days = new Set([line.from ?? contract.start, ...line.changes.map(({ from }) => from)]);
      return [...days].map((from) => ({
        from,
        line: index,
        name: nameOf(line, licenses),
        ...stateOn(line, from),
      }));
    })
    .sort((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : a.line - b.line));
}
