// One server that speaks SCIM 2.0 answering: what it says of itself, users by index, one user, and the PATCH of one.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Asked, oauthError, ok, parsedBody, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { ScimKeys } from './keys.ts';
import { inAnotherCase, URN, userResource } from './resources.ts';
import { ENTITLEMENTS, type ScimActs, type ScimUser, type ScimView } from './view.ts';

export const PREFIX = '/scim';
export const SIGN_IN = `${PREFIX}/oauth/token`;
const BASE = `${PREFIX}/v2`;

export interface ScimParts {
  readonly org: Organisation;
  readonly acts: Acts<ScimActs>;
  readonly keys: ScimKeys;
  readonly tokens: Tokens;
  readonly view: () => ScimView;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

const MEDIA = { 'content-type': 'application/scim+json' };

export function refusal(status: number, detail: string, more: object = {}): Reply {
  const body = { schemas: [`${URN}:api:messages:2.0:Error`], ...more, detail, status: String(status) };
  return { status, body, headers: MEDIA };
}
export const NOT_SIGNED_IN = refusal(401, 'Authorization failure. The authorization header is invalid.');

export const MOST_ROWS = 200;

export function openScim({ org, acts, keys, tokens, view, quirk, mostRows }: ScimParts) {
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  function answer(asked: Asked): Reply {
    if (asked.path === SIGN_IN) return signIn(asked);
    const known =
      asked.token === keys.token ||
      tokens.check(asked.token) !== undefined ||
      asked.headers.authorization === basic(keys.userName, keys.passwordSecret);
    if (!known) return NOT_SIGNED_IN;
    const reply = resource(asked, asked.path.slice(BASE.length));
    return quirk('anotherCase') && reply.body !== undefined
      ? { ...reply, body: inAnotherCase(reply.body) }
      : reply;
  }

  function signIn({ body, headers }: Asked): Reply {
    if (headers.authorization !== basic(keys.clientId, keys.clientSecret))
      return oauthError(401, 'invalid_client', 'The client is not known');
    if (new URLSearchParams(body).get('grant_type') !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', 'Only client_credentials');
    const access_token = tokens.issue({ scopes: [], subject: keys.clientId });
    return ok({ access_token, token_type: 'Bearer', expires_in: 3_600 });
  }

  function resource(asked: Asked, path: string): Reply {
    if (path === '/ServiceProviderConfig') {
      if (quirk('noProviderConfig')) return refusal(404, 'There is no such endpoint');
      return ok(
        {
          schemas: [`${URN}:schemas:core:2.0:ServiceProviderConfig`],
          patch: { supported: !quirk('noPatch') },
          bulk: { supported: false },
          filter: { supported: true, maxResults: MOST_ROWS },
        },
        MEDIA,
      );
    }
    if (path === '/Users' && asked.method === 'GET') return list(asked);
    const id = /^\/Users\/(.+)$/.exec(path)?.[1];
    if (id === undefined) return refusal(404, 'There is no such endpoint');
    const user = view().users.find((one) => one.id === decodeURIComponent(id));
    if (!user) return refusal(404, `Resource ${id} not found`);
    if (asked.method === 'GET') return one(user);
    if (asked.method !== 'PATCH' || quirk('noPatch')) return refusal(501, 'The operation is not supported');
    return patch(user, asked);
  }

  const one = (user: ScimUser): Reply => ok(userResource(org, user, view().day), MEDIA);

  function list(asked: Asked): Reply {
    const { users, day } = view();
    const wanted = Number(asked.query.get('count') ?? 100);
    const size = Math.min(MOST_ROWS, mostRows('scim') ?? MOST_ROWS, Math.max(0, wanted));
    const index = quirk('noIndex') ? 1 : Math.max(1, Number(asked.query.get('startIndex') ?? 1));
    const from = index - 1 + (asked.shifted && index > 1 ? 1 : 0);
    const rows = users.slice(from, from + size).map((user) => userResource(org, user, day));
    return ok(
      {
        schemas: [`${URN}:api:messages:2.0:ListResponse`],
        totalResults: users.length,
        // All of these may be left away.
        ...(!quirk('bare') && { itemsPerPage: rows.length, startIndex: index }),
        ...(!(quirk('bare') && rows.length === 0) && { Resources: rows }),
      },
      MEDIA,
    );
  }

  function patch(user: ScimUser, asked: Asked): Reply {
    const operations = parsedBody(asked.body)?.Operations;
    if (!Array.isArray(operations)) return refusal(400, 'No operations', { scimType: 'invalidSyntax' });
    for (const operation of operations) {
      const changed = change(user, operation);
      if (!changed) return refusal(400, 'The path is not known', { scimType: 'invalidPath' });
    }
    if (quirk('silentPatch')) return { status: 204 };
    const after = view().users.find(({ id }) => id === user.id);
    return one(after ?? user);
  }

  function change(
    { id }: ScimUser,
    operation: { readonly op?: unknown; readonly path?: unknown; readonly value?: unknown },
  ): boolean {
    const { op, path, value } = operation;
    if (op === 'replace' && path === 'active' && typeof value === 'boolean') {
      acts.record((state) => {
        state.active[id] = value;
      });
      return true;
    }
    const entitle = (name: unknown, given: boolean): boolean => {
      if (!ENTITLEMENTS.some((known) => known.value === name)) return false;
      acts.record((state) => {
        state.entitled[`${id}/${name}`] = given;
      });
      return true;
    };
    const removed = /^entitlements\[value eq (".*")\]$/.exec(String(path))?.[1];
    if (op === 'remove' && removed !== undefined) return entitle(JSON.parse(removed), false);
    if (op !== 'add' || path !== 'entitlements' || !Array.isArray(value)) return false;
    return value.every((given) => entitle(given?.value, true));
  }

  return { answer };
}
