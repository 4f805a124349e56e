// One Okta organization answering: sign-in, users, applications, who is assigned, and the calls that change it.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pageOf } from '../paging.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import type { OktaActs } from './acts.ts';
import { APPS } from './catalogue.ts';
import { NOT_FOUND, NOT_SIGNED_IN, refusal, SCOPE_MISSING } from './errors.ts';
import { appUserResource, userResource } from './resources.ts';
import { type SignInDesk, signIn } from './sign-in.ts';
import type { OktaUser, OktaView } from './view.ts';

export const PREFIX = '/okta';
const API = `${PREFIX}/api/v1/`;

export interface OktaParts {
  readonly org: Organisation;
  readonly acts: Acts<OktaActs>;
  readonly desk: SignInDesk;
  readonly view: () => OktaView;
  readonly url: () => string;
  readonly mostRows: (list: string) => number | undefined;
}

export function openOkta({ org, acts, desk, view, url, mostRows }: OktaParts) {
  function answer(asked: Asked): Reply | Promise<Reply> {
    if (asked.path === `${PREFIX}/oauth2/v1/token`) return signIn(desk, asked);
    const scopes = scopesOf(asked);
    if (!scopes) return NOT_SIGNED_IN;
    const parts = asked.path.slice(API.length).split('/').map(decodeURIComponent);
    const [noun, id = '', below = '', last = ''] = parts;
    const what = `${asked.method} ${[noun, id && '*', below, last && '*'].filter(Boolean).join('/')}`;
    const [needs, act] = ROUTES[what] ?? [];
    if (!act) return NOT_FOUND;
    return scopes === 'all' || scopes.includes(needs ?? '') ? act(asked, id, last) : SCOPE_MISSING;
  }

  function scopesOf({ headers, token }: Asked): readonly string[] | 'all' | undefined {
    if (headers.authorization === `SSWS ${desk.keys.apiToken}`) return 'all';
    return desk.tokens.check(token)?.scopes;
  }

  function listed<T>(asked: Asked, list: string, rows: readonly T[], most: number): Reply & { rows: T[] } {
    const wanted = Number(asked.query.get('limit') ?? most);
    const size = Math.min(most, mostRows('okta') ?? most, Math.max(1, wanted));
    const page = pageOf(list, rows, asked.query.get('after'), size, desk.now(), asked.shifted);
    if (!page) return { ...refusal(400, 'E0000031', 'Invalid search criteria.'), rows: [] };
    const self = `${url()}${asked.path}?limit=${wanted}`;
    const links = [`<${self}>; rel="self"`];
    if (page.next !== undefined) links.push(`<${self}&after=${encodeURIComponent(page.next)}>; rel="next"`);
    return { ...ok(undefined, { link: links.join(', ') }), rows: [...page.rows] };
  }

  const found = (id: string) => view().users.find((user) => user.id === id);

  function listUsers(asked: Asked): Reply {
    const rows = view().users.filter(({ status }) => status !== 'DEPROVISIONED');
    const { rows: page, ...reply } = listed(asked, 'users', rows, 200);
    return reply.status === 200
      ? { ...reply, body: page.map((user) => userResource(org, user, view().day)) }
      : reply;
  }

  function listApps(asked: Asked): Reply {
    const { rows, ...reply } = listed(asked, 'apps', APPS, 200);
    const body = rows.map(({ id, name, label, status }) => ({
      id,
      name,
      label,
      status,
      signOnMode: 'SAML_2_0',
      features: [],
    }));
    return reply.status === 200 ? { ...reply, body } : reply;
  }

  function listAssigned(asked: Asked, id: string): Reply {
    const app = APPS.findIndex((one) => one.id === id);
    if (app < 0) return NOT_FOUND;
    const holders = view().users.filter(({ apps }) => apps.includes(app));
    const { rows, ...reply } = listed(asked, `assigned/${id}`, holders, 500);
    return reply.status === 200
      ? { ...reply, body: rows.map((user) => appUserResource(org, user, app)) }
      : reply;
  }

  function oneUser(_asked: Asked, id: string): Reply {
    const user = found(id);
    return user ? ok(userResource(org, user, view().day)) : NOT_FOUND;
  }

  function deactivate(_asked: Asked, id: string): Reply {
    const user = found(id);
    if (!user) return NOT_FOUND;
    acts.record((state) => {
      state.users[id] = 'DEPROVISIONED';
    });
    return ok({});
  }

  function unassign(_asked: Asked, id: string, user: string): Reply {
    const holder = holderOf(id, user);
    if (!holder) return NOT_FOUND;
    // A group assigns it again before anybody looks.
    if (!APPS.find((app) => app.id === id)?.byGroup) record(id, user, false);
    return { status: 204 };
  }

  function holderOf(id: string, user: string): OktaUser | undefined {
    const app = APPS.findIndex((one) => one.id === id);
    return found(user)?.apps.includes(app) ? found(user) : undefined;
  }

  function oneAssigned(_asked: Asked, id: string, user: string): Reply {
    const holder = holderOf(id, user);
    const app = APPS.findIndex((one) => one.id === id);
    return holder ? ok(appUserResource(org, holder, app)) : NOT_FOUND;
  }

  function assign(asked: Asked, id: string): Reply {
    const user = String(parsedBody(asked.body)?.id ?? '');
    if (!found(user) || !APPS.some((app) => app.id === id)) return NOT_FOUND;
    record(id, user, true);
    return ok({ id: user, scope: 'USER', status: 'ACTIVE' });
  }

  function record(app: string, user: string, assigned: boolean): void {
    acts.record((state) => {
      state.assigned[`${app}/${user}`] = assigned;
    });
  }

  type Act = (asked: Asked, id: string, last: string) => Reply;
  const ROUTES: Readonly<Record<string, readonly [scope: string, act: Act]>> = {
    'GET users': ['okta.users.read', listUsers],
    'GET users/*': ['okta.users.read', oneUser],
    'GET apps': ['okta.apps.read', listApps],
    'GET apps/*/users': ['okta.apps.read', listAssigned],
    'GET apps/*/users/*': ['okta.apps.read', oneAssigned],
    'POST apps/*/users': ['okta.apps.manage', assign],
    'DELETE apps/*/users/*': ['okta.apps.manage', unassign],
    'POST users/*/lifecycle/*': ['okta.users.manage', deactivate],
  };

  return { answer };
}
