// A conversation with one Workspace organization: a token per scope, its lists, and what was delegated.
import type * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import { assertion, JWT_BEARER } from '../assertion.ts';
import type { Page, VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import type { VendorHttp, VendorRequest } from '../http.ts';
import { type SignedIn, signIn } from '../oauth.ts';
import type { Pace } from '../pace.ts';
import { capability, probe } from '../probe.ts';
import { KeyFile, SCOPES } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const TOKEN_URL = 'https://oauth2.googleapis.com/token';

/** 2,400 a minute per user and project (Directory API, limits). */
const DIRECTORY_PACE: Pace = { name: 'directory', perSecond: 40, burst: 100 };
/** One a second (License Manager, limits); short bursts pass, and what does not is retried. */
const LICENSING_PACE: Pace = { name: 'licensing', perSecond: 1, burst: 30 };
const RESELLER_PACE: Pace = { name: 'reseller', perSecond: 5, burst: 20 };

/** The most the Directory gives. License Manager's guide says 100, its discovery document 1,000: ask, and take what comes. */
const USERS_PER_PAGE = '500';
const ASSIGNMENTS_PER_PAGE = '1000';
const SUBSCRIPTIONS_PER_PAGE = '100';

/**
 * The Directory knows its customer from the administrator who is acted for, and refuses the primary domain that License
 * Manager and the Reseller API take as well as the ID (users.list, `customer`; read 2026-04-23).
 */
const OWN_CUSTOMER = 'my_customer';

const USER_FIELDS =
  'nextPageToken,users(id,primaryEmail,name/fullName,aliases,nonEditableAliases,emails,suspended,archived,lastLoginTime,creationTime,organizations,relations)';

const DELEGATE =
  'Admin console → Security → API controls → Domain-wide delegation: allow the client of the service account the scope';

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const key = KeyFile.parse(JSON.parse(credentials.key));
  http.hide(key.private_key);
  const { customerId } = config;

  /** A token asked for with a scope that is not delegated is refused whole, so each scope has its own. */
  function tokenFor(scope: string, admin: string): SignedIn {
    const url = config.apiBaseUrl ? addressOf('', '/token') : TOKEN_URL;
    return signIn(http, url, async () => {
      const claims = { iss: key.client_email, sub: admin, aud: TOKEN_URL, scope };
      return { grant_type: JWT_BEARER, assertion: await assertion(http, claims, key.private_key) };
    });
  }
  const tokens = {
    directory: tokenFor(SCOPES.directory, config.adminMail),
    licensing: tokenFor(SCOPES.licensing, config.adminMail),
    reseller: tokenFor(SCOPES.reseller, config.resellerAdminMail ?? config.adminMail),
  };
  const paces = { directory: DIRECTORY_PACE, licensing: LICENSING_PACE, reseller: RESELLER_PACE };

  function addressOf(host: string, path: string): string {
    return `${config.apiBaseUrl?.replace(/\/+$/, '') ?? `https://${host}.googleapis.com`}${path}`;
  }

  function get<T>(
    api: keyof typeof tokens,
    path: string,
    query: Record<string, string>,
    cursor: string | undefined,
    shape: z.ZodType<T>,
  ): Promise<T> {
    const search = new URLSearchParams(cursor === undefined ? query : { ...query, pageToken: cursor });
    return atCursor(cursor, () => send(api, `${path}?${search}`, shape));
  }

  function send<T>(
    api: keyof typeof tokens,
    path: string,
    shape: z.ZodType<T>,
    more?: Partial<VendorRequest>,
  ): Promise<T> {
    const url = addressOf(api === 'directory' ? 'admin' : api, path);
    return http.json({ url, token: tokens[api], pace: paces[api], ...more }, shape);
  }

  function users(maxResults: string, cursor?: string) {
    const query = {
      customer: OWN_CUSTOMER,
      maxResults,
      projection: 'full',
      orderBy: 'email',
      fields: USER_FIELDS,
    };
    return get('directory', '/admin/directory/v1/users', query, cursor, wire.UserList);
  }

  function assignments(product: string, maxResults: string, cursor?: string) {
    const path = `/apps/licensing/v1/product/${encodeURIComponent(product)}/users`;
    return get('licensing', path, { customerId, maxResults }, cursor, wire.LicenseAssignmentList);
  }

  function subscriptions(maxResults: string, cursor?: string) {
    const query = { customerId, maxResults };
    return get('reseller', '/apps/reseller/v1/subscriptions', query, cursor, wire.SubscriptionList);
  }

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const people: VendorList = {
      id: 'users',
      tasks: ['accounts', 'activity'],
      async read(cursor) {
        const page = await users(USERS_PER_PAGE, cursor);
        const rows = page.users ?? [];
        const facts = rows.map((user) => translate.account(user, tasks.includes('activity')));
        return { facts, rows: rows.length, ...nextOf(page) };
      },
    };
    const holders = config.products.map(
      (product): VendorList => ({
        id: `assignments/${product}`,
        tasks: ['licenses', 'accounts'],
        async read(cursor) {
          const page = await assignments(product, ASSIGNMENTS_PER_PAGE, cursor);
          const rows = page.items ?? [];
          return { facts: translate.assignmentFacts(rows), rows: rows.length, ...nextOf(page) };
        },
      }),
    );
    const bought: VendorList = { id: 'subscriptions', tasks: ['licenses'], read: readSubscriptions };
    return [people, ...holders, ...(config.resellerAdminMail ? [bought] : [])].filter((list) =>
      list.tasks.some((task) => tasks.includes(task)),
    );
  }

  /** One customer's subscriptions are few and add up per SKU, so they are read as one page. */
  async function readSubscriptions(): Promise<Page> {
    const rows: wire.Subscription[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await subscriptions(SUBSCRIPTIONS_PER_PAGE, cursor);
      rows.push(...(page.subscriptions ?? []));
      if (!page.nextPageToken) break;
      cursor = page.nextPageToken;
    }
    return {
      facts: translate.subscriptionFacts(rows, new Date(http.now()).toISOString()),
      rows: rows.length,
    };
  }

  async function capabilities(): Promise<Capability[]> {
    const may = (scope: string, call: () => Promise<unknown>) =>
      probe([call], `${DELEGATE} ${scope}.`, (failure) => failure.kind === 'permissionMissing');
    const people = await may(SCOPES.directory, () => users('1'));
    const product = config.products[0] ?? 'Google-Apps';
    const licensing = await may(SCOPES.licensing, () => assignments(product, '1'));
    const reseller = config.resellerAdminMail
      ? await may(SCOPES.reseller, () => subscriptions('1'))
      : undefined;
    return [
      capability('licenses', licensing ?? reseller),
      capability('accounts', people ?? licensing),
      capability('activity', people),
      ...(['reclaim', 'downgrade', 'restore'] as const).map((task) => capability(task, people ?? licensing)),
    ];
  }

  return {
    capabilities,
    lists,
    act: async (request) => (await import('./act.ts')).performed(send, request),
  };
}

function nextOf(page: { nextPageToken?: string | null | undefined }): { next?: string } {
  return page.nextPageToken ? { next: page.nextPageToken } : {};
}
