// Every call to Atlassian that is made, each with its address, its body and how its next page is asked for.
import * as z from 'zod';
import { atCursor } from '../cursor.ts';
import type { TokenSource, VendorHttp, VendorRequest } from '../http.ts';
import type { Pace } from '../pace.ts';
import type { Config } from './connector.ts';
import * as wire from './wire.ts';

/** Limits are not published; what is told with a refusal is obeyed. */
const PACE: Pace = { name: 'admin', perSecond: 5, burst: 60 };

/** The most is not documented; more than this is nowhere seen to be given. */
const LIMIT = 100;

interface Listed<T> {
  readonly data: readonly T[];
  readonly links?: { readonly next?: string | null | undefined } | null | undefined;
}

export function callsOf(http: VendorHttp, { apiBaseUrl, organizationId }: Config, key: string) {
  const base = `${apiBaseUrl?.replace(/\/+$/, '') ?? 'https://api.atlassian.com'}/admin`;
  const own = `/orgs/${encodeURIComponent(organizationId)}`;
  const directories = `/v2${own}/directories`;
  const token: TokenSource = { get: async () => key, renew: async () => key };

  const ask = <T>(path: string, shape: z.ZodType<T>, more: Partial<VendorRequest>): Promise<T> =>
    http.json({ url: base + path, token, pace: PACE, ...more }, shape);
  const change = (method: 'POST' | 'DELETE', path: string, json?: object, attempts = 1) =>
    ask(path, z.unknown(), { method, json, attempts });
  const search = <T>(path: string, shape: z.ZodType<T>, json: object, cursor: string | undefined) =>
    atCursor(cursor, () => ask(path, shape, { method: 'POST', json }));
  const users = (query: object, cursor?: string) =>
    search(`${directories}/-/users/search`, wire.UserPage, { limit: LIMIT, ...query, cursor }, cursor);

  return {
    /** A cursor stands alone in the body. */
    workspaces: (cursor?: string, limit = LIMIT) =>
      search(
        `/v2${own}/workspaces`,
        wire.WorkspacePage,
        cursor === undefined ? { limit } : { cursor },
        cursor,
      ),
    users,
    groups: (query: object, cursor?: string) =>
      search(`${directories}/-/groups/search`, wire.GroupPage, { limit: LIMIT, ...query, cursor }, cursor),
    /** `undefined` when the organization has no such user. */
    user: async (id: string): Promise<wire.User | undefined> =>
      (await users({ limit: 1, accountIds: [id] })).data[0],
    /** What a user may do in which workspace. */
    rolesOf: (user: string) =>
      everything((cursor = '') => {
        const query = new URLSearchParams({ limit: String(LIMIT), ...(cursor && { cursor }) });
        const path = `${directories}/-/users/${encodeURIComponent(user)}/role-assignments?${query}`;
        return ask(path, wire.RoleAssignmentPage, {});
      }),
    /** Gives a role in a workspace or takes it away. */
    role(gives: boolean, role: string, user: string, resource: string, attempts?: number) {
      const path = `/v1${own}/users/${encodeURIComponent(user)}/roles/${gives ? 'assign' : 'revoke'}`;
      return change('POST', path, { role, resource }, attempts);
    },
    /** Puts a user into a group or takes it out. @param group its address among the directories */
    member(gives: boolean, group: string, accountId: string) {
      const path = `${directories}/${group}/memberships`;
      return gives
        ? change('POST', path, { accountId })
        : change('DELETE', `${path}/${encodeURIComponent(accountId)}`);
    },
  };
}

export function nextOf({ links }: Listed<unknown>): { readonly next?: string } {
  return links?.next ? { next: links.next } : {};
}

export async function everything<T>(read: (cursor?: string) => Promise<Listed<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    all.push(...page.data);
    cursor = nextOf(page).next;
    if (cursor === undefined) return all;
  }
}
