// A Copilot seat is canceled by name; a seat of GitHub itself is freed by leaving the organization.
import type { ActionPlan, ActionPlans, Seat } from '../action.ts';
import { COPILOT, SERVER_ONLY } from './asked.ts';

function cancelCopilot({ account, holding }: Seat): ActionPlan {
  if (holding.via !== undefined)
    return {
      possible: false,
      reason: `${account.name} has Copilot through the team ${holding.via}`,
      instructions: [`Your organization → Teams → ${holding.via}: take ${account.name} out`],
    };
  return {
    possible: true,
    does: [`Cancels the Copilot seat of ${account.name}`],
    sideEffects: ['Copilot goes on working until the end of the billing cycle'],
    undo: 'restore',
    billing: 'followsUse',
  };
}

function removeMember({ account, holding, others }: Seat): ActionPlan {
  if (account.id.startsWith(SERVER_ONLY))
    return {
      possible: false,
      reason: `${account.name} is known by a connected server alone`,
      instructions: ['Suspend the user at that server'],
    };
  if (holding.via !== undefined)
    return {
      possible: false,
      reason: `${account.name} has the license through ${holding.via}`,
      instructions: ['Visual Studio → Manage subscriptions: take the subscription back'],
    };
  return {
    possible: true,
    does: [`Removes ${account.name} from the organization`],
    sideEffects: [
      'GitHub mails the person, and deletes their forks of private repositories',
      'Whoever is a member of another organization of the enterprise keeps the license',
      ...(others.some(({ sku }) => sku.vendorId === COPILOT) ? ['The Copilot seat ends with it'] : []),
    ],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

export const actions: ActionPlans = {
  reclaim: (request) => {
    const { seat } = request;
    return seat.sku.vendorId === COPILOT ? cancelCopilot(seat) : removeMember(seat);
  },
  restore: (request) => {
    const { account, sku } = request.seat;
    if (sku.vendorId !== COPILOT)
      return {
        possible: false,
        reason: 'GitHub invites; it does not put somebody back',
        instructions: [`Your organization → People → Invite member: ${account.name}`],
      };
    return {
      possible: true,
      does: [`Gives ${account.name} a Copilot seat`],
      sideEffects: ['GitHub bills the seat from today'],
      undo: 'restore',
      billing: 'followsUse',
    };
  },
};
