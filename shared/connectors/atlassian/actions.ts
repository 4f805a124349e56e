// Access comes by a role of one's own or by a group; only a group that gives this product alone is left.
import type { ActionPlan, ActionPlans, Seat } from '../action.ts';

/** Not through several groups, nor one that gives more or that an identity provider keeps. */
function planOf({ account, sku, holding }: Seat, possible: ActionPlan): ActionPlan {
  const { via, assignmentId } = holding;
  if (via === undefined || assignmentId !== undefined) return possible;
  return {
    possible: false,
    reason: `${account.name} has ${sku.name} through ${via}, which may give other products or be synced`,
    instructions: [
      `Atlassian Administration → Directory → Groups → ${via}: see what else it gives, and whether it is synced`,
      `Change there, or at the identity provider, whether ${account.name} is in it`,
    ],
  };
}

const reclaim = (seat: Seat) =>
  planOf(seat, {
    possible: true,
    does: [
      seat.holding.via === undefined
        ? `Revokes the role of ${seat.account.name} in ${seat.sku.name}`
        : `Takes ${seat.account.name} out of ${seat.holding.via}, which gives ${seat.sku.name} alone`,
    ],
    sideEffects: [
      'Who administers the product comes back as a user',
      'Billed by the year, the number of users stays until the renewal',
    ],
    undo: 'restore',
    billing: 'followsUse',
  });

const restore = (seat: Seat) =>
  planOf(seat, {
    possible: true,
    does: [
      seat.holding.via === undefined
        ? `Makes ${seat.account.name} a user of ${seat.sku.name}`
        : `Puts ${seat.account.name} into ${seat.holding.via}`,
    ],
    sideEffects: ['Atlassian bills the user from today'],
    undo: 'byHand',
    billing: 'followsUse',
  });

export const actions: ActionPlans = {
  reclaim: ({ seat }) => reclaim(seat),
  restore: ({ seat }) => restore(seat),
};
