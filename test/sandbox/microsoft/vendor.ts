// One tenant answering through Microsoft Graph: sign-in, subscriptions, users, groups, and the call that assigns licenses.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { pageOf } from '../paging.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import type { MicrosoftActs } from './acts.ts';
import { assign } from './assign.ts';
import { GROUPS, SKUS } from './catalogue.ts';
import {
  BAD_TOKEN,
  bad,
  DENIED,
  NO_SIGN_INS,
  NOT_FOUND,
  NOT_PREMIUM,
  NOT_SIGNED_IN,
  refusal,
} from './errors.ts';
import { groupResource, skuResource, userResource } from './resources.ts';
import { type SignInDesk, signIn } from './sign-in.ts';
import type { MicrosoftUser, MicrosoftView } from './view.ts';

export const PREFIX = '/microsoft';
const API = `${PREFIX}/v1.0/`;

export interface MicrosoftParts {
  readonly org: Organisation;
  readonly acts: Acts<MicrosoftActs>;
  readonly desk: SignInDesk;
  readonly view: () => MicrosoftView;
  readonly url: () => string;
  readonly quirk: (name: string) => boolean;
  readonly mostRows: (list: string) => number | undefined;
}

const MOST_ROWS = 999;
const MOST_WITH_SIGN_INS = 500;
const FEW_WITH_SIGN_INS = 120;

const SIGN_INS = 'signInActivity';
/** Sent where nothing is selected. */
const USUAL = ['id', 'displayName', 'jobTitle', 'mail', 'userPrincipalName'];
const SELECTABLE = new Set([
  ...USUAL,
  'proxyAddresses',
  'otherMails',
  'accountEnabled',
  'userType',
  'createdDateTime',
  'department',
  'assignedLicenses',
  'licenseAssignmentStates',
  SIGN_INS,
]);

export function openMicrosoft({ org, acts, desk, view, url, quirk, mostRows }: MicrosoftParts) {
  function answer(asked: Asked): Reply | Promise<Reply> {
    if (asked.path === `${PREFIX}/${desk.keys.tenantId}/oauth2/v2.0/token`) return signIn(desk, asked);
    const grant = desk.tokens.check(asked.token);
    if (!grant) return NOT_SIGNED_IN;
    const [noun = '', id, below] = asked.path.slice(API.length).split('/').map(decodeURIComponent);
    const what = [asked.method, noun, id === undefined ? '' : '*', below].filter(Boolean).join(' ');
    const [needs, act] = ROUTES[what] ?? [];
    if (!act) return NOT_FOUND;
    if (!grant.scopes.includes(needs ?? '')) return DENIED;
    if (!selected(asked).includes(SIGN_INS)) return act(asked, id ?? '');
    if (!grant.scopes.includes('AuditLog.Read.All')) return NO_SIGN_INS;
    return quirk('noPremium') ? NOT_PREMIUM : act(asked, id ?? '');
  }

  const selected = ({ query }: Asked) => (query.get('$select') ?? '').split(',').filter(Boolean);

  function listed<T>(
    asked: Asked,
    list: string,
    rows: readonly T[],
    most: number,
    of: (row: T) => object,
  ): Reply {
    const wanted = Number(asked.query.get('$top') ?? 100);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_ROWS)
      return bad(`Invalid page size specified: '${wanted}'. Must be between 1 and 999 inclusive.`);
    const size = Math.min(most, mostRows('microsoft') ?? most, wanted);
    const token = asked.query.get('$skiptoken');
    const page = pageOf(list, rows, token, size, desk.now(), asked.shifted);
    if (!page) return BAD_TOKEN;
    const query = new URLSearchParams(asked.query);
    if (page.next !== undefined) query.set('$skiptoken', page.next);
    return ok({
      '@odata.context': `${url()}${API}$metadata#${list}`,
      ...(page.next === undefined ? {} : { '@odata.nextLink': `${url()}${asked.path}?${query}` }),
      value: page.rows.map(of),
    });
  }

  /** The chosen fields, as far as the user has them, and whoever leads them when asked for. */
  function userOf(asked: Asked, user: MicrosoftUser): object {
    const chosen = selected(asked);
    const wanted = new Set(chosen.length > 0 ? chosen : USUAL);
    if (asked.query.get('$expand')?.startsWith('manager')) wanted.add('manager');
    const telling = { org, day: view().day, upperCase: quirk('upperCaseIds') };
    const fields = Object.entries(userResource(telling, user));
    return Object.fromEntries(fields.filter(([name]) => name.startsWith('@') || wanted.has(name)));
  }

  function unknownField(asked: Asked): Reply | undefined {
    const foreign = selected(asked).find((name) => !SELECTABLE.has(name));
    return foreign === undefined
      ? undefined
      : bad(`Parsing OData Select and Expand failed: Could not find a property named '${foreign}'.`);
  }

  function listUsers(asked: Asked): Reply {
    const signIns = selected(asked).includes(SIGN_INS);
    if (signIns && quirk('smallPages') && Number(asked.query.get('$top')) > FEW_WITH_SIGN_INS)
      return bad(`Cannot query data for more than ${FEW_WITH_SIGN_INS} users at a time.`);
    const most = signIns ? MOST_WITH_SIGN_INS : MOST_ROWS;
    return unknownField(asked) ?? listed(asked, 'users', view().users, most, (user) => userOf(asked, user));
  }

  const found = (id: string) => view().users.find((user) => user.id === id.toLowerCase());

  function oneUser(asked: Asked, id: string): Reply {
    const user = found(id);
    return unknownField(asked) ?? (user ? ok(userOf(asked, user)) : NOT_FOUND);
  }

  function listSkus(): Reply {
    return ok({ value: SKUS.map((_, index) => skuResource(view(), index, desk.keys.tenantId)) });
  }

  function listGroups(asked: Asked): Reply {
    const advanced = asked.headers.consistencylevel === 'eventual' && asked.query.get('$count') === 'true';
    if (asked.query.has('$filter') && !advanced)
      return refusal(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
    const chosen = new Set(selected(asked));
    return listed(asked, 'groups', GROUPS, MOST_ROWS, (group) =>
      Object.fromEntries(Object.entries(groupResource(group)).filter(([name]) => chosen.has(name))),
    );
  }

  function assignLicense(asked: Asked, id: string): Reply {
    const user = found(id);
    if (!user) return NOT_FOUND;
    if (quirk('noUsageLocation'))
      return bad('License assignment cannot be done for user with invalid usage location.');
    const done = assign(view(), user, parsedBody(asked.body) ?? {});
    if ('status' in done) return done;
    acts.record((state) => {
      state.licenses[user.id] = { ...state.licenses[user.id], ...done.changes };
    });
    const after = found(id) ?? user;
    return ok(userOf({ ...asked, query: new URLSearchParams() }, after));
  }

  type Act = (asked: Asked, id: string) => Reply;
  const ROUTES: Readonly<Record<string, readonly [scope: string, act: Act]>> = {
    'GET subscribedSkus': ['Organization.Read.All', listSkus],
    'GET users': ['User.Read.All', listUsers],
    'GET users *': ['User.Read.All', oneUser],
    'GET groups': ['GroupMember.Read.All', listGroups],
    'POST users * assignLicense': ['LicenseAssignment.ReadWrite.All', assignLicense],
  };

  return { answer };
}
