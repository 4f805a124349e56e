// Owners in the demo are the users that one can sign in as, so that their mails and rights can be tried.
import type { Role } from '#shared/domain/access/role.ts';
import { USERS } from '../users.ts';

export function mailOf(role: Role): string {
  const user = USERS.find((each) => each.role === role);
  if (!user) throw new Error(`Nobody on this machine is ${role}`);
  return user.mail;
}
