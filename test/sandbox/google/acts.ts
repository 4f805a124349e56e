// What was done to the Workspace organization: users suspended or archived, licenses given and taken, seats bought.
import * as z from 'zod';

export const GoogleActs = z.object({
  /** User id → fields set by PATCH. */
  users: z.record(
    z.string(),
    z.object({ suspended: z.boolean().optional(), archived: z.boolean().optional() }),
  ),
  /** User id → SKU → whether it was given or taken. */
  licenses: z.record(z.string(), z.record(z.string(), z.boolean())),
  /** SKU → seats bought through the reseller API. */
  seats: z.record(z.string(), z.int()),
});
export type GoogleActs = z.infer<typeof GoogleActs>;

export const NOTHING_DONE: GoogleActs = { users: {}, licenses: {}, seats: {} };
