// What Adobe sends, as far as it is read (User Management API, version 2).
import * as z from 'zod';

const text = z.string().nullish();

export const User = z.object({
  /** Absent while somebody has not accepted, and in every published example. */
  id: text,
  email: text,
  username: text,
  domain: text,
  firstname: text,
  lastname: text,
  /** active, disabled, locked or removed; lists have active ones alone. */
  status: text,
  /** adobeID, enterpriseID, federatedID, unknown, or what was never documented. */
  type: text,
  groups: z.array(z.string()).nullish(),
});
export type User = z.infer<typeof User>;

/** A page behind the last one has no rows and says `Not found`. */
export const UserPage = z.object({ lastPage: z.boolean(), users: z.array(User).nullish() });
export const OneUser = z.object({ user: User });

export const Group = z.object({
  type: z.string(),
  groupName: z.string().min(1),
  memberCount: z.number().int().min(0).nullish(),
  /** Of a product profile. */
  productName: text,
});
export type Group = z.infer<typeof Group>;
export const GroupPage = z.object({ lastPage: z.boolean(), groups: z.array(Group).nullish() });

/** Comes with 200 even where nothing was done. */
export const ActionAnswer = z.object({
  /** success, partial or error */
  result: z.string(),
  errors: z.array(z.object({ errorCode: text, message: text })).nullish(),
});
export type ActionAnswer = z.infer<typeof ActionAnswer>;
