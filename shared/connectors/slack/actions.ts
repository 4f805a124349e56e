// Taking a Slack seat away deactivates the member, which Slack's bill follows; what was written stays.
import type { ActionPlans } from '../action.ts';

export const actions: ActionPlans = {
  reclaim: (request) => {
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
  restore: (request) => {
    return {
      possible: true,
      does: [`Activates ${request.seat.account.name} at Slack again`],
      sideEffects: ['Slack bills the seat from today'],
      undo: 'restore',
      billing: 'followsUse',
    };
  },
};
