// What Okta sends, as far as it is read (Okta management API 2026.06).
import * as z from 'zod';

const text = z.string().nullish();

export const User = z.object({
  id: z.string().min(1),
  /** STAGED, PROVISIONED, ACTIVE, RECOVERY, LOCKED_OUT, PASSWORD_EXPIRED, SUSPENDED or DEPROVISIONED. */
  status: z.string(),
  created: text,
  lastLogin: text,
  profile: z.object({
    login: text,
    email: text,
    firstName: text,
    lastName: text,
    displayName: text,
    department: text,
    title: text,
    managerId: text,
  }),
});
export type User = z.infer<typeof User>;
export const UserList = z.array(User);

export const App = z.object({
  id: z.string().min(1),
  name: text,
  label: text,
  status: z.string(),
});
export type App = z.infer<typeof App>;
export const AppList = z.array(App);

export const AppUser = z.object({
  id: z.string().min(1),
  created: text,
  /** USER when assigned directly, GROUP when through a group. */
  scope: text,
});
export type AppUser = z.infer<typeof AppUser>;
export const AppUserList = z.array(AppUser);
