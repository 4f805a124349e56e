// What was done to the Salesforce organization: users patched, permission set licenses and permission sets taken and given.
import * as z from 'zod';
import type { Account } from './accounts.ts';

export const SalesforceActs = z.object({
  /** User id → fields set by PATCH. */
  users: z.record(
    z.string(),
    z.object({
      active: z.boolean().optional(),
      features: z.int().optional(),
      /** Position of the user license that the profile uses. */
      license: z.int().optional(),
    }),
  ),
  /** `userId/position of the permission set license` of deleted assignments. */
  removedPermissionSets: z.array(z.string()),
  /** The same, of assignments that were made. */
  givenPermissionSets: z.array(z.string()).default([]),
  /** The same, of permission sets that needed the license and were taken away. */
  removedSets: z.array(z.string()).default([]),
});
export type SalesforceActs = z.infer<typeof SalesforceActs>;

export const NOTHING_DONE: SalesforceActs = {
  users: {},
  removedPermissionSets: [],
  givenPermissionSets: [],
  removedSets: [],
};

/** An account as it is after what was done to it. */
export function actedOn({
  users,
  removedPermissionSets,
  givenPermissionSets,
}: SalesforceActs): (account: Account, id: string) => Account {
  const removed = new Set(removedPermissionSets);
  return (account, id) => {
    const set = users[id];
    if (set === undefined && removed.size === 0 && givenPermissionSets.length === 0) return account;
    const active = set?.active ?? account.active;
    let permissionSets = account.permissionSets;
    for (let index = 0; 1 << index <= permissionSets; index++) {
      if (removed.has(`${id}/${index}`)) permissionSets &= ~(1 << index);
    }
    for (const given of givenPermissionSets) {
      const [user, license] = given.split('/');
      if (user === id) permissionSets |= 1 << Number(license);
    }
    const features = active ? (set?.features ?? account.features) : 0;
    return { ...account, license: set?.license ?? account.license, active, features, permissionSets };
  };
}
