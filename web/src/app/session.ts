// Who is signed in and what they may do, read from the roles that every route states.
import { createContext, useContext } from 'react';
import { admits } from '#shared/api/readers.ts';
import type { getSession } from '#shared/api/session.ts';
import type { AnswerOf, AnyRoute } from '#web/api/client.ts';
import { ROLE_NAMES } from '#web/ui/words.ts';

export type Session = AnswerOf<typeof getSession> & { readonly signOut: () => void };

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session around this page');
  return session;
}

export type Permission =
  | { readonly allowed: true; readonly reason?: never }
  | { readonly allowed: false; readonly reason: string };

/** @param applicationId of the thing, where its owners may do more than their role */
export function permissionFor(
  session: Pick<Session, 'roles' | 'ownedApplications'>,
  { access }: Pick<AnyRoute, 'access'>,
  applicationId?: string,
): Permission {
  if (admits(access, session.roles)) return { allowed: true };
  if (typeof access === 'string') return { allowed: false, reason: 'Only machine clients may do this.' };
  if (access.owners && applicationId !== undefined && session.ownedApplications.includes(applicationId))
    return { allowed: true };
  const names = [...access.roles.map((role) => ROLE_NAMES[role]), ...(access.owners ? ['the owners'] : [])];
  return { allowed: false, reason: `Only ${new Intl.ListFormat('en').format(names)} may do this.` };
}

export function usePermission(route: Pick<AnyRoute, 'access'>, applicationId?: string): Permission {
  return permissionFor(useSession(), route, applicationId);
}
