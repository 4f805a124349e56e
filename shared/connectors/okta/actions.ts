// What taking a seat away means at Okta: an application is unassigned, the seat at Okta itself is deactivated.
import type { ActionPlan, ActionPlans, Seat } from '../action.ts';
import { SEAT } from './asked.ts';

function unassign({ account, sku, holding }: Seat): ActionPlan {
  if (holding.via !== undefined)
    return {
      possible: false,
      reason: `${account.name} has ${sku.name} through a group: Okta would assign it again at once`,
      instructions: [
        `Okta admin console → Applications → ${sku.name} → Assignments: see which group assigns it`,
        `Directory → Groups: take ${account.name} out of that group, or take the application away from the group`,
      ],
    };
  return {
    possible: true,
    does: [`Unassigns ${sku.name} from ${account.name}`],
    sideEffects: [`Where provisioning is on, Okta deactivates the account in ${sku.name}`],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function deactivate({ account, others }: Seat): ActionPlan {
  return {
    possible: true,
    does: [`Deactivates ${account.name} at Okta`],
    sideEffects: [
      'The person can no longer sign in to anything through Okta',
      ...(others.length > 0 ? [`Unassigns ${others.map(({ sku }) => sku.name).join(', ')}`] : []),
    ],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

export const actions: ActionPlans = {
  reclaim: (request) => {
    return request.seat.sku.vendorId === SEAT ? deactivate(request.seat) : unassign(request.seat);
  },
  restore: (request) => {
    const { account, sku } = request.seat;
    if (sku.vendorId === SEAT)
      return {
        possible: false,
        reason: 'Whoever was deactivated at Okta has lost every assignment',
        instructions: [`Directory → People → ${account.name} → Activate, then assign what is needed`],
      };
    return {
      possible: true,
      does: [`Assigns ${sku.name} to ${account.name}`],
      sideEffects: [],
      undo: 'byHand',
      billing: 'atRenewal',
    };
  },
};
