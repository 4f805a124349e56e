// A license that somebody has directly is taken away, swapped or given back in one call; what comes through a group is not touched.
import type { ActionPlan, ActionPlans, Seat } from '../action.ts';
import { isLower } from './editions.ts';

/** Leaving a group takes away whatever else it gives, licenses and access alike. */
function throughGroup({ account, sku, holding, others }: Seat): ActionPlan {
  const also = others.filter((other) => other.holding.via === holding.via).map((other) => other.sku.name);
  return {
    possible: false,
    reason: `${account.name} has ${sku.name} through the group ${holding.via}`,
    instructions: [
      `Entra admin center → Groups → ${holding.via} → Members: see what else the group gives${also.length > 0 ? `; ${also.join(', ')} at least` : ''}`,
      `Take ${account.name} out if none of it is needed`,
    ],
  };
}

const PLANS_STAY = 'Service plans that are switched off stay off';

function reclaim(seat: Seat): ActionPlan {
  const { account, sku, holding } = seat;
  if (holding.via !== undefined) return throughGroup(seat);
  return {
    possible: true,
    does: [`Removes ${sku.name} from ${account.name}`],
    sideEffects: ['A mailbox that no other license covers is deleted after 30 days'],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function downgrade(seat: Seat, to: Seat['sku']): ActionPlan {
  const { account, sku, holding } = seat;
  if (!isLower(to.key, sku.key))
    return {
      possible: false,
      reason: `${to.name} is not known as a lower edition of ${sku.name}`,
      instructions: [`Microsoft 365 admin center → Active users → ${account.name} → Licenses and apps`],
    };
  if (holding.via !== undefined) return throughGroup(seat);
  return {
    possible: true,
    does: [`Swaps ${sku.name} of ${account.name} for ${to.name} in one step, if one is free`],
    sideEffects: [
      `What only ${sku.name} has stops working at once`,
      ...(holding.assignmentId ? [PLANS_STAY] : []),
    ],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

function restore({ account, sku, holding }: Seat): ActionPlan {
  return {
    possible: true,
    does: [`Assigns ${sku.name} to ${account.name} again, if one is free`],
    sideEffects: holding.assignmentId ? [PLANS_STAY] : [],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

export const actions: ActionPlans = {
  reclaim: ({ seat }) => reclaim(seat),
  downgrade: ({ seat, to }) => downgrade(seat, to),
  restore: ({ seat }) => restore(seat),
};
