// A conversation with one Zoom account: its users by status, and the one call that gives or takes a license.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp } from '../http.ts';
import { basic, signIn } from '../oauth.ts';
import { orNothing } from '../or-nothing.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing } from '../probe.ts';
import { LICENSED, SCOPES } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const API = 'https://api.zoom.us';
const SIGN_IN = 'https://zoom.us';

/** Of a Pro account (rate limits of the REST API): what larger ones allow is more. */
const MEDIUM: Pace = { name: 'medium', perSecond: 20, burst: 20 };
const LIGHT: Pace = { name: 'light', perSecond: 30, burst: 30 };

const USERS_PER_PAGE = '300';

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const own = config.apiBaseUrl?.replace(/\/+$/, '');
  const { accountId, clientId, clientSecret } = credentials;
  const token = signIn(
    http,
    `${own ?? SIGN_IN}/oauth/token`,
    async () => ({ grant_type: 'account_credentials', account_id: accountId }),
    basic(http, clientId, clientSecret),
  );
  const base = `${own ?? API}/v2/users`;

  function users(status: translate.Listed, cursor?: string) {
    const search = new URLSearchParams({ status, page_size: USERS_PER_PAGE });
    if (cursor !== undefined) search.set('next_page_token', cursor);
    const request = { url: `${base}?${search}`, token, pace: MEDIUM };
    return atCursor(cursor, () => http.json(request, wire.UserList));
  }

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const licenses: VendorList = {
      id: 'types',
      tasks: ['licenses'],
      read: async () => ({ facts: translate.SKUS, rows: translate.SKUS.length }),
    };
    const people = (['active', 'inactive', 'pending'] as const).map(
      (status): VendorList => ({
        id: `users/${status}`,
        tasks: ['accounts', 'activity'],
        async read(cursor) {
          const page = await users(status, cursor);
          const activity = tasks.includes('activity');
          return {
            facts: page.users.flatMap((user) => translate.account(user, status, activity) ?? []),
            rows: page.users.length,
            ...(page.total_records != null && { total: page.total_records }),
            ...(page.next_page_token && { next: page.next_page_token }),
          };
        },
      }),
    );
    return [licenses, ...people].filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  /** The token says itself what it may do. */
  async function capabilities(): Promise<Capability[]> {
    const granted = new Set(((await token.answer()).scope ?? '').split(' '));
    const lacking = (...scopes: readonly string[]): Missing | undefined => {
      const missing = scopes.find((scope) => !granted.has(scope));
      return missing === undefined
        ? undefined
        : {
            reason: `The app has no scope ${missing}.`,
            remedy: `Zoom App Marketplace → Develop → your app → Scopes: add ${missing}, then activate the app again.`,
          };
    };
    const reading = lacking(SCOPES.list);
    const acting = lacking(SCOPES.update, SCOPES.user);
    return [
      capability('licenses', reading),
      capability('accounts', reading),
      capability('activity', reading),
      capability('reclaim', acting),
      capability('restore', acting),
    ];
  }

  const one = (id: string) => ({ url: `${base}/${encodeURIComponent(id)}`, token, pace: LIGHT });

  const account = (id: string) =>
    orNothing(async () => {
      const user = await http.json(one(id), wire.User.extend({ status: z.string().nullish() }));
      const listed = user.status === 'inactive' || user.status === 'pending' ? user.status : 'active';
      const fact = translate.account(user, listed, true);
      return fact?.of === 'account' ? fact.account : undefined;
    });

  async function act(request: ActionRequest): Promise<Performed> {
    if (request.task !== 'reclaim' && request.task !== 'restore')
      throw new VendorFailure('misconfigured', `Zoom has no ${request.task}.`);
    const { id } = request.seat.account;
    const has = (await account(id))?.holds.some(({ sku }) => sku === LICENSED) === true;
    if (has === (request.task === 'restore')) return 'alreadySo';
    const type = request.task === 'restore' ? 2 : 1;
    await http.json({ ...one(id), method: 'PATCH', json: { type }, attempts: 1 }, z.unknown());
    return 'done';
  }

  return { capabilities, lists, account, act };
}
