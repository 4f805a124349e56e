// A conversation with one Adobe organization: its profiles, its users twice, and the one call that changes who is in a profile.
import type * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp, VendorRequest } from '../http.ts';
import { signIn } from '../oauth.ts';
import { once } from '../once.ts';
import { capability, probe } from '../probe.ts';
import { SCOPE, SEPARATOR } from './asked.ts';
import { command, outcome, type Step } from './command.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const API = 'https://usermanagement.adobe.io';
const SIGN_IN = 'https://ims-na1.adobelogin.com';

/** Requests a minute of a client (throttling limits, read 2026-09); all clients together share four times as many. */
const PER_MINUTE = { users: 25, groups: 5, action: 10, organizations: 25 };
type Resource = keyof typeof PER_MINUTE;

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const own = config.apiBaseUrl?.replace(/\/+$/, '');
  const { clientId, clientSecret } = credentials;
  const token = signIn(http, `${own ?? SIGN_IN}/ims/token/v2`, async () => ({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `openid,AdobeID,${SCOPE}`,
  }));
  const organization = encodeURIComponent(config.organizationId).replace('%40', '@');

  function ask<T>(
    resource: Resource,
    path: string,
    shape: z.ZodType<T>,
    more: Partial<VendorRequest> = {},
  ): Promise<T> {
    const most = PER_MINUTE[resource];
    return http.json(
      {
        url: `${own ?? API}/v2/usermanagement/${resource}/${organization}${path}`,
        headers: { 'x-api-key': clientId },
        token,
        pace: { name: resource, perSecond: most / 60, burst: most },
        ...more,
      },
      shape,
    );
  }

  const groups = (page: number) => ask('groups', `/${page}`, wire.GroupPage);
  const users = (page: number, directOnly: boolean) =>
    ask('users', `/${page}?directOnly=${directOnly}`, wire.UserPage);

  const everyGroup = once(async () => {
    const all: wire.Group[] = [];
    for (let page = 0; ; page++) {
      const { groups: some, lastPage } = await groups(page);
      all.push(...(some ?? []));
      if (lastPage || !some?.length) return all;
    }
  });

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const products: VendorList = {
      id: 'groups',
      tasks: ['licenses'],
      async read() {
        const all = await everyGroup();
        return { facts: translate.skus(all), rows: all.length };
      },
    };
    const people: VendorList = {
      id: 'users',
      tasks: ['accounts'],
      async read(cursor) {
        const page = Number(cursor ?? 0);
        const profiles = translate.productsOf(await everyGroup());
        const all = await atCursor(cursor, () => users(page, false));
        // What a user group gives shows only in what is missing from the memberships of one's own.
        const direct = await atCursor(cursor, () => users(page, true));
        const mine = new Map(direct.users?.map((user) => [translate.idOf(user), new Set(user.groups)]));
        const rows = all.users ?? [];
        return {
          facts: rows.flatMap(
            (user) => translate.account(user, mine.get(translate.idOf(user)) ?? new Set(), profiles) ?? [],
          ),
          rows: rows.length,
          ...(!all.lastPage && rows.length > 0 && { next: String(page + 1) }),
        };
      },
    };
    return [products, people].filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  async function capabilities(): Promise<Capability[]> {
    const missing = await probe(
      [() => groups(0), () => users(0, true)],
      `Developer Console → your project → User Management API: its OAuth credential needs ${SCOPE}.`,
      ({ kind }) => kind === 'permissionMissing',
    );
    return (['licenses', 'accounts', 'reclaim', 'downgrade', 'restore'] as const).map((task) =>
      capability(task, missing),
    );
  }

  /** By address, as Adobe finds users; with the id that was read, where it gives one. */
  async function find({ id, mails }: { readonly id: string; readonly mails: readonly string[] }) {
    for (const domain of ['', '?domain=AdobeID'])
      try {
        const path = `/users/${encodeURIComponent(mails[0] ?? id)}${domain}`;
        const { user } = await ask('organizations', path, wire.OneUser);
        if (!user.id || user.id === id) return user;
      } catch (error) {
        if (!(error instanceof VendorFailure) || error.status !== 404) throw error;
      }
    return undefined;
  }

  async function act(request: ActionRequest, requestId: string): Promise<Performed> {
    if (request.task === 'addSeats') throw new VendorFailure('misconfigured', 'Adobe has no addSeats.');
    const { account, sku, holding } = request.seat;
    const profiles = holding.assignmentId?.split(SEPARATOR);
    if (!profiles)
      throw new VendorFailure('misconfigured', `${account.name} has ${sku.name} through a user group.`);
    const user = await find(account);
    const held = profiles.filter((profile) => user?.groups?.includes(profile));
    const gives = request.task === 'restore';
    if (gives ? held.length === profiles.length : held.length === 0) return 'alreadySo';
    if (!user) throw new VendorFailure('misconfigured', `${account.name} is no longer at Adobe.`);
    const steps: Step[] = gives ? [{ add: profiles }] : [{ remove: held }];
    if (request.task === 'downgrade') steps.push({ add: [request.to.key ?? ''] });
    const json = [command(user, requestId, steps)];
    return outcome(await ask('action', '', wire.ActionAnswer, { method: 'POST', json, attempts: 1 }));
  }

  return { capabilities, lists, act };
}
