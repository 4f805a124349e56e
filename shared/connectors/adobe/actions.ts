// A product is had through its profiles: taking it away means leaving those that somebody is in directly.
import type { ActionPlan, ActionPlans, Seat, Sku } from '../action.ts';
import { SEPARATOR } from './asked.ts';

const CONSOLE = 'Adobe Admin Console';

/** What costs more → what costs less and may be enough, as Adobe writes its products. */
const TIERS: readonly (readonly [RegExp, RegExp])[] = [
  [/\ball apps\b/i, /\bsingle app\b/i],
  [/\bacrobat pro\b/i, /\bacrobat standard\b/i],
];

function planOf({ account, sku, holding }: Seat, plan: (profiles: string) => ActionPlan): ActionPlan {
  if (holding.assignmentId !== undefined) return plan(holding.assignmentId.split(SEPARATOR).join(', '));
  return {
    possible: false,
    reason: `${account.name} has ${sku.name} through a user group, which may give other products`,
    instructions: [
      `${CONSOLE} → Users → ${account.name}: see which user group gives ${sku.name}`,
      `Take ${account.name} out of it, or ${sku.name} away from it`,
    ],
  };
}

const possible = (does: string, sideEffects: string[], undo: 'restore' | 'byHand'): ActionPlan => ({
  possible: true,
  does: [does],
  sideEffects,
  undo,
  billing: 'atRenewal',
});

const reclaim = (seat: Seat) =>
  planOf(seat, (profiles) =>
    possible(
      `Takes ${seat.account.name} out of ${profiles}`,
      [`${seat.sku.name} ends at once, unless a user group gives it too`],
      'restore',
    ),
  );

const restore = (seat: Seat) =>
  planOf(seat, (profiles) =>
    possible(`Puts ${seat.account.name} into ${profiles}, if a license is free`, [], 'byHand'),
  );

function downgrade(seat: Seat, to: Sku): ActionPlan {
  const { account, sku } = seat;
  const lower = TIERS.some(([more, less]) => more.test(sku.name) && less.test(to.name));
  if (!lower || to.key === undefined)
    return {
      possible: false,
      reason: lower
        ? `${to.name} has several profiles`
        : `${to.name} is not known to be less than ${sku.name}`,
      instructions: [`${CONSOLE} → Users → ${account.name} → Products: choose the profile`],
    };
  return planOf(seat, (profiles) =>
    possible(
      `Takes ${account.name} out of ${profiles} and puts into ${to.key}`,
      [`Other apps of ${sku.name} end at once`],
      'byHand',
    ),
  );
}

export const actions: ActionPlans = {
  reclaim: ({ seat }) => reclaim(seat),
  downgrade: ({ seat, to }) => downgrade(seat, to),
  restore: ({ seat }) => restore(seat),
};
