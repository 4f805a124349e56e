// A user license is freed by deactivating the user, a permission set license by its assignment, a feature by its field.
import type { ActionPlan, ActionPlans, Seat, Sku } from '../action.ts';
import { STANDARD_PROFILES } from './act-profiles.ts';

const USER_PAGE = 'Salesforce → Setup → Users';

function reclaim(seat: Seat): ActionPlan {
  if (seat.holding.via !== undefined) return inherited(seat, seat.holding.via);
  if (seat.sku.type === 'permissionSet') return unassign(seat);
  return seat.sku.type === 'feature' ? switchOff(seat) : deactivate(seat);
}

function inherited({ account, sku }: Seat, group: string): ActionPlan {
  return {
    possible: false,
    reason: `${account.name} has ${sku.name} through ${group}, which may give other licenses as well`,
    instructions: [
      `${USER_PAGE} → ${account.name} → Permission Set Group Assignments: see what ${group} gives`,
      `Remove ${group} there, or take the permission set that needs ${sku.name} out of it`,
    ],
  };
}

function deactivate({ account, sku, others }: Seat): ActionPlan {
  if (account.kind === 'service')
    return {
      possible: false,
      reason: `${account.name} is used by an integration, which would stop`,
      instructions: [
        `Find out what signs in as ${account.name}: ${USER_PAGE} → ${account.name} → Login History`,
        `Once nothing does: ${USER_PAGE} → ${account.name} → Edit: clear Active`,
      ],
    };
  const named = (type: string) =>
    others
      .filter((other) => other.sku.type === type)
      .map((other) => other.sku.name)
      .join(', ');
  const [features, sets] = [named('feature'), named('permissionSet')];
  return {
    possible: true,
    does: [`Deactivates the user ${account.name}, which frees ${sku.name}`],
    sideEffects: [
      'The user can no longer sign in; records stay theirs',
      ...(features ? [`Frees ${features} as well`] : []),
      ...(sets ? [`${sets} stays assigned, and is reclaimed by itself`] : []),
      'Salesforce refuses where the user is a default owner, in a hierarchy field or the only recipient of an alert',
    ],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function unassign({ account, sku, holding }: Seat): ActionPlan {
  if (holding.assignmentId === undefined)
    return {
      possible: false,
      reason: `It is not known which assignment gives ${sku.name} to ${account.name}`,
      instructions: [
        `${USER_PAGE} → ${account.name} → Permission Set License Assignments: remove ${sku.name}`,
      ],
    };
  return {
    possible: true,
    does: [`Removes the permission set license ${sku.name} from ${account.name}`],
    sideEffects: [
      `Permission sets of ${account.name} that were made for ${sku.name} are removed first; giving the license back does not assign them again`,
      'Where a permission set group brings one of them, nothing is removed and the reason is told',
    ],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function switchOff({ account, sku }: Seat): ActionPlan {
  return {
    possible: true,
    does: [`Clears ${sku.name} on the user ${account.name}`],
    sideEffects: [],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function restore({ account, sku }: Seat): ActionPlan {
  const does =
    sku.type === 'permissionSet'
      ? `Assigns the permission set license ${sku.name} to ${account.name}`
      : sku.type === 'feature'
        ? `Sets ${sku.name} on the user ${account.name}`
        : `Activates the user ${account.name}, who takes up ${sku.name} again`;
  return {
    possible: true,
    does: [does],
    sideEffects: ['Salesforce refuses when no license is left'],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

/** From a full license to a lower one of the same kind of user; each has one standard profile that uses it. */
function downgrade({ account, sku, holding }: Seat, to: Sku): ActionPlan {
  const profile = STANDARD_PROFILES[to.key ?? ''];
  const [from, down] = [LADDER.indexOf(sku.key ?? ''), LADDER.indexOf(to.key ?? '')];
  if (sku.type !== 'user' || to.type !== 'user' || from < 0 || down <= from || profile === undefined)
    return {
      possible: false,
      reason: `Salesforce does not change ${sku.name} into ${to.name}`,
      instructions: [`${USER_PAGE} → ${account.name} → Edit: choose the user license and a profile of it`],
    };
  if (account.kind !== 'person' || holding.via !== undefined)
    return {
      possible: false,
      reason: `${account.name} is no person of yours with a license of their own`,
      instructions: [`${USER_PAGE} → ${account.name}: see what uses it before changing its profile`],
    };
  return {
    possible: true,
    does: [`Gives ${account.name} the profile ${profile}, which uses ${to.name} instead of ${sku.name}`],
    sideEffects: [
      'The former profile and what it allowed are lost: leads, opportunities, cases, campaigns',
      'Salesforce refuses while a permission set or feature of the user needs the higher license',
    ],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

/** `LicenseDefinitionKey` of the licenses for people, the highest first. */
const LADDER = ['SFDC', 'AUL'];

export const actions: ActionPlans = {
  reclaim: ({ seat }) => reclaim(seat),
  downgrade: ({ seat, to }) => downgrade(seat, to),
  restore: ({ seat }) => restore(seat),
};
