// What Zoom sends, as far as it is read (Meetings API, users).
import * as z from 'zod';

const text = z.string().nullish();

export const User = z.object({
  /** Absent while an invitation is pending. */
  id: text,
  email: text,
  first_name: text,
  last_name: text,
  display_name: text,
  /** 1 Basic, 2 Licensed, 4 unassigned without meetings, 99 none. */
  type: z.number().int().nullish(),
  dept: text,
  created_at: text,
  user_created_at: text,
  last_login_time: text,
});
export type User = z.infer<typeof User>;

export const UserList = z.object({
  users: z.array(User),
  next_page_token: text,
  total_records: z.number().int().min(0).nullish(),
});
