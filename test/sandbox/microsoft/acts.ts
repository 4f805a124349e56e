// What was done to the tenant: licenses given to users and taken from them directly.
import * as z from 'zod';

export const MicrosoftActs = z.object({
  /** User → SKU → the service plans that were switched off when it was given, or `null` where it was taken. */
  licenses: z.record(z.string(), z.record(z.string(), z.array(z.string()).nullable())),
});
export type MicrosoftActs = z.infer<typeof MicrosoftActs>;

export const NOTHING_DONE: MicrosoftActs = { licenses: {} };
