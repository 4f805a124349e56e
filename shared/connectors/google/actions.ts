// A license is one assignment in License Manager: it is taken away, given, or swapped within its product.
import type { ActionPlan, ActionPlans, Seat, Sku } from '../action.ts';
import { FREE } from './asked.ts';

const USER_PAGE = 'Google Admin console → Directory → Users';
const LICENSING_PAGE = 'Google Admin console → Billing → License settings';
/** Archived users are kept by their own license alone. */
const ARCHIVED = '101034';

/** Editions for people, each a step down from the one before (Google Workspace editions compared; read 2026-04-23). */
const LADDERS: readonly (readonly string[])[] = [
  [
    '1010020020',
    '1010020026',
    '1010020025',
    '1010020028',
    '1010020027',
    '1010020034',
    '1010020031',
    '1010020030',
  ],
  ['1010330002', '1010330004', '1010330003'],
];

const AUTOMATIC =
  'Google refuses where licenses are assigned automatically, or to a group: change License settings first';

function untouchable({ account, sku, holding }: Seat): ActionPlan | undefined {
  if (holding.via !== undefined)
    return {
      possible: false,
      reason: `${account.name} has ${sku.name} through the group ${holding.via}`,
      instructions: [
        `${LICENSING_PAGE}: see which licenses ${holding.via} gives`,
        `Directory → Groups → ${holding.via}: take ${account.name} out, if it gives nothing else that is needed`,
      ],
    };
  if (holding.assignmentId === undefined)
    return {
      possible: false,
      reason: `It is not known of which product ${sku.name} is`,
      instructions: [`${USER_PAGE} → ${account.name} → Licenses: turn ${sku.name} off`],
    };
  return undefined;
}

function reclaim(seat: Seat): ActionPlan {
  const { account, sku, others } = seat;
  if (FREE.has(sku.vendorId))
    return {
      possible: false,
      reason: `${sku.name} costs nothing`,
      instructions: [`${USER_PAGE} → ${account.name}: delete the user if nobody needs it`],
    };
  if (sku.vendorId.startsWith(ARCHIVED))
    return {
      possible: false,
      reason: `${account.name} is archived, and ${sku.name} is what keeps mail and files`,
      instructions: [
        `${USER_PAGE} → ${account.name} → Data transfer: move files to somebody else`,
        'Delete the user; the license is free at once, and mail and files are gone after 20 days',
      ],
    };
  const refused = untouchable(seat);
  if (refused) return refused;
  const rest = others.filter((other) => !FREE.has(other.sku.vendorId)).map((other) => other.sku.name);
  return {
    possible: true,
    does: [`Takes ${sku.name} away from ${account.name}`],
    sideEffects: [
      `${account.name} can no longer use what ${sku.name} brings, mail and calendar included where they belong to it`,
      ...(rest.length > 0 ? [`Keeps ${rest.join(', ')}`] : []),
      ...(account.status === 'active' ? [] : ['The user is suspended or archived and stays so']),
      'On the flexible plan the bill falls at once',
      AUTOMATIC,
    ],
    undo: 'restore',
    billing: 'atRenewal',
  };
}

function downgrade(seat: Seat, to: Sku): ActionPlan {
  const { account, sku } = seat;
  const ladder = LADDERS.find((steps) => steps.includes(sku.vendorId));
  if (!ladder?.slice(ladder.indexOf(sku.vendorId) + 1).includes(to.vendorId))
    return {
      possible: false,
      reason: `${to.name} is no lower edition of ${sku.name}`,
      instructions: [`${USER_PAGE} → ${account.name} → Licenses: change them there`],
    };
  const refused = untouchable(seat);
  if (refused) return refused;
  return {
    possible: true,
    does: [`Swaps ${sku.name} of ${account.name} for ${to.name}`],
    sideEffects: [
      `What ${to.name} does not include stops: storage above its limit, recordings, security features`,
      AUTOMATIC,
    ],
    undo: 'byHand',
    billing: 'atRenewal',
  };
}

function restore(seat: Seat): ActionPlan {
  return (
    untouchable(seat) ?? {
      possible: true,
      does: [`Gives ${seat.sku.name} to ${seat.account.name}`],
      sideEffects: [
        'On the flexible plan it is billed from today; on an annual one Google refuses when none is left',
      ],
      undo: 'byHand',
      billing: 'atRenewal',
    }
  );
}

export const actions: ActionPlans = {
  reclaim: ({ seat }) => reclaim(seat),
  downgrade: ({ seat, to }) => downgrade(seat, to),
  restore: ({ seat }) => restore(seat),
};
