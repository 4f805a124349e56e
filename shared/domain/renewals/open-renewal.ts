// The renewal of a contract that stands open, and how it is opened, replaced and told of.
import type { Actor } from '../access/role.ts';
import type { CivilDay, Instant } from '../calendar/civil-day.ts';
import { type Contract, MOST_RENEWALS } from '../contracts/contract.ts';
import type { DueDecision } from './due-decision.ts';
import { type DecisionRequest, OPEN_STATES, type Renewal } from './renewal.ts';

type Agreed = Omit<Contract, 'version'>;

/** Margin on top of what is needed until a reviewer says otherwise, in percent. */
const USUAL_MARGIN = '10';

export interface When {
  readonly today: CivilDay;
  readonly at: Instant;
}

export function isOpen({ state }: Pick<Renewal, 'state'>): boolean {
  return OPEN_STATES.some((open) => open === state);
}

export function openRenewal({ renewals = [] }: Pick<Contract, 'renewals'>): Renewal | undefined {
  return renewals.find(isOpen);
}

/** The open one, else the last that was. */
export function latestRenewal(contract: Pick<Contract, 'renewals'>): Renewal | undefined {
  return openRenewal(contract) ?? contract.renewals?.at(-1);
}

/** The contract with its open renewal, opened now where a decision is due and none stands open. */
export function opened(contract: Agreed, due: DueDecision, today: CivilDay): Agreed {
  const before = openRenewal(contract);
  if (before) return contract;
  const number = (contract.renewals?.at(-1)?.number ?? 0) + 1;
  const renewal: Renewal = {
    number,
    state: 'upcoming',
    ends: due.ends,
    deadline: due.deadline,
    openedOn: today,
    growthPercent: '0',
    marginPercent: USUAL_MARGIN,
  };
  return { ...contract, renewals: [...(contract.renewals ?? []), renewal].slice(-MOST_RENEWALS) };
}

export function replaced(contract: Agreed, renewal: Renewal): Agreed {
  return {
    ...contract,
    renewals: (contract.renewals ?? []).map((one) => (one.number === renewal.number ? renewal : one)),
  };
}

export function reviewedAgain({
  verdict: _,
  effect: __,
  closedAt: ___,
  request: ____,
  ...rest
}: Renewal): Renewal {
  return { ...rest, state: 'inReview' };
}

/** "Ivo Marek asked on 2026-04-16 to cancel", as whoever comes second is told. */
export function toldOf({ by, at, decision }: DecisionRequest): string {
  return `${nameOf(by)} asked on ${at.slice(0, 10)} ${WORDS[decision.decision]}`;
}

const WORDS = { renew: 'to renew', change: 'to renew with changes', cancel: 'to cancel' } as const;

export function nameOf({ name, id, kind }: Actor): string {
  return kind === 'rule' ? 'A policy' : (name ?? id);
}
