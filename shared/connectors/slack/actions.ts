// Taking a Slack seat away deactivates the member, which Slack's bill follows; what was written stays.
import type { ActionOffer } from '../connector.ts';

export const actions: readonly ActionOffer[] = [
  {
    task: 'reclaim',
    plan: (request) => {
      if (request.task !== 'reclaim') throw new TypeError(`This plans no ${request.task}`);
      const { account } = request.seat;
      return {
        possible: true,
        does: [`Deactivates ${account.name} at Slack`],
        sideEffects: [
          'The person is signed out and can no longer sign in; messages and files stay',
          'In an Enterprise organization, in all of its workspaces',
          'A directory that provisions Slack may activate them again: change it there too',
        ],
        undo: 'restore',
        billing: 'followsUse',
      };
    },
  },
  {
    task: 'restore',
    plan: (request) => {
      if (request.task !== 'restore') throw new TypeError(`This plans no ${request.task}`);
      return {
        possible: true,
        does: [`Activates ${request.seat.account.name} at Slack again`],
        sideEffects: ['Slack bills the seat from today'],
        undo: 'restore',
        billing: 'followsUse',
      };
    },
  },
];
