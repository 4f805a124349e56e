// What was done to the Salesforce organization: users patched, assignments of permission set licenses deleted.
import * as z from 'zod';
import type { Account } from './accounts.ts';

export const SalesforceActs = z.object({
  /** User id → fields set by PATCH. */
  users: z.record(z.string(), z.object({ active: z.boolean().optional(), features: z.int().optional() })),
  /** `userId/position of the permission set license` of deleted assignments. */
  removedPermissionSets: z.array(z.string()),
});
export type SalesforceActs = z.infer<typeof SalesforceActs>;

export const NOTHING_DONE: SalesforceActs = { users: {}, removedPermissionSets: [] };

/** An account as it is after what was done to it. */
export function actedOn({
  users,
  removedPermissionSets,
}: SalesforceActs): (account: Account, id: string) => Account {
  const removed = new Set(removedPermissionSets);
  return (account, id) => {
    const set = users[id];
    if (set === undefined && removed.size === 0) return account;
    const active = set?.active ?? account.active;
    let permissionSets = account.permissionSets;
    for (let index = 0; 1 << index <= permissionSets; index++) {
      if (removed.has(`${id}/${index}`)) permissionSets &= ~(1 << index);
    }
    const features = active ? (set?.features ?? account.features) : 0;
    return { ...account, active, features, permissionSets };
  };
}
