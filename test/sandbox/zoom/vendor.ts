// One Zoom account answering: sign-in, users by status, one user, and the type that is its license.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pageOf } from '../paging.ts';
import { type Asked, oauthError, ok, parsedBody, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { ZoomKeys } from './keys.ts';
import { userResource } from './resources.ts';
import type { ZoomActs, ZoomView } from './view.ts';

export const PREFIX = '/zoom';
export const SIGN_IN = `${PREFIX}/oauth/token`;
const USERS = `${PREFIX}/v2/users`;

export const SCOPES = ['user:read:list_users:admin', 'user:read:user:admin', 'user:update:user:admin'];

export interface ZoomParts {
  readonly org: Organisation;
  readonly acts: Acts<ZoomActs>;
  readonly keys: ZoomKeys;
  readonly tokens: Tokens;
  readonly view: () => ZoomView;
  readonly now: () => number;
  readonly granted: () => readonly string[] | undefined;
  readonly mostRows: (list: string) => number | undefined;
}

export function refusal(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}
export const NOT_SIGNED_IN = refusal(401, 124, 'Invalid access token.');
const NO_SUCH_USER = refusal(404, 1001, 'User does not exist.');

const MOST_ROWS = 300;

export function openZoom({ org, acts, keys, tokens, view, now, granted, mostRows }: ZoomParts) {
  function answer(asked: Asked): Reply {
    if (asked.path === SIGN_IN) return signIn(asked);
    const grant = tokens.check(asked.token);
    if (!grant) return NOT_SIGNED_IN;
    const id = asked.path.startsWith(`${USERS}/`)
      ? decodeURIComponent(asked.path.slice(USERS.length + 1))
      : undefined;
    const what = `${asked.method} ${asked.path === USERS ? 'users' : 'users/*'}`;
    const needs = { 'GET users': SCOPES[0], 'GET users/*': SCOPES[1], 'PATCH users/*': SCOPES[2] }[what];
    if (needs === undefined || !asked.path.startsWith(USERS))
      return refusal(404, 2300, 'This API endpoint is not recognized.');
    if (!grant.scopes.includes(needs))
      return refusal(400, 4711, `Invalid access token, does not contain scopes:[${needs}].`);
    if (id === undefined) return list(asked);
    return asked.method === 'GET' ? one(id) : patch(id, parsedBody(asked.body));
  }

  function signIn({ body, headers }: Asked): Reply {
    const form = new URLSearchParams(body);
    const expected = Buffer.from(`${keys.clientId}:${keys.clientSecret}`).toString('base64');
    if (headers.authorization !== `Basic ${expected}`)
      return oauthError(400, 'invalid_client', 'Invalid client_id or client_secret');
    if (form.get('grant_type') !== 'account_credentials' || form.get('account_id') !== keys.accountId)
      return oauthError(400, 'invalid_grant', 'Bad Request');
    const scopes = granted() ?? SCOPES;
    return ok({
      access_token: tokens.issue({ scopes, subject: keys.accountId }),
      token_type: 'bearer',
      expires_in: 3_599,
      scope: scopes.join(' '),
      api_url: 'https://api.zoom.us',
    });
  }

  function list(asked: Asked): Reply {
    const status = asked.query.get('status') ?? 'active';
    const rows = view().users.filter((user) => user.status === status);
    const wanted = Number(asked.query.get('page_size') ?? 30);
    const size = Math.min(MOST_ROWS, mostRows('zoom') ?? MOST_ROWS, Math.max(1, wanted));
    const token = asked.query.get('next_page_token');
    const page = pageOf(`users/${status}`, rows, token, size, now(), asked.shifted);
    if (!page) return refusal(400, 300, 'The next page token is invalid or expired.');
    return ok({
      page_count: Math.ceil(rows.length / size),
      page_number: 1,
      page_size: size,
      total_records: rows.length,
      next_page_token: page.next ?? '',
      users: page.rows.map((user) => userResource(org, user, view().day)),
    });
  }

  function one(id: string): Reply {
    const user = view().users.find((candidate) => candidate.id === id);
    return user ? ok(userResource(org, user, view().day)) : NO_SUCH_USER;
  }

  function patch(id: string, change: Record<string, unknown> | undefined): Reply {
    const user = view().users.find((candidate) => candidate.id === id);
    if (!user) return NO_SUCH_USER;
    const { type } = change ?? {};
    if (type !== 1 && type !== 2) return refusal(400, 300, 'Request Body should be a valid JSON object.');
    acts.record((state) => {
      state.types[id] = type;
    });
    return { status: 204 };
  }

  return { answer };
}
