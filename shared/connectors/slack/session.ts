// A conversation with one Slack workspace or several of an organization: members, the bill, activity, and SCIM to act.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { Page, VendorList, VendorSession } from '../connector.ts';
import { VendorFailure } from '../failure.ts';
import type { Reader, VendorHttp, VendorRequest } from '../http.ts';
import { typedToken } from '../oauth.ts';
import { once } from '../once.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing, probe } from '../probe.ts';
import { activePatch } from '../scim-patch.ts';
import { listId, openActivity } from './activity.ts';
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

export function open(http: VendorHttp, config: Config, { token }: Credentials): VendorSession {
  const own = config.apiBaseUrl?.replace(/\/+$/, '');
  const source = typedToken(token);
  const teams = config.workspaces?.split(/[\s,]+/) ?? [undefined];

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
    logs: (team_id, limit, cursor, before) =>
      ask('team.accessLogs', { limit, cursor, before, team_id }, answered(wire.AccessLogs)),
  });

  function listsOf<T extends wire.Paged>(
    name: string,
    tasks: readonly Task[],
    read: (limit: number, cursor?: string, team?: string) => Promise<T>,
    page: (answer: T) => Pick<Page, 'facts' | 'rows'>,
  ): VendorList[] {
    return teams.map((team) => ({
      id: listId(name, team),
      tasks,
      async read(cursor) {
        const answer = await read(PER_PAGE, cursor, team);
        const next = answer.response_metadata?.next_cursor;
        return { ...page(answer), ...(next && { next }) };
      },
    }));
  }

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const reach = tasks.includes('activity') ? await activity.reach() : undefined;
    const all = [
      ...listsOf('users', ['accounts', 'activity'], users, ({ members }) => ({
        facts: members
          // Whoever left one workspace of several looks deactivated there.
          .filter(({ deleted }) => !deleted || teams.length === 1)
          .map((user) => translate.account(user, reach)),
        rows: members.length,
      })),
      ...listsOf('billable', ['licenses', 'accounts'], billable, ({ billable_info }) => ({
        facts: [translate.SKU, ...translate.billed(billable_info)],
        rows: Object.keys(billable_info).length,
      })),
      ...(reach ? await activity.lists() : []),
    ];
    return all.filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  /** Without their scope, and where they are hidden, nobody has an address. */
  const addressless = once(async (): Promise<Missing | undefined> => {
    const { members } = await users(PROBED);
    if (members.some(({ profile }) => profile?.email)) return undefined;
    return { reason: 'Slack tells no addresses.', remedy: remedyOf(SCOPES.mails) };
  });

  async function capabilities(): Promise<Capability[]> {
    const may = (remedy: string, ...calls: (() => Promise<unknown>)[]) =>
      probe(calls, remedy, ({ kind }) => kind === 'permissionMissing');
    const listed = await may(remedyOf(SCOPES.users), addressless);
    const people = listed ?? (await addressless());
    const bill = await may(remedyOf(SCOPES.admin), () => billable(1));
    const active = await may(
      remedyOf(`${SCOPES.analytics} (Business+, Enterprise) or ${SCOPES.admin} (any paid plan)`),
      activity.reach,
    );
    const acting = await may(`${remedyOf(SCOPES.admin)} SCIM comes with Business+ and Enterprise.`, () =>
      http.json(scim('?count=1'), z.unknown()),
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
    const active = request.task === 'restore';
    const before = await account(id);
    if (before === undefined ? !active : (before.status === 'active') === active) return 'alreadySo';
    const one = scim(`/${encodeURIComponent(id)}`);
    await http.json({ ...one, method: 'PATCH', json: activePatch(active), attempts: 1 }, z.unknown());
    return 'done';
  }

  return { capabilities, lists, account, act };
}

/** Enough that not all of them are bots. */
const PROBED = 50;

function remedyOf(scope: string): string {
  return `Your Slack app → OAuth & Permissions → User Token Scopes: add ${scope}, then install it again.`;
}
