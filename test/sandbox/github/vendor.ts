// One GitHub enterprise and its organization answering: licenses, members, Copilot seats, and what frees them.
import type { Acts } from '../acts.ts';
import { civil } from '../organisation/days.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import { consumerResource, memberResource, seatResource } from './resources.ts';
import type { GithubActs, GithubUser, GithubView } from './view.ts';

export const PREFIX = '/github';
export const ORG = 'meridian-dev';
export const ENTERPRISE = 'meridian';

export const SCOPES = ['read:enterprise', 'read:org', 'manage_billing:copilot', 'admin:org'];

export interface GithubParts {
  readonly org: Organisation;
  readonly acts: Acts<GithubActs>;
  /** Whether a token opens anything. */
  readonly knows: (token: string | undefined) => boolean;
  readonly view: () => GithubView;
  readonly url: () => string;
  readonly granted: () => readonly string[] | undefined;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

export function refusal(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  };
}
export const NOT_SIGNED_IN = refusal(401, 'Bad credentials');
export const NOT_FOUND = refusal(404, 'Not Found');

const MOST_ROWS = 100;

export function openGithub({ org, acts, knows, view, url, granted, quirk, mostRows }: GithubParts) {
  function answer(asked: Asked): Reply {
    if (!knows(asked.token)) return NOT_SIGNED_IN;
    const scopes = granted() ?? SCOPES;
    const reply = resource(asked, scopes);
    const headers = { 'x-oauth-scopes': scopes.join(', '), 'x-ratelimit-remaining': '4999' };
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  function resource(asked: Asked, scopes: readonly string[]): Reply {
    const path = asked.path.slice(PREFIX.length);
    const needs = (scope: string, reply: () => Reply) => (scopes.includes(scope) ? reply() : NOT_FOUND);
    if (path === `/orgs/${ORG}` && asked.method === 'GET') return organization();
    if (path === `/enterprises/${ENTERPRISE}/consumed-licenses`)
      return needs('read:enterprise', () => consumed(asked));
    if (path === `/orgs/${ORG}/members`) return needs('read:org', () => members(asked));
    if (path.startsWith(`/orgs/${ORG}/members/`) && asked.method === 'DELETE')
      return needs('admin:org', () => remove(decodeURIComponent(path.slice(`/orgs/${ORG}/members/`.length))));
    if (quirk('noCopilot')) return NOT_FOUND;
    if (path === `/orgs/${ORG}/copilot/billing/seats`)
      return needs('manage_billing:copilot', () => seats(asked));
    if (path === `/orgs/${ORG}/copilot/billing/selected_users`)
      return needs('manage_billing:copilot', () => select(asked));
    return NOT_FOUND;
  }

  /** Pages are numbered, and whoever leaves meanwhile moves the rest. */
  function paged<T>(asked: Asked, rows: readonly T[]) {
    const wanted = Number(asked.query.get('per_page') ?? 30);
    const size = Math.min(MOST_ROWS, mostRows('github') ?? MOST_ROWS, Math.max(1, wanted));
    const number = Math.max(1, Number(asked.query.get('page') ?? 1));
    const from = (number - 1) * size + (asked.shifted && number > 1 ? 1 : 0);
    const to = Math.min(rows.length, from + size);
    const at = (page: number) => `<${url()}${asked.path}?per_page=${wanted}&page=${page}>`;
    const links = [
      ...(number > 1 ? [`${at(number - 1)}; rel="prev"`] : []),
      ...(to < rows.length ? [`${at(number + 1)}; rel="next"`] : []),
    ];
    const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
    return { rows: rows.slice(from, to), headers };
  }

  function organization(): Reply {
    const { users, purchased } = view();
    return ok({ login: ORG, plan: { name: 'enterprise', seats: purchased, filled_seats: users.length } });
  }

  function consumed(asked: Asked): Reply {
    const { users, purchased } = view();
    const page = paged(asked, users);
    return ok(
      {
        total_seats_consumed: users.length,
        total_seats_purchased: purchased,
        users: page.rows.map(consumerResource),
      },
      page.headers,
    );
  }

  function members(asked: Asked): Reply {
    const page = paged(asked, view().users);
    return ok(page.rows.map(memberResource), page.headers);
  }

  const holders = (): GithubUser[] => {
    const all = view().users.filter(({ copilot }) => copilot !== undefined);
    // Somebody with seats in several organizations is listed for each of them.
    return quirk('duplicateSeats') ? all.flatMap((user, at) => (at % 5 === 0 ? [user, user] : [user])) : all;
  };

  function seats(asked: Asked): Reply {
    const all = holders();
    const page = paged(asked, all);
    const body = page.rows.map((user) => seatResource(org, user, view().day));
    return ok({ total_seats: all.length, seats: body }, page.headers);
  }

  function remove(login: string): Reply {
    if (!view().users.some((user) => user.login === login)) return NOT_FOUND;
    acts.record((state) => {
      state.removed.push(login);
    });
    return { status: 204 };
  }

  function select(asked: Asked): Reply {
    const names = parsedBody(asked.body)?.selected_usernames;
    if (!Array.isArray(names)) return refusal(422, 'Validation Failed');
    const users = view().users.filter(({ login }) => names.includes(login));
    if (asked.method === 'POST') {
      const without = users.filter(
        ({ copilot }) => copilot === undefined || copilot.canceledOn !== undefined,
      );
      acts.record((state) => {
        for (const { login } of without) state.copilot[login] = null;
      });
      return { ...ok({ seats_created: without.length }), status: 201 };
    }
    if (asked.method !== 'DELETE') return NOT_FOUND;
    // Nothing happens while somebody keeps the seat through a team.
    const canceled = users.filter(
      ({ copilot }) => copilot && !copilot.team && copilot.canceledOn === undefined,
    );
    acts.record((state) => {
      for (const { login } of canceled) state.copilot[login] = civil(view().day);
    });
    return ok({ seats_cancelled: canceled.length });
  }

  return { answer };
}
