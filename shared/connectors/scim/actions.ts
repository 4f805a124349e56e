// A seat is a user who is active, or one value of what the user is entitled to; either is changed by a PATCH of the user.
import type { ActionPlans } from '../action.ts';
import { USER } from './asked.ts';

export const actions: ActionPlans = {
  reclaim: (request) => {
    const { account, sku } = request.seat;
    const isUser = sku.vendorId === USER;
    return {
      possible: true,
      does: [isUser ? `Deactivates ${account.name}` : `Takes ${sku.name} away from ${account.name}`],
      sideEffects: [
        ...(isUser ? ['The person can no longer sign in there'] : []),
        'A directory that provisions this server may give it back: change it there too',
      ],
      undo: 'restore',
      billing: 'atRenewal',
    };
  },
  restore: (request) => {
    const { account, sku } = request.seat;
    return {
      possible: true,
      does: [
        sku.vendorId === USER ? `Activates ${account.name} again` : `Gives ${sku.name} to ${account.name}`,
      ],
      sideEffects: [],
      undo: 'restore',
      billing: 'atRenewal',
    };
  },
};
