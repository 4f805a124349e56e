// A conversation with one Okta organization: a token per scope or one API token, its lists, and the calls that act.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed, Seat } from '../action.ts';
import { clientProof } from '../client-proof.ts';
import type { Page, VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { LinkedPage, VendorHttp, VendorRequest } from '../http.ts';
import { type SignedIn, signIn } from '../oauth.ts';
import { once } from '../once.ts';
import { orNothing } from '../or-nothing.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing, probe } from '../probe.ts';
import { SCOPES, SEAT } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

/** Requests a minute of an organization (Workforce rate limits, read 2026-06), less what people need. */
const PACES = {
  users: { name: 'users', perSecond: 8, burst: 60 },
  apps: { name: 'apps', perSecond: 1.4, burst: 20 },
} satisfies Record<string, Pace>;

const USERS_PER_PAGE = 200;
const APPS_PER_PAGE = 200;
const APP_USERS_PER_PAGE = 500;

type Api = keyof typeof SCOPES;
/** Applications and what is assigned of them share one allowance. */
const paceOf = (api: Api): Pace => (api === 'users' || api === 'manageUsers' ? PACES.users : PACES.apps);

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const base = config.orgUrl.replace(/\/+$/, '');

  /** A token asked for with a scope that was not granted is refused whole, so each scope has its own. */
  function tokenFor(scope: string): SignedIn | undefined {
    if (credentials.method === 'apiToken') return undefined;
    const { clientId, privateKey } = credentials;
    const url = `${base}/oauth2/v1/token`;
    return signIn(http, url, async () => ({
      grant_type: 'client_credentials',
      scope,
      ...(await clientProof(http, url, clientId, privateKey)),
    }));
  }
  const tokens = Object.fromEntries(
    Object.entries(SCOPES).map(([api, scope]) => [api, tokenFor(scope)]),
  ) as Record<Api, SignedIn | undefined>;
  const asAdministrator =
    credentials.method === 'apiToken' ? { headers: { authorization: `SSWS ${credentials.token}` } } : {};

  function asked(api: Api, url: string): VendorRequest {
    const token = tokens[api];
    return { url, pace: paceOf(api), ...asAdministrator, ...(token && { token }) };
  }

  function page<T>(
    api: Api,
    path: string,
    limit: number,
    cursor: string | undefined,
    shape: z.ZodType<T>,
  ): Promise<LinkedPage<T>> {
    const url = cursor ?? `${base}/api/v1/${path}?limit=${limit}`;
    return atCursor(cursor, () => http.page(asked(api, url), shape));
  }

  const users = (limit: number, cursor?: string) => page('users', 'users', limit, cursor, wire.UserList);
  const apps = (limit: number, cursor?: string) => page('apps', 'apps', limit, cursor, wire.AppList);

  const everyApp = once(async () => {
    const all: wire.App[] = [];
    for (let cursor: string | undefined; ; ) {
      const { value, next } = await apps(APPS_PER_PAGE, cursor);
      all.push(...value);
      if (next === undefined) return all;
      cursor = next;
    }
  });

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const people: VendorList = {
      id: 'users',
      tasks: ['accounts', 'activity'],
      async read(cursor) {
        const { value, next } = await users(USERS_PER_PAGE, cursor);
        const facts = value.map((user) => translate.account(user, tasks.includes('activity')));
        return { facts, rows: value.length, ...(next && { next }) };
      },
    };
    const catalogue: VendorList = {
      id: 'apps',
      tasks: ['licenses'],
      async read() {
        const all = await everyApp();
        return { facts: [translate.SEAT_FACT, ...all.map(translate.appFact)], rows: all.length };
      },
    };
    const wanted = [people, catalogue].filter((list) => list.tasks.some((task) => tasks.includes(task)));
    // Who holds what is read only where the accounts that hold it are read.
    if (!tasks.includes('accounts')) return wanted;
    const assigned = (await everyApp()).filter(({ status }) => status === 'ACTIVE').map(assignedTo);
    return [...wanted, ...assigned];
  }

  function assignedTo({ id }: wire.App): VendorList {
    return {
      id: `apps/${id}`,
      tasks: ['accounts'],
      async read(cursor): Promise<Page> {
        const path = `apps/${encodeURIComponent(id)}/users`;
        const { value, next } = await page('apps', path, APP_USERS_PER_PAGE, cursor, wire.AppUserList);
        return {
          facts: value.map((user) => translate.holdingFact(id, user)),
          rows: value.length,
          ...(next && { next }),
        };
      },
    };
  }

  async function capabilities(): Promise<Capability[]> {
    const may = (api: Api, call: () => Promise<unknown>) =>
      probe(
        [call],
        `Okta admin console → Applications → your API services app → Okta API Scopes: grant ${SCOPES[api]}, and give the app an admin role.`,
        ({ kind }) => kind === 'permissionMissing',
      );
    const people = await may('users', () => users(1));
    const assignments = await may('apps', () => apps(1));
    // A scope to manage is tried by asking for its token alone: there is nothing harmless to do with it.
    const granted = (api: Api): Promise<Missing | undefined> =>
      may(api, async () => void (await tokens[api]?.get()));
    const manageApps = await granted('manageApps');
    const manageUsers = await granted('manageUsers');
    return [
      capability('licenses', assignments),
      capability('accounts', people ?? assignments),
      capability('activity', people),
      capability('reclaim', manageApps ?? manageUsers),
      capability('restore', manageApps),
    ];
  }

  const account = (id: string, sku?: string) =>
    orNothing(async () => {
      const fact = translate.account(await http.json(asked('users', addressOf(id)), wire.User), true);
      if (fact.of !== 'account') return undefined;
      const assigned = sku === undefined || sku === SEAT ? undefined : await assignment(id, sku);
      return assigned ? { ...fact.account, holds: [...fact.account.holds, assigned] } : fact.account;
    });

  /** A user does not tell its applications: each is asked for its users. */
  const assignment = (user: string, app: string) =>
    orNothing(async () => {
      const url = `${base}/api/v1/apps/${encodeURIComponent(app)}/users/${encodeURIComponent(user)}`;
      const fact = translate.holdingFact(app, await http.json(asked('apps', url), wire.AppUser));
      return fact.of === 'holding' ? fact.holding : undefined;
    });

  const addressOf = (user: string) => `${base}/api/v1/users/${encodeURIComponent(user)}`;
  const assignmentOf = ({ sku }: Seat) => `${base}/api/v1/apps/${encodeURIComponent(sku.vendorId)}/users`;

  async function act(request: ActionRequest): Promise<Performed> {
    if (request.task === 'reclaim') {
      const { seat } = request;
      const own = encodeURIComponent(seat.account.id);
      const call: VendorRequest =
        seat.sku.vendorId === SEAT
          ? { ...asked('manageUsers', `${addressOf(seat.account.id)}/lifecycle/deactivate`), method: 'POST' }
          : { ...asked('manageApps', `${assignmentOf(seat)}/${own}`), method: 'DELETE' };
      return goneIsSo(() => http.json({ ...call, attempts: 1 }, z.unknown()));
    }
    if (request.task === 'restore') {
      const { seat } = request;
      const call = { ...asked('manageApps', assignmentOf(seat)), method: 'POST', attempts: 1 } as const;
      await http.json({ ...call, json: { id: seat.account.id, scope: 'USER' } }, z.unknown());
      return 'done';
    }
    throw new VendorFailure('misconfigured', `Okta has no ${request.task}.`);
  }

  return { capabilities, lists, account, act };
}

/** What is not there any more was taken away already. */
async function goneIsSo(call: () => Promise<unknown>): Promise<Performed> {
  try {
    await call();
    return 'done';
  } catch (error) {
    if (error instanceof VendorFailure && error.status === 404) return 'alreadySo';
    throw error;
  }
}
