// A conversation with one SCIM server: what it says of itself, its users by index, and the PATCH that changes one.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { Page, VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp, VendorRequest } from '../http.ts';
import { basic, signIn, typedToken } from '../oauth.ts';
import { once } from '../once.ts';
import type { Pace } from '../pace.ts';
import { capability, probe } from '../probe.ts';
import { activePatch, patchOf } from '../scim-patch.ts';
import { RIGHTS, USER } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const MEDIA = 'application/scim+json';

/** No server is told to allow more or less; what one does not like is waited for. */
const PACE: Pace = { name: 'scim', perSecond: 10, burst: 20 };

/** Of a server that says no number, and the most that is asked of one that allows any. */
const USUAL_PAGE = 100;
const LARGEST_PAGE = 1000;

const NOTHING_SAID = new Set<string>(['misconfigured', 'permissionMissing', 'malformedAnswer']);

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const base = config.baseUrl.replace(/\/+(Users\/*)?$/i, '');
  const { headers, ...signedIn } = signedInWith(http, credentials);

  const asked = (path: string, more: Partial<VendorRequest> = {}): VendorRequest => ({
    url: `${base}/${path}`,
    pace: PACE,
    headers: { ...headers, accept: `${MEDIA}, application/json` },
    ...signedIn,
    ...more,
  });

  /** Many servers have no such document, or a web page in its place, which only means that nothing is known of them. */
  const server = once(async (): Promise<wire.ServiceProvider> => {
    try {
      return await http.json(asked('ServiceProviderConfig'), wire.ServiceProvider);
    } catch (error) {
      if (error instanceof VendorFailure && NOTHING_SAID.has(error.kind)) return {};
      throw error;
    }
  });

  function users(count: number, cursor?: string) {
    const search = new URLSearchParams({ startIndex: cursor ?? '1', count: String(count) });
    return atCursor(cursor, () => http.json(asked(`Users?${search}`), wire.UserList));
  }

  /** The first user of the page before: a server that takes no index sends its first page again and again. */
  let first: string | undefined;

  async function read(cursor: string | undefined): Promise<Page> {
    const most = (await server()).filter?.maxresults || USUAL_PAGE;
    const page = await users(Math.min(most, LARGEST_PAGE), cursor);
    const found = page.resources ?? [];
    const index = Number(cursor ?? 1);
    const again = cursor !== undefined && found[0] !== undefined && found[0].id === first;
    if (again || (page.startindex != null && found.length > 0 && page.startindex !== index))
      throw new VendorFailure('malformedAnswer', `The server sends no page from index ${index} on.`);
    first = found[0]?.id;
    // Servers send as few as they like; what counts is what came.
    const next = index + found.length;
    return {
      facts: found.flatMap((user) => translate.userFacts(user, config.seats, config.seatName)),
      rows: found.length,
      total: page.totalresults,
      ...(found.length > 0 && next <= page.totalresults && { next: String(next) }),
    };
  }

  async function lists(): Promise<VendorList[]> {
    return [{ id: 'users', tasks: ['licenses', 'accounts'], read }];
  }

  async function capabilities(): Promise<Capability[]> {
    const reading = await probe(
      [() => users(1)],
      `Let the credentials read users (${RIGHTS.read}).`,
      ({ kind }) => kind === 'permissionMissing',
    );
    const acting =
      (await server()).patch?.supported === false
        ? {
            reason: 'The server says that it supports no PATCH.',
            remedy: 'Change users at the vendor by hand.',
          }
        : reading;
    const able = (task: Task) =>
      capability(task, task === 'reclaim' || task === 'restore' ? acting : reading);
    return (['licenses', 'accounts', 'reclaim', 'restore'] as const).map(able);
  }

  const one = (id: string) => `Users/${encodeURIComponent(id)}`;

  async function account(id: string) {
    try {
      const user = await http.json(asked(one(id)), wire.User);
      const fact = translate.userFacts(user, config.seats, config.seatName).at(-1);
      return fact?.of === 'account' ? fact.account : undefined;
    } catch (error) {
      if (error instanceof VendorFailure && error.status === 404) return undefined;
      throw error;
    }
  }

  async function act(request: ActionRequest): Promise<Performed> {
    if (request.task !== 'reclaim' && request.task !== 'restore')
      throw new VendorFailure('misconfigured', `SCIM has no ${request.task}.`);
    const { sku } = request.seat;
    const { id } = request.seat.account;
    const gives = request.task === 'restore';
    const before = await account(id);
    const has =
      before !== undefined &&
      (sku.vendorId === USER
        ? before.status === 'active'
        : before.holds.some((held) => held.sku === sku.vendorId));
    if (has === gives) return 'alreadySo';
    const more = { method: 'PATCH', attempts: 1, json: changeOf(sku.vendorId, gives) } as const;
    const media = { ...headers, accept: `${MEDIA}, application/json`, 'content-type': MEDIA };
    await http.json(asked(one(id), { ...more, headers: media }), z.unknown());
    return 'done';
  }

  function changeOf(value: string, gives: boolean): object {
    if (value === USER) return activePatch(gives);
    const path = config.seats;
    return patchOf(
      gives
        ? { op: 'add', path, value: [{ value }] }
        : { op: 'remove', path: `${path}[value eq ${JSON.stringify(value)}]` },
    );
  }

  return { capabilities, lists, account, act };
}

function signedInWith(http: VendorHttp, credentials: Credentials): Pick<VendorRequest, 'token' | 'headers'> {
  if (credentials.method === 'bearer') return { token: typedToken(credentials.token) };
  if (credentials.method === 'basic')
    return { headers: basic(http, credentials.userName, credentials.password) };
  const { tokenUrl, clientId, clientSecret, scope } = credentials;
  const form = { grant_type: 'client_credentials', ...(scope && { scope }) };
  return { token: signIn(http, tokenUrl, async () => form, basic(http, clientId, clientSecret)) };
}
