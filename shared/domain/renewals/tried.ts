// What would come of a decision that nobody need approve, whatever was asked for before: for figures and previews, never kept.
import type { Contract } from '../contracts/contract.ts';
import type { Outcome } from '../refusal.ts';
import { ask } from './machine.ts';
import type { When } from './open-renewal.ts';
import type { Decision } from './renewal.ts';

type Agreed = Omit<Contract, 'version'>;

const NOBODY = { kind: 'rule', id: 'reckoning' } as const;

export function tried(contract: Agreed, decision: Decision, when: When): Outcome<Agreed> {
  return ask(
    withoutDecision(contract),
    {
      decision,
      by: NOBODY,
      at: when.at,
      amount: null,
      currency: null,
      reasons: [],
      approvers: { roles: [], mails: [] },
    },
    when,
  );
}

/** A request that stands is no hindrance to reckoning with another. */
function withoutDecision(contract: Agreed): Agreed {
  const renewals = contract.renewals?.map((one) => {
    const { request: _, ...rest } = one;
    return one.state === 'awaitingApproval' || one.state === 'approved'
      ? { ...rest, state: 'inReview' as const }
      : one;
  });
  return { ...contract, ...(renewals && { renewals }) };
}
