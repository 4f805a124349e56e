// A conversation with one GitHub organization and its enterprise: numbered pages that are linked, and the calls that act.
import * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { ActionRequest, Performed } from '../action.ts';
import type { Fact, VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { LinkedPage, VendorHttp, VendorRequest } from '../http.ts';
import { typedToken } from '../oauth.ts';
import { once } from '../once.ts';
import type { Pace } from '../pace.ts';
import { capability, type Missing, probe } from '../probe.ts';
import { COPILOT, ENTERPRISE, SCOPES, SEAT } from './asked.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

const API = 'https://api.github.com';
const HEADERS = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
const PER_PAGE = 'per_page=100';

/** 5,000 an hour of a token, which other programs may share; bursts are allowed. */
const PACE: Pace = { name: 'core', perSecond: 5, burst: 200 };

export function open(http: VendorHttp, config: Config, { token }: Credentials): VendorSession {
  const base = config.apiBaseUrl?.replace(/\/+$/, '') ?? API;
  const source = typedToken(token);
  const org = `${base}/orgs/${encodeURIComponent(config.organization)}`;
  const enterprise =
    config.enterprise === undefined
      ? undefined
      : `${base}/enterprises/${encodeURIComponent(config.enterprise)}`;

  function asked(url: string, more: Partial<VendorRequest> = {}): VendorRequest {
    return { url, token: source, pace: PACE, headers: HEADERS, ...more };
  }

  function page<T>(first: string, cursor: string | undefined, shape: z.ZodType<T>): Promise<LinkedPage<T>> {
    return atCursor(cursor, () => http.page(asked(cursor ?? first), shape));
  }
  const consumed = (cursor?: string) =>
    page(`${enterprise}/consumed-licenses?${PER_PAGE}`, cursor, wire.ConsumedLicenses);
  const members = (cursor?: string) => page(`${org}/members?${PER_PAGE}`, cursor, wire.Members);
  const copilot = (cursor?: string) =>
    page(`${org}/copilot/billing/seats?${PER_PAGE}`, cursor, wire.CopilotSeats);

  /** A classic token says with every answer what it may do; one with finer rights says nothing, and is tried. */
  const scopes = once(async (): Promise<ReadonlySet<string> | undefined> => {
    const { headers } = await http.page(asked(org), wire.Organization);
    const said = headers.get('x-oauth-scopes');
    return said === null ? undefined : new Set(said.split(/,\s*/));
  });

  const may = (scope: string, call: () => Promise<unknown>) => probe([call], remedyOf(scope), isMissing);

  /** Organizations without Copilot have no such list, and a token without the scope is told the same. */
  const copilotMissing = once(() => may(SCOPES.copilot, () => copilot()));

  const nextOf = ({ next }: { readonly next?: string }) => (next === undefined ? {} : { next });

  function listOf<T>(
    id: string,
    tasks: readonly Task[],
    read: (cursor?: string) => Promise<LinkedPage<T>>,
    facts: (value: T) => {
      readonly facts: Fact[];
      readonly rows: number;
      readonly total?: number | undefined;
    },
  ): VendorList {
    return {
      id,
      tasks,
      async read(cursor) {
        const answer = await read(cursor);
        const { total, ...said } = facts(answer.value);
        return { ...said, ...(total !== undefined && { total }), ...nextOf(answer) };
      },
    };
  }

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const activity = tasks.includes('activity');
    const all: VendorList[] = [
      enterprise === undefined
        ? {
            id: 'plan',
            tasks: ['licenses'],
            async read() {
              const { plan } = await http.json(asked(org), wire.Organization);
              const counts = { purchased: plan?.seats, used: plan?.filled_seats };
              return { facts: [translate.sku(SEAT, counts)], rows: 1 };
            },
          }
        : listOf('consumed-licenses', ['licenses', 'accounts'], consumed, (value) => ({
            facts: [
              translate.sku(ENTERPRISE, {
                purchased: value.total_seats_purchased,
                used: value.total_seats_consumed,
              }),
              ...(value.users ?? []).flatMap((user) => translate.consumer(user) ?? []),
            ],
            rows: value.users?.length ?? 0,
          })),
    ];
    if (enterprise === undefined)
      all.push(
        listOf('members', ['accounts'], members, (value) => ({
          facts: value.map(({ login }) => translate.member(login, true)),
          rows: value.length,
        })),
      );
    if (!(await copilotMissing()))
      all.push(
        listOf('copilot', ['licenses', 'accounts', 'activity'], copilot, (value) => ({
          facts: [
            translate.sku(COPILOT, { used: value.total_seats }, value.seats?.[0]?.plan_type),
            ...(value.seats ?? []).flatMap((seat) => translate.copilotFact(seat, activity) ?? []),
          ],
          rows: value.seats?.length ?? 0,
          total: value.total_seats ?? undefined,
        })),
      );
    return all.filter((list) => list.tasks.some((task) => tasks.includes(task)));
  }

  async function capabilities(): Promise<Capability[]> {
    const granted = await scopes();
    const lacking = (scope: string): Missing | undefined =>
      granted === undefined || granted.has(scope)
        ? undefined
        : { reason: `The token has no scope ${scope}.`, remedy: remedyOf(scope) };
    const seats =
      enterprise === undefined
        ? await may(SCOPES.organization, () => members())
        : await may(SCOPES.enterprise, () => consumed());
    const ofCopilot = await copilotMissing();
    const canceling = ofCopilot ?? lacking(SCOPES.copilot);
    return [
      capability('licenses', seats),
      capability('accounts', seats),
      capability('activity', ofCopilot),
      capability('reclaim', canceling && lacking(SCOPES.admin) ? canceling : lacking(SCOPES.admin)),
      capability('restore', canceling),
    ];
  }

  async function act(request: ActionRequest): Promise<Performed> {
    if (request.task !== 'reclaim' && request.task !== 'restore')
      throw new VendorFailure('misconfigured', `GitHub has no ${request.task}.`);
    const { account, sku } = request.seat;
    if (sku.vendorId === COPILOT) {
      const method = request.task === 'reclaim' ? 'DELETE' : 'POST';
      const json = { selected_usernames: [account.id] };
      const call = asked(`${org}/copilot/billing/selected_users`, { method, json, attempts: 1 });
      const changed = await http.json(call, CHANGED);
      return (changed.seats_cancelled ?? changed.seats_created ?? 0) > 0 ? 'accepted' : 'alreadySo';
    }
    if (request.task === 'restore') throw new VendorFailure('misconfigured', 'GitHub invites members anew.');
    try {
      const url = `${org}/members/${encodeURIComponent(account.id)}`;
      await http.json(asked(url, { method: 'DELETE', attempts: 1 }), z.unknown());
      return 'done';
    } catch (error) {
      if (error instanceof VendorFailure && error.status === 404) return 'alreadySo';
      throw error;
    }
  }

  return { capabilities, lists, act };
}

const CHANGED = z.object({ seats_cancelled: z.int().nullish(), seats_created: z.int().nullish() });

function remedyOf(scope: string): string {
  return `Make a classic token of an owner with ${scope}, and allow it for single sign-on.`;
}

/** A token that lacks a scope is told that nothing is there. */
function isMissing({ kind, status }: VendorFailure): boolean {
  return kind === 'permissionMissing' || status === 404;
}
