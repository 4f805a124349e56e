// A seat is a user who is active, or one value of what the user is entitled to; either is changed by a PATCH of the user.
import type { ActionOffer } from '../connector.ts';
import { USER } from './asked.ts';

export const actions: readonly ActionOffer[] = [
  {
    task: 'reclaim',
    plan: (request) => {
      if (request.task !== 'reclaim') throw new TypeError(`This plans no ${request.task}`);
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
  },
  {
    task: 'restore',
    plan: (request) => {
      if (request.task !== 'restore') throw new TypeError(`This plans no ${request.task}`);
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
  },
];
