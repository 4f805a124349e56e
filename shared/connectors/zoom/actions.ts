// A Zoom license is a user's type: taking it away makes the user Basic.
import type { ActionPlans } from '../action.ts';
import { LICENSED, PENDING } from './asked.ts';

export const actions: ActionPlans = {
  reclaim: (request) => {
    const { account, sku } = request.seat;
    if (account.id.startsWith(PENDING))
      return {
        possible: false,
        reason: `${account.name} has not accepted the invitation, and Zoom gives it no id to change`,
        instructions: ['Zoom → Admin → User Management → Users → Pending: delete the invitation'],
      };
    if (sku.vendorId !== LICENSED)
      return {
        possible: false,
        reason: 'Basic users cost nothing',
        instructions: [`Zoom → Admin → User Management → Users: deactivate ${account.name} if it should go`],
      };
    return {
      possible: true,
      does: [`Makes ${account.name} a Basic user`],
      sideEffects: [
        'Meetings of more than two end after 40 minutes',
        'Where a SAML mapping sets the type, the next sign-in gives the license back',
      ],
      undo: 'restore',
      billing: 'atRenewal',
    };
  },
  restore: (request) => {
    return {
      possible: true,
      does: [`Makes ${request.seat.account.name} a Licensed user again, if a license is free`],
      sideEffects: [],
      undo: 'byHand',
      billing: 'atRenewal',
    };
  },
};
