// What was done to the sandbox through the vendors' own write calls; it lies over what the seed and the day say.
import * as z from 'zod';
import type { Account } from './salesforce/accounts.ts';

/** Everything acted on, by the vendor's id; kept as plain JSON so that a restart can carry it on. */
export const ActsState = z.object({
  /** Salesforce user id → fields set by PATCH. */
  salesforceUsers: z.record(
    z.string(),
    z.object({ active: z.boolean().optional(), features: z.int().optional() }),
  ),
  /** `userId/permissionSetLicense position` of deleted assignments. */
  removedPermissionSets: z.array(z.string()),
  /** Google user id → fields set by PATCH. */
  googleUsers: z.record(
    z.string(),
    z.object({ suspended: z.boolean().optional(), archived: z.boolean().optional() }),
  ),
  /** Google user id → SKU → whether it was given or taken. */
  googleLicenses: z.record(z.string(), z.record(z.string(), z.boolean())),
  /** SKU → seats bought through the reseller API. */
  googleSeats: z.record(z.string(), z.int()),
});
export type ActsState = z.infer<typeof ActsState>;

export interface Acts {
  readonly state: ActsState;
  /** Rises with every act. */
  readonly version: number;
  onSalesforce(account: Account, id: string): Account;
  record(change: (state: ActsState) => void): void;
  restore(state: ActsState): void;
}

export function emptyActs(): ActsState {
  return {
    salesforceUsers: {},
    removedPermissionSets: [],
    googleUsers: {},
    googleLicenses: {},
    googleSeats: {},
  };
}

export function openActs(initial = emptyActs()): Acts {
  let state = initial;
  let version = 0;
  let removed = new Set(state.removedPermissionSets);
  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    onSalesforce(account, id) {
      const set = state.salesforceUsers[id];
      if (set === undefined && removed.size === 0) return account;
      const active = set?.active ?? account.active;
      let permissionSets = account.permissionSets;
      for (let index = 0; 1 << index <= permissionSets; index++) {
        if (removed.has(`${id}/${index}`)) permissionSets &= ~(1 << index);
      }
      const features = active ? (set?.features ?? account.features) : 0;
      return { ...account, active, features, permissionSets };
    },
    record(change) {
      change(state);
      removed = new Set(state.removedPermissionSets);
      version++;
    },
    restore(next) {
      state = next;
      removed = new Set(state.removedPermissionSets);
      version++;
    },
  };
}
