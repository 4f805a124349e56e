// One Slack workspace answering: the Web API, which refuses with 200, and SCIM, which does not.
import type { Acts } from '../acts.ts';
import { dayNumber } from '../organisation/days.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pageOf } from '../paging.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import { botResource, fileOf, logsOf, userResource } from './resources.ts';
import { BOTS, type SlackActs, type SlackUser, type SlackView } from './view.ts';

export const PREFIX = '/slack';
export const SCOPES = ['users:read', 'users:read.email', 'admin', 'admin.analytics:read'];

export interface SlackParts {
  readonly org: Organisation;
  readonly acts: Acts<SlackActs>;
  readonly knows: (token: string | undefined) => boolean;
  readonly view: () => SlackView;
  readonly now: () => number;
  readonly granted: () => readonly string[] | undefined;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

export function refusal(error: string, more: object = {}, status = 200): Reply {
  return { status, body: { ok: false, error, ...more } };
}
export const NOT_SIGNED_IN = refusal('invalid_auth');

const SCIM_ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
function scimError(status: number, detail: string): Reply {
  return { status, body: { schemas: [SCIM_ERROR], detail, status: String(status) } };
}

const MOST_ROWS = 1000;

/** Where the organization has several workspaces: who is in which, and looks deactivated where they left. */
export const WORKSPACES = ['T0MERIDIAN', 'T0LABS'];
const isIn = ({ member }: SlackUser, team: string | null) =>
  team === null || member.number % 3 !== WORKSPACES.indexOf(team);
const hasLeft = ({ member }: SlackUser, team: string | null) =>
  team === WORKSPACES[0] && member.number % 9 === 2;

export function openSlack({ org, acts, knows, view, now, granted, quirk, mostRows }: SlackParts) {
  function answer(asked: Asked): Reply {
    const path = asked.path.slice(PREFIX.length);
    const scopes = granted() ?? SCOPES;
    if (path.startsWith('/scim/v2/Users')) return scim(asked, path.slice('/scim/v2/Users'.length), scopes);
    if (!knows(asked.token)) return NOT_SIGNED_IN;
    const [needs, method] = METHODS[path.slice('/api/'.length)] ?? [];
    if (!method || !needs) return refusal('unknown_method');
    if (!scopes.includes(needs))
      return refusal('missing_scope', { needed: needs, provided: scopes.join(',') });
    return method(asked, scopes.includes('users:read.email'));
  }

  function listed<T>(asked: Asked, list: string, rows: readonly T[], body: (rows: readonly T[]) => object) {
    // Large workspaces are refused without a limit.
    if (!asked.query.has('limit')) return refusal('limit_required');
    const size = Math.min(MOST_ROWS, mostRows('slack') ?? MOST_ROWS, Number(asked.query.get('limit')));
    const page = pageOf(list, rows, asked.query.get('cursor'), Math.max(1, size), now(), asked.shifted);
    if (!page) return refusal('invalid_cursor');
    return ok({ ok: true, ...body(page.rows), response_metadata: { next_cursor: page.next ?? '' } });
  }

  /** Undefined where an app of an organization names none of its workspaces. */
  function team(asked: Asked): string | null | undefined {
    if (!quirk('organization')) return null;
    return WORKSPACES.find((id) => id === asked.query.get('team_id'));
  }

  function users(asked: Asked, mails: boolean): Reply {
    const of = team(asked);
    if (of === undefined) return refusal('missing_argument');
    const people = view()
      .users.filter((user) => isIn(user, of))
      .map((user) => userResource(user, mails, !user.active || hasLeft(user, of)));
    return listed(asked, `users ${of}`, [...BOTS.map(botResource), ...people], (members) => ({ members }));
  }

  const found = (id: string | null) => view().users.find((user) => user.id === id);

  function info(asked: Asked, mails: boolean): Reply {
    const user = found(asked.query.get('user'));
    return user ? ok({ ok: true, user: userResource(user, mails) }) : refusal('user_not_found');
  }

  function billable(asked: Asked): Reply {
    const of = team(asked);
    if (of === undefined) return refusal('missing_argument');
    const info = (rows: readonly SlackUser[]) => ({
      billable_info: Object.fromEntries(
        rows.map((user) => [user.id, { billing_active: user.billed && !hasLeft(user, of) }]),
      ),
    });
    if (asked.query.has('user')) {
      const user = found(asked.query.get('user'));
      return user ? ok({ ok: true, ...info([user]) }) : refusal('user_not_found');
    }
    const rows = view().users.filter((user) => isIn(user, of));
    return listed(asked, `billable ${of}`, rows, info);
  }

  function logs(asked: Asked): Reply {
    if (quirk('freePlan')) return refusal('paid_only');
    if (team(asked) === undefined) return refusal('missing_argument');
    const before = Number(asked.query.get('before') ?? Number.POSITIVE_INFINITY);
    const logins = logsOf(org, view()).filter(({ date_last }) => date_last <= before);
    return listed(asked, `logs ${before}`, logins, (rows) => ({ logins: rows }));
  }

  function file(asked: Asked): Reply {
    if (quirk('freePlan') || quirk('proPlan')) return refusal('feature_not_available');
    const day = dayNumber(asked.query.get('date') ?? '');
    if (day >= view().day) return refusal('file_not_yet_available');
    if (quirk('upgradedLately') && day < view().day - 20) return refusal('data_not_available');
    return {
      status: 200,
      body: fileOf(org, view(), day),
      headers: { 'content-type': 'application/gzip' },
    };
  }

  function scim(asked: Asked, path: string, scopes: readonly string[]): Reply {
    if (!knows(asked.token)) return scimError(401, 'invalid_authentication');
    if (!scopes.includes('admin')) return scimError(403, 'missing_scope');
    if (quirk('freePlan') || quirk('proPlan')) return scimError(403, 'feature_not_enabled');
    const id = decodeURIComponent(path.slice(1));
    if (id === '') return ok({ totalResults: view().users.length, itemsPerPage: 1, Resources: [] });
    const user = found(id);
    if (!user) return scimError(404, 'user_not_found');
    const active = asked.method === 'DELETE' ? false : wanted(asked.body);
    if (active === undefined) return scimError(400, 'invalid_operation');
    acts.record((state) => {
      state.active[id] = active;
    });
    return asked.method === 'DELETE' ? { status: 204 } : ok({ id, active });
  }

  const METHODS: Readonly<Record<string, readonly [string, (asked: Asked, mails: boolean) => Reply]>> = {
    'users.list': ['users:read', users],
    'users.info': ['users:read', info],
    'team.billableInfo': ['admin', billable],
    'team.accessLogs': ['admin', logs],
    'admin.analytics.getFile': ['admin.analytics:read', file],
  };

  return { answer };
}

/** `active` as a PatchOp sets it. */
function wanted(body: string): boolean | undefined {
  const operations = parsedBody(body)?.Operations;
  if (!Array.isArray(operations)) return undefined;
  const one = operations.find(({ op, path }) => op === 'replace' && path === 'active');
  return typeof one?.value === 'boolean' ? one.value : undefined;
}
