// A conversation with one Slack workspace or several of an organization: members, the bill, activity, and SCIM to act.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { Page, VendorList, VendorSession } from '../connector.ts';
import { VendorFailure } from '../failure.ts';
import type { Reader, TokenSource, VendorHttp, VendorRequest } from '../http.ts';
import { once } from '../once.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing, probe } from '../probe.ts';
import { openActivity } from './activity.ts';
import { answered, memberDays } from './answer.ts';
import { SCOPES, SEAT } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const WEB = 'https://slack.com';
const SCIM = 'https://api.slack.com';

/** Tier 2, twenty a minute and a few more, of every method by itself (docs.slack.dev, rate limits; read 2026-08-20). */
const tier2 = (method: string): Pace => ({ name: method, perSecond: 20 / 60, burst: 20 });
/** 180 writes a minute of the whole organization, whatever app makes them. */
const SCIM_PACE: Pace = { name: 'scim', perSecond: 3, burst: 20 };

/** The most it gives; without a limit large workspaces are refused. */
const PER_PAGE = 1000;

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export function open(http: VendorHttp, config: Config, { token }: Credentials): VendorSession {
  const own = config.apiBaseUrl?.replace(/\/+$/, '');
  const source: TokenSource = { get: async () => token, renew: async () => token };
  const teams = config.workspaces?.split(/[\s,]+/).filter(Boolean) ?? [undefined];

  function ask<T>(
    method: string,
    query: Readonly<Record<string, string | number | undefined>>,
    reader: Reader<T>,
  ): Promise<T> {
    const given = Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    );
    const url = `${own ?? WEB}/api/${method}?${new URLSearchParams(given)}`;
    return http.read({ url, token: source, pace: tier2(method) }, reader);
  }

  const users = (limit: number, cursor?: string, team_id = teams[0]) =>
    ask('users.list', { limit, cursor, team_id }, answered(wire.UserList));
  const billable = (limit: number, cursor?: string, team_id = teams[0]) =>
    ask('team.billableInfo', { limit, cursor, team_id }, answered(wire.BillableInfo));

  const activity = openActivity({
    now: () => http.now(),
    teams,
    file: (date) => ask('admin.analytics.getFile', { type: 'member', date }, memberDays),
    logs: (query, cursor, team_id) =>
      ask('team.accessLogs', { ...query, cursor, team_id }, answered(wire.AccessLogs)),
  });

  const nameOf = (list: string, team: string | undefined) => (team === undefined ? list : `${list}/${team}`);

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const reach = tasks.includes('activity') ? await activity.reach() : undefined;
    const people = teams.map(
      (team): VendorList => ({
        id: nameOf('users', team),
        tasks: ['accounts', 'activity'],
        async read(cursor): Promise<Page> {
          const { members, response_metadata } = await users(PER_PAGE, cursor, team);
          // Whoever left one workspace of several looks deactivated there.
          const there = teams.length > 1 ? members.filter(({ deleted }) => !deleted) : members;
          return {
            facts: there.map((user) => translate.account(user, reach)),
            rows: members.length,
            ...nextOf(response_metadata),
          };
        },
      }),
    );
    const bill = teams.map(
      (team): VendorList => ({
        id: nameOf('billable', team),
        tasks: ['licenses', 'accounts'],
        async read(cursor): Promise<Page> {
          const { billable_info, response_metadata } = await billable(PER_PAGE, cursor, team);
          return {
            facts: [translate.SKU, ...translate.billed(billable_info)],
            rows: Object.keys(billable_info).length,
            ...nextOf(response_metadata),
          };
        },
      }),
    );
    const active = reach === undefined ? [] : await activity.lists();
    return [...people, ...bill, ...active].filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  /** Whether addresses are told is known from the first page alone: somebody has one. */
  const addressless = once(async (): Promise<Missing | undefined> => {
    const { members } = await users(PROBED);
    const people = members.filter(({ is_bot, id }) => !is_bot && id !== 'USLACKBOT');
    return people.length > 0 && people.every(({ profile }) => !profile?.email)
      ? { reason: 'Slack tells no addresses of members.', remedy: remedyOf(SCOPES.mails) }
      : undefined;
  });

  async function capabilities(): Promise<Capability[]> {
    const may = (remedy: string, ...calls: (() => Promise<unknown>)[]) =>
      probe(calls, remedy, ({ kind }) => kind === 'permissionMissing');
    const listed = await may(remedyOf(SCOPES.users), addressless);
    const people = listed ?? (await addressless());
    const bill = await may(remedyOf(SCOPES.admin), () => billable(1));
    const active = await may(
      remedyOf(`${SCOPES.analytics} on Business+ or Enterprise, or ${SCOPES.admin} on any paid plan`),
      activity.reach,
    );
    const acting = await may(
      `${remedyOf(SCOPES.admin)} Slack lets members be deactivated by API on Business+ and Enterprise only.`,
      () => http.json(scim('?count=1'), z.unknown()),
    );
    return [
      capability('licenses', bill),
      capability('accounts', people ?? bill),
      capability('activity', listed ?? active),
      capability('reclaim', acting),
      capability('restore', acting),
    ];
  }

  /** Bills trail, so that a member who was just deactivated may still look billed. */
  async function account(id: string) {
    try {
      const { user } = await ask('users.info', { user: id }, answered(wire.UserInfo));
      const fact = translate.account(user, undefined);
      if (fact.of !== 'account') return undefined;
      if (user.deleted) return fact.account;
      const query = { user: id, team_id: teams[0] };
      const { billable_info } = await ask('team.billableInfo', query, answered(wire.BillableInfo));
      return { ...fact.account, holds: billable_info[id]?.billing_active ? [{ sku: SEAT }] : [] };
    } catch (error) {
      if (error instanceof VendorFailure && error.code === 'user_not_found') return undefined;
      throw error;
    }
  }

  const scim = (path: string): VendorRequest => ({
    url: `${own ?? SCIM}/scim/v2/Users${path}`,
    token: source,
    pace: SCIM_PACE,
  });

  async function act(request: ActionRequest): Promise<Performed> {
    if (request.task !== 'reclaim' && request.task !== 'restore')
      throw new VendorFailure('misconfigured', `Slack has no ${request.task}.`);
    const { id } = request.seat.account;
    const wanted = request.task === 'restore' ? 'active' : 'disabled';
    const before = await account(id);
    if (before?.status === wanted || (before === undefined && wanted === 'disabled')) return 'alreadySo';
    const one = { ...scim(`/${encodeURIComponent(id)}`), attempts: 1 };
    const activate = {
      schemas: [PATCH_OP],
      Operations: [{ op: 'replace', path: 'active', value: true }],
    };
    await http.json(
      wanted === 'active' ? { ...one, method: 'PATCH', json: activate } : { ...one, method: 'DELETE' },
      z.unknown(),
    );
    return 'done';
  }

  return { capabilities, lists, account, act };
}

/** Enough that not all of them are bots. */
const PROBED = 50;

function nextOf(metadata: { readonly next_cursor?: string | null | undefined } | null | undefined) {
  return metadata?.next_cursor ? { next: metadata.next_cursor } : {};
}

function remedyOf(scope: string): string {
  return `api.slack.com → your app → OAuth & Permissions → User Token Scopes: add ${scope}, then install the app again.`;
}
