// What was done to the Okta organization: users deactivated or suspended, applications assigned and unassigned.
import * as z from 'zod';

export const OktaActs = z.object({
  /** User id → status set by a lifecycle call. */
  users: z.record(z.string(), z.enum(['ACTIVE', 'SUSPENDED', 'DEPROVISIONED'])),
  /** `application/user` → whether it was assigned or unassigned. */
  assigned: z.record(z.string(), z.boolean()),
});
export type OktaActs = z.infer<typeof OktaActs>;

export const NOTHING_DONE: OktaActs = { users: {}, assigned: {} };
