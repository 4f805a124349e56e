// The caller is who the access token says: verified mail, name and roles, put there by the sign-in trigger.
import { type Actor, Role } from '#shared/domain/access/role.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Caller } from './endpoint.ts';

/** @returns undefined when the request carries no usable claims: nobody is signed in. */
export function callerOf(claims: Readonly<Record<string, unknown>> | undefined): Caller | undefined {
  const mail = claims?.mail;
  if (typeof mail !== 'string' || mail.trim() === '') return undefined;
  const { name, roles } = claims as Record<string, unknown>;
  return {
    mail: foldMail(mail),
    name: typeof name === 'string' && name !== '' ? name : foldMail(mail),
    roles: rolesOf(roles),
  };
}

/** The caller as the log names them. */
export function actorOf({ mail, name, client }: Caller): Actor {
  return client ? { kind: 'client', id: client.id, name } : { kind: 'person', id: mail, name };
}

/** The gateway hands a list on as `[a b]`; a JSON list, a real list and words between blanks or commas are the same. */
export function rolesOf(claim: unknown): Role[] {
  const text = Array.isArray(claim) ? claim.join(' ') : typeof claim === 'string' ? claim : '';
  const words = text.split(/[\s,[\]"]+/);
  return Role.options.filter((role) => words.includes(role));
}
