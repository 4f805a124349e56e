// One Adobe organization answering: sign-in, users and groups by page, one user, and commands that change who is in a profile.
import type { Acts } from '../acts.ts';
import { type Asked, oauthError, ok, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import { ORGANIZATION, PROFILES } from './catalogue.ts';
import type { AdobeKeys } from './keys.ts';
import { groupResources, userResource } from './resources.ts';
import type { AdobeActs, AdobeUser, AdobeView } from './view.ts';

export const PREFIX = '/adobe';
export const SIGN_IN = `${PREFIX}/ims/token/v2`;
const API = `${PREFIX}/v2/usermanagement`;

export const SCOPES = ['user_management_sdk'];

export interface AdobeParts {
  readonly acts: Acts<AdobeActs>;
  readonly keys: AdobeKeys;
  readonly tokens: Tokens;
  readonly view: () => AdobeView;
  readonly granted: () => readonly string[] | undefined;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

export function refusal(status: number, error_code: string, message: string): Reply {
  return { status, body: { error_code, message } };
}
export const NOT_SIGNED_IN = refusal(401, '401013', 'Oauth token is not valid');
const NO_SUCH_USER: Reply = {
  status: 404,
  body: { result: 'error.user.not_found', message: 'User not found' },
};
const MALFORMED: Reply = {
  status: 400,
  body: { result: 'error.command.malformed', message: 'Malformed command' },
};

export const MOST_USERS = 2_000;
const MOST_GROUPS = 200;
const MOST_COMMANDS = 10;

interface Command {
  readonly user?: string;
  readonly domain?: string;
  readonly useAdobeID?: boolean;
  readonly requestID?: string;
  readonly do?: readonly Readonly<Record<string, { readonly group?: readonly string[] } | undefined>>[];
}

interface CommandError {
  readonly errorCode: string;
  readonly message: string;
  readonly step: number;
}

export function openAdobe({ acts, keys, tokens, view, granted, quirk, mostRows }: AdobeParts) {
  function answer(asked: Asked): Reply {
    if (asked.path === SIGN_IN) return signIn(asked);
    if (!tokens.check(asked.token)) return NOT_SIGNED_IN;
    if (asked.headers['x-api-key'] !== keys.clientId) return refusal(403, '403003', 'Api Key is invalid');
    const [resource, organization, page = '', rest] = asked.path.slice(API.length + 1).split('/');
    if (organization !== ORGANIZATION)
      return {
        status: 400,
        body: { result: 'error.organization.invalid_id', message: 'Bad organization Id' },
      };
    if (resource === 'users') return users(asked, Number(page));
    if (resource === 'groups') return groups(asked, Number(page));
    if (resource === 'organizations' && page === 'users') return one(asked, decodeURIComponent(rest ?? ''));
    return resource === 'action' && asked.method === 'POST' ? action(asked) : NO_SUCH_USER;
  }

  function signIn({ body }: Asked): Reply {
    const form = new URLSearchParams(body);
    if (form.get('client_id') !== keys.clientId || form.get('client_secret') !== keys.clientSecret)
      return oauthError(400, 'invalid_client', 'invalid client_secret parameter');
    if (form.get('grant_type') !== 'client_credentials')
      return oauthError(400, 'unsupported_grant_type', 'unsupported grant_type');
    const scopes = (form.get('scope') ?? '').split(',').filter((scope) => SCOPES.includes(scope));
    if (scopes.length === 0 || !scopes.every((scope) => (granted() ?? SCOPES).includes(scope)))
      return oauthError(400, 'invalid_scope', 'invalid scope(s)');
    const access_token = tokens.issue({ scopes, subject: keys.clientId });
    return ok({ access_token, token_type: 'bearer', expires_in: 86_399 });
  }

  /** Pages are numbered from 0, and whoever leaves meanwhile moves the rest. */
  function paged<T>(asked: Asked, rows: readonly T[], page: number, most: number) {
    const size = Math.min(most, mostRows('adobe') ?? most);
    const pages = Math.max(1, Math.ceil(rows.length / size));
    const from = page * size + (asked.shifted && page > 0 ? 1 : 0);
    return {
      rows: rows.slice(from, (page + 1) * size),
      lastPage: page >= pages - 1,
      last: pages - 1,
      // Technical accounts are counted, and never listed.
      headers: {
        'x-total-count': String(rows.length + 2),
        'x-page-count': String(pages),
        'x-page-size': String(size),
      },
    };
  }

  /** Behind the last page comes the last one again. */
  function users(asked: Asked, page: number): Reply {
    const all = view().users;
    const { last } = paged(asked, all, 0, MOST_USERS);
    const { rows, lastPage, headers } = paged(asked, all, Math.min(page, last), MOST_USERS);
    const directOnly = asked.query.get('directOnly') !== 'false';
    const render = (user: AdobeUser) => userResource(user, directOnly, quirk('type99'), quirk('noIds'));
    return ok({ lastPage, result: 'success', users: rows.map(render) }, headers);
  }

  function groups(asked: Asked, page: number): Reply {
    const all = groupResources(view());
    const { rows, lastPage, headers } = paged(asked, all, page, MOST_GROUPS);
    if (rows.length === 0) return ok({ lastPage: true, result: 'Not found' }, headers);
    return ok({ lastPage, result: 'success', groups: rows }, headers);
  }

  function one({ query }: Asked, name: string): Reply {
    const domain = query.get('domain');
    const user = view().users.find(
      ({ mail, type }) =>
        mail.toLowerCase() === name.toLowerCase() &&
        (domain === null || (domain === 'AdobeID') === (type === 'adobeID')),
    );
    if (!user) return NO_SUCH_USER;
    return ok({ result: 'success', user: userResource(user, true, quirk('type99'), quirk('noIds')) });
  }

  /** 200 also where some or all commands were refused. */
  function action({ body, query }: Asked): Reply {
    const commands = commandsIn(body);
    if (!commands) return MALFORMED;
    const testOnly = query.get('testOnly') === 'true';
    const errors = commands.flatMap((command, index) => {
      const error = perform(command, testOnly);
      return error ? [{ index, requestID: command.requestID, user: command.user, ...error }] : [];
    });
    const completed = commands.length - errors.length;
    return ok({
      completed: testOnly ? 0 : completed,
      notCompleted: errors.length,
      completedInTestMode: testOnly ? completed : 0,
      ...(errors.length > 0 && { errors }),
      result: errors.length === 0 ? 'success' : completed > 0 ? 'partial' : 'error',
    });
  }

  /** Steps are done in their order, until one is refused. */
  function perform(
    { user: name, domain, useAdobeID, do: steps = [] }: Command,
    testOnly: boolean,
  ): CommandError | undefined {
    const user = view().users.find((one) => isMeant(one, name, domain, useAdobeID));
    if (!user)
      return { step: 0, errorCode: 'error.user.nonexistent', message: `User Id does not exist: ${name}` };
    if (quirk('foreignDomain'))
      return {
        step: 0,
        errorCode: 'error.domain.trust.nonexistent',
        message: 'Changes to users are only allowed in claimed domains.',
      };
    for (const [step, { add, remove }] of steps.entries()) {
      const names = [...(add?.group ?? []), ...(remove?.group ?? [])];
      const unknown = names.find((group) => !PROFILES.some((profile) => profile.name === group));
      if (unknown !== undefined)
        return { step, errorCode: 'error.group.not_found', message: `Group ${unknown} was not found` };
      if (testOnly) continue;
      acts.record(({ profiles }) => {
        for (const group of names) profiles[`${user.member.number} ${group}`] = add !== undefined;
      });
    }
    return undefined;
  }

  return { answer };
}

function commandsIn(body: string): Command[] | undefined {
  try {
    const commands: unknown = JSON.parse(body);
    return Array.isArray(commands) && commands.length > 0 && commands.length <= MOST_COMMANDS
      ? (commands as Command[])
      : undefined;
  } catch {
    return undefined;
  }
}

/** Names are written as they were given; one that is no address needs its domain. */
function isMeant(user: AdobeUser, name?: string, domain?: string, useAdobeID = false): boolean {
  if ((user.type === 'adobeID') !== useAdobeID) return false;
  if (user.username.includes('@')) return name === user.mail;
  return name === user.username && domain === user.mail.slice(user.mail.indexOf('@') + 1);
}
