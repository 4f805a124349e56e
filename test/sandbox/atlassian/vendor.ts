// One Atlassian organization answering: workspaces, users, groups, roles, and what takes access away and gives it back.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pageOf } from '../paging.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import { DIRECTORY, ORGANIZATION, PRODUCTS, TEAMS } from './catalogue.ts';
import { assignmentResources, groupResource, userResource, workspaceResource } from './resources.ts';
import { type AtlassianActs, type AtlassianUser, type AtlassianView, hasAccess } from './view.ts';

export const PREFIX = '/atlassian';
const ORG = `orgs/${ORGANIZATION}`;

export const SCOPES = [
  'read:workspaces:admin',
  'read:directories:admin',
  'read:groups:admin',
  'a key without scopes',
];

export interface AtlassianParts {
  readonly org: Organisation;
  readonly acts: Acts<AtlassianActs>;
  /** Whether a key opens anything. */
  readonly knows: (key: string | undefined) => boolean;
  readonly view: () => AtlassianView;
  readonly now: () => number;
  readonly granted: () => readonly string[] | undefined;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

export function refusal(status: number, code: string, detail: string): Reply {
  return { status, body: { errors: [{ id: 'd1b2', status: String(status), code, title: detail, detail }] } };
}
export const NOT_SIGNED_IN = refusal(401, 'ADMIN-401-1', 'The API key is not valid.');
const NOT_FOUND = refusal(404, 'ADMIN-404-1', 'The resource was not found.');
const BAD_REQUEST = refusal(400, 'ADMIN-400-1', 'The request is not valid.');

export const MOST_ROWS = 100;
const DEFAULT_ROWS = 50;

export function openAtlassian(parts: AtlassianParts) {
  const { org, acts, knows, view, now, granted, quirk, mostRows } = parts;

  function answer(asked: Asked): Reply {
    if (!knows(asked.token)) return NOT_SIGNED_IN;
    const [, , version, ...rest] = asked.path.slice(PREFIX.length).split('/');
    const what = `${asked.method} ${version} ${rest.join('/')}`;
    if (!rest.join('/').startsWith(ORG)) return refusal(404, 'ADMIN-404-2', 'There is no such organization.');
    if (what === `POST v2 ${ORG}/workspaces`) return needs('read:workspaces:admin', () => workspaces(asked));
    const everywhere = `v2 ${ORG}/directories/-`;
    if (what === `POST ${everywhere}/users/search`)
      return needs('read:directories:admin', () => users(asked));
    if (what === `POST ${everywhere}/groups/search`) return needs('read:groups:admin', () => groups(asked));
    const roles = /^GET v2 \S+\/directories\/-\/users\/([^/]+)\/role-assignments$/.exec(what);
    if (roles) return needs('read:directories:admin', () => assignments(asked, roles[1] as string));
    return needs('a key without scopes', () => act(asked, what));
  }

  function needs(scope: string, reply: () => Reply): Reply {
    if ((granted() ?? SCOPES).includes(scope)) return reply();
    const status = quirk('scopeRefusedAs401') ? 401 : 403;
    return { status, body: { code: status, message: 'Unauthorized; scope does not match' } };
  }

  function page<T>(asked: Asked, list: string, rows: readonly T[], render: (row: T) => object): Reply {
    const { limit = DEFAULT_ROWS, cursor } = parsedBody(asked.body) ?? Object.fromEntries(asked.query);
    if (Number(limit) < 1 || Number(limit) > MOST_ROWS) return BAD_REQUEST;
    const size = Math.min(Number(limit), mostRows('atlassian') ?? MOST_ROWS);
    const found = pageOf(list, rows, (cursor as string | undefined) ?? null, size, now(), asked.shifted);
    if (!found) return refusal(400, 'ADMIN-400-2', 'The page cursor is not valid.');
    const { next } = found;
    return ok({
      data: found.rows.map(render),
      links: { self: 'self', ...(next && { next }) },
      meta: { total: rows.length },
    });
  }

  function workspaces(asked: Asked): Reply {
    const body = parsedBody(asked.body);
    if (!body || (body.cursor !== undefined && Object.keys(body).length > 1)) return BAD_REQUEST;
    return page(asked, 'workspaces', PRODUCTS, (product) => workspaceResource(view(), product));
  }

  function users(asked: Asked): Reply {
    const body = parsedBody(asked.body);
    if (!body) return BAD_REQUEST;
    const expand = (body.expand as string[] | undefined) ?? [];
    if (expand.includes('productAccess') && quirk('noGuard'))
      return refusal(403, 'ADMIN-403-1', 'Your organization has no subscription to Atlassian Guard.');
    const { accountIds, resourceIds, roleIds, status } = body as Readonly<
      Record<string, string[] | undefined>
    >;
    const wanted = PRODUCTS.filter(({ id }) => resourceIds?.includes(id));
    const billed = roleIds?.includes('atlassian/user') ?? false;
    const rows = view().users.filter(
      (user) =>
        (!accountIds || accountIds.includes(user.id)) &&
        (!status || status.includes(user.status)) &&
        (!resourceIds ||
          wanted.some((product) => (billed ? hasAccess(user, product) : mayAnything(user, product.id)))),
    );
    const list = `users ${resourceIds?.join() ?? ''}`;
    return page(asked, list, rows, (user) => userResource(org, user, view().day, expand, quirk('siteIds')));
  }

  function mayAnything(user: AtlassianUser, resource: string): boolean {
    return (
      (user.roles.get(resource)?.length ?? 0) > 0 ||
      user.teams.some(({ gives }) => gives.some(({ id }) => id === resource))
    );
  }

  function groups(asked: Asked): Reply {
    const body = parsedBody(asked.body);
    if (!body) return BAD_REQUEST;
    const { resourceIds, expand = [] } = body as Readonly<Record<string, string[] | undefined>>;
    const rows = TEAMS.filter(
      ({ gives }) => !resourceIds || gives.some(({ id }) => resourceIds.includes(id)),
    );
    return page(asked, `groups ${resourceIds?.join() ?? ''}`, rows, (team) => groupResource(team, expand));
  }

  const found = (id: string): AtlassianUser | undefined =>
    view().users.find((user) => user.id === decodeURIComponent(id));

  function assignments(asked: Asked, id: string): Reply {
    const user = found(id);
    if (!user) return NOT_FOUND;
    const resource = asked.query.get('resourceIds');
    const rows = assignmentResources(user).filter(
      (one) => !resource || (one as { readonly resourceId: string }).resourceId === resource,
    );
    return page(asked, `roles ${id}`, rows, (row) => row);
  }

  function act({ body }: Asked, what: string): Reply {
    const role = /^POST v1 \S+\/users\/([^/]+)\/roles\/(assign|revoke)$/.exec(what);
    if (role) return changeRole(role[1] as string, role[2] === 'assign', parsedBody(body));
    const join = /^POST v2 \S+\/directories\/([^/]+)\/groups\/([^/]+)\/memberships$/.exec(what);
    if (join) return changeGroup(join, String(parsedBody(body)?.accountId), true);
    const leave = /^DELETE v2 \S+\/directories\/([^/]+)\/groups\/([^/]+)\/memberships\/([^/]+)$/.exec(what);
    return leave ? changeGroup(leave, leave[3] as string, false) : NOT_FOUND;
  }

  function changeRole(account: string, assign: boolean, body: Record<string, unknown> | undefined): Reply {
    const user = found(account);
    const { role, resource } = (body ?? {}) as Readonly<Record<string, string | undefined>>;
    if (!role || !PRODUCTS.some(({ id }) => id === resource)) return BAD_REQUEST;
    if (!user) return NOT_FOUND;
    const others = (user.roles.get(resource ?? '') ?? []).filter((one) => one !== role);
    acts.record((state) => {
      state.roles[`${user.id} ${resource}`] = assign ? [...others, role] : others;
    });
    return { status: 204 };
  }

  function changeGroup([, directory, group]: RegExpExecArray, account: string, joins: boolean): Reply {
    const [user, team] = [found(account), TEAMS.find(({ id }) => id === group)];
    if (!user || !team || directory !== DIRECTORY) return NOT_FOUND;
    if (team.synced) return refusal(400, 'ADMIN-400-3', 'The group is synced from an identity provider.');
    if (!joins && !user.teams.includes(team)) return NOT_FOUND;
    acts.record((state) => {
      state.members[`${user.id} ${team.id}`] = joins;
    });
    return { status: 204 };
  }

  return { answer };
}
