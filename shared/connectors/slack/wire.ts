// What Slack sends, as far as it is read (Web API and analytics files).
import * as z from 'zod';

const text = z.string().nullish();
const flag = z.boolean().nullish();
/** "" on the last page. */
const response_metadata = z.object({ next_cursor: text }).nullish();
const ok = z.literal(true);

export interface Paged {
  readonly response_metadata?: z.infer<typeof response_metadata>;
}

/** Comes with HTTP 200; `needed` and `provided` are scopes. */
export const Refusal = z.object({ ok: z.literal(false), error: text, needed: text });

export const User = z.object({
  id: z.string().min(1),
  name: text,
  real_name: text,
  deleted: flag,
  is_bot: flag,
  /** A guest, of several channels or (ultra) of one. */
  is_restricted: flag,
  is_ultra_restricted: flag,
  /** The address is left out without its scope, and where the workspace hides it. */
  profile: z.object({ email: text, real_name: text }).nullish(),
});
export type User = z.infer<typeof User>;

export const UserList = z.object({ ok, members: z.array(User), response_metadata });
export const UserInfo = z.object({ ok, user: User });

export const BillableInfo = z.object({
  ok,
  billable_info: z.record(z.string(), z.object({ billing_active: flag })),
  response_metadata,
});
export type BillableInfo = z.infer<typeof BillableInfo>;

/** One of a user, an address and a browser; times are epoch seconds. */
export const AccessLog = z.object({ user_id: z.string().min(1), date_last: z.number() });
export const AccessLogs = z.object({ ok, logins: z.array(AccessLog), response_metadata });

/** A line of the file of a day. */
export const MemberDay = z.object({
  date: z.string(),
  user_id: z.string().min(1),
  is_active: flag,
  /** Epoch seconds at which the account was taken up. */
  date_claimed: z.number().nullish(),
});
export type MemberDay = z.infer<typeof MemberDay>;
