// One Google Workspace organization answering: sign-in, directory, license assignments and the reseller's subscriptions.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type PageOf, pageOf } from '../paging.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import type { GoogleActs } from './acts.ts';
import { SKUS } from './catalogue.ts';
import { INVALID, NOT_FOUND, NOT_SIGNED_IN, refusal, SCOPE_MISSING } from './errors.ts';
import { partial } from './fields.ts';
import { assignmentResource, etagOf, subscriptionResources, userResource } from './resources.ts';
import { SCOPE, type SignInDesk, signIn } from './sign-in.ts';
import type { DirectoryUser } from './users.ts';
import type { GoogleView } from './view.ts';

export interface GoogleParts {
  readonly org: Organisation;
  readonly acts: Acts<GoogleActs>;
  readonly desk: SignInDesk;
  readonly view: () => GoogleView;
  readonly quirk: (name: string) => boolean;
  readonly apiUrl: () => string;
  /** Rows a page of each list really has at most, whatever is asked for. */
  readonly pageSizes: {
    readonly users: number;
    readonly assignments: number;
    readonly subscriptions: number;
  };
}

export interface Google {
  answer(asked: Asked): Reply | Promise<Reply>;
}

const LICENSING = '/apps/licensing/v1/product/';
const DIRECTORY = '/admin/directory/v1/users';
/** Parameters of users.list that change the list; ignoring them would answer another question. */
const NOT_IMITATED = ['query', 'showDeleted', 'sortOrder', 'viewType', 'event'];
const RESELLER = '/apps/reseller/v1/';

export function openGoogle({ org, acts, desk, view, quirk, apiUrl, pageSizes }: GoogleParts): Google {
  const { customerId } = desk.keys;

  async function answer(asked: Asked): Promise<Reply> {
    if (asked.path === '/token') return asked.method === 'POST' ? signIn(desk, asked) : NOT_FOUND;
    const grant = desk.tokens.check(asked.token);
    if (!grant) return NOT_SIGNED_IN;
    const needs = scopesFor(asked);
    if (!needs) return NOT_FOUND;
    if (!needs.some((scope) => grant.scopes.includes(scope))) return SCOPE_MISSING;
    const reply = resource(asked, grant.subject);
    return reply.status === 200 && asked.method === 'GET' ? conditional(asked, reply) : reply;
  }

  function resource(asked: Asked, subject: string): Reply {
    if (asked.path === DIRECTORY) return listUsers(asked);
    if (asked.path.startsWith(`${DIRECTORY}/`)) return oneUser(asked);
    if (asked.path.startsWith(LICENSING)) return licensing(asked);
    if (subject !== desk.keys.resellerAdmin)
      return refusal(403, 'forbidden', 'Authenticated user is not authorized');
    return reselling(asked);
  }

  function listUsers(asked: Asked): Reply {
    const customer = asked.query.get('customer');
    if (customer !== null && customer !== 'my_customer' && customer !== customerId)
      return refusal(400, 'invalid', 'Invalid Input');
    if (customer === null && asked.query.get('domain') === null)
      return refusal(400, 'badRequest', 'Bad Request');
    const foreign = NOT_IMITATED.find((name) => asked.query.has(name));
    if (foreign) return refusal(400, 'invalid', `The sandbox does not imitate ${foreign}`);
    const { users, day } = view();
    const page = paged(asked, 'users', users, { most: 500, usual: 100, server: pageSizes.users });
    if (!page) return INVALID('pageToken');
    const resources = page.rows.map((user) => userResource(org, customerId, user, day));
    return listOf('admin#directory#users', 'users', resources, page.next);
  }

  function oneUser(asked: Asked): Reply {
    const key = decodeURIComponent(asked.path.slice(DIRECTORY.length + 1));
    const user = userBy(key);
    if (!user) return refusal(404, 'notFound', 'Resource Not Found: userKey');
    if (asked.method === 'GET') return ok(userResource(org, customerId, user, view().day));
    const change = parsedBody(asked.body);
    if (!change) return refusal(400, 'parseError', 'Parse Error');
    acts.record((state) => {
      const set = { ...state.users[user.id] };
      if (typeof change.suspended === 'boolean') set.suspended = change.suspended;
      if (typeof change.archived === 'boolean') set.archived = change.archived;
      state.users[user.id] = set;
    });
    const after = userBy(user.id) ?? user;
    return ok(userResource(org, customerId, after, view().day));
  }

  function userBy(key: string): DirectoryUser | undefined {
    const folded = key.toLowerCase();
    return view().users.find((user) => user.id === key || user.mail === folded);
  }

  function licensing(asked: Asked): Reply {
    const [product = '', ...rest] = asked.path.slice(LICENSING.length).split('/').map(decodeURIComponent);
    const [first, sku, last, mail] = rest;
    if (first === 'users') return listAssignments(asked, product, undefined);
    if (first !== 'sku' || sku === undefined) return NOT_FOUND;
    if (last === 'users') return listAssignments(asked, product, sku);
    const position = SKUS.findIndex((one) => one.id === sku && one.product === product);
    if (last !== 'user' || position < 0) return refusal(400, 'invalid', 'Invalid Value');
    const fixed = asked.method === 'GET' ? undefined : fixedBy();
    if (asked.method === 'POST')
      return fixed ?? assign(String(parsedBody(asked.body)?.userId ?? ''), position);
    const user = userBy(mail ?? '');
    if (!user?.holds.includes(position))
      return refusal(404, 'notFound', 'User does not have a license for this sku');
    if (asked.method === 'GET') return ok(assignmentResource({ user, sku: position }, apiUrl()));
    if (fixed) return fixed;
    if (asked.method === 'DELETE') {
      give(user, sku, false);
      return ok({});
    }
    return swap(user, position, String(parsedBody(asked.body)?.skuId ?? ''));
  }

  function fixedBy(): Reply | undefined {
    if (quirk('autoLicensing'))
      return refusal(412, 'conditionNotMet', 'Automatic licensing is on for the organization of the user');
    return quirk('groupLicensing')
      ? refusal(412, 'conditionNotMet', 'The license is inherited from a group')
      : undefined;
  }

  function listAssignments(asked: Asked, product: string, sku: string | undefined): Reply {
    const customer = asked.query.get('customerId');
    if (customer !== customerId && customer !== 'meridian.example')
      return refusal(400, 'invalid', 'Invalid Value: customerId');
    const rows = (view().byProduct.get(product) ?? []).filter(
      (row) => sku === undefined || SKUS[row.sku]?.id === sku,
    );
    const list = `assignments/${product}/${sku ?? ''}`;
    const page = paged(asked, list, rows, { most: 1_000, usual: 100, server: pageSizes.assignments });
    if (!page) return INVALID('pageToken');
    const items = page.rows.map((row) => assignmentResource(row, apiUrl()));
    return listOf('licensing#licenseAssignmentList', 'items', items, page.next);
  }

  function assign(mail: string, position: number): Reply {
    const user = userBy(mail);
    if (!user) return refusal(400, 'invalid', 'Invalid Value: userId');
    if (user.holds.includes(position)) {
      return refusal(412, 'conditionNotMet', 'User already has a license for the specified product and SKU');
    }
    const total = view().totals[position];
    if (total !== undefined && (view().used[position] ?? 0) >= total) {
      return refusal(412, 'conditionNotMet', 'There are not enough available licenses');
    }
    give(user, SKUS[position]?.id ?? '', true);
    return ok(assignmentResource({ user, sku: position }, apiUrl()));
  }

  function swap(user: DirectoryUser, from: number, to: string): Reply {
    const target = SKUS.findIndex((one) => one.id === to && one.product === SKUS[from]?.product);
    if (target < 0) return refusal(412, 'conditionNotMet', 'The SKU is not of the same product');
    give(user, SKUS[from]?.id ?? '', false);
    give(user, to, true);
    return ok(assignmentResource({ user, sku: target }, apiUrl()));
  }

  function give(user: DirectoryUser, sku: string, given: boolean): void {
    acts.record((state) => {
      state.licenses[user.id] = { ...state.licenses[user.id], [sku]: given };
    });
  }

  function reselling(asked: Asked): Reply {
    const all = subscriptionResources(view(), customerId);
    if (asked.path === `${RESELLER}subscriptions`) {
      const customer = asked.query.get('customerId');
      if (customer !== null && customer !== customerId && customer !== 'meridian.example') return NOT_FOUND;
      const page = paged(asked, 'subscriptions', all, {
        most: 100,
        usual: 20,
        server: pageSizes.subscriptions,
      });
      return page
        ? listOf('reseller#subscriptions', 'subscriptions', page.rows, page.next)
        : INVALID('pageToken');
    }
    const [, id, action] =
      /^customers\/[^/]+\/subscriptions\/([^/]+)(?:\/(\w+))?$/.exec(asked.path.slice(RESELLER.length)) ?? [];
    const one = all.find((subscription) => subscription.subscriptionId === id);
    if (!one) return NOT_FOUND;
    if (action === undefined) return ok(one);
    if (action !== 'changeSeats' || asked.method !== 'POST') return NOT_FOUND;
    const body = parsedBody(asked.body) ?? {};
    const seats = Number(one.plan.isCommitmentPlan ? body.numberOfSeats : body.maximumNumberOfSeats);
    const fewest = 'numberOfSeats' in one.seats ? one.seats.numberOfSeats : one.seats.licensedNumberOfSeats;
    if (!Number.isInteger(seats) || seats < (fewest ?? 0))
      return refusal(400, 'invalid', 'Invalid number of seats');
    acts.record((state) => {
      state.seats[one.skuId] = seats;
    });
    return ok(
      subscriptionResources(view(), customerId).find((subscription) => subscription.subscriptionId === id),
    );
  }

  function paged<T>(
    asked: Asked,
    list: string,
    rows: readonly T[],
    size: { readonly most: number; readonly usual: number; readonly server: number },
  ): PageOf<T> | undefined {
    const wanted = Number(asked.query.get('maxResults') ?? size.usual);
    const rowsAPage = Math.min(
      size.most,
      size.server,
      Number.isInteger(wanted) && wanted > 0 ? wanted : size.usual,
    );
    return pageOf(list, rows, asked.query.get('pageToken'), rowsAPage, desk.now(), asked.shifted);
  }

  return { answer };
}

/** An empty list has no member of its own name, as documented. */
function listOf(
  kind: string,
  name: string,
  rows: readonly object[],
  nextPageToken: string | undefined,
): Reply {
  const body = {
    kind,
    etag: etagOf(rows),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
    ...(rows.length > 0 ? { [name]: rows } : {}),
  };
  return ok(body);
}

/** Narrowed by `fields`; nothing at all for a reader who already has this etag. */
function conditional(asked: Asked, reply: Reply): Reply {
  const { etag } = (reply.body ?? {}) as { etag?: string };
  if (etag !== undefined && asked.headers['if-none-match'] === etag)
    return { status: 304, headers: { etag } };
  const body = partial(reply.body, asked.query.get('fields'));
  if (body === undefined) return refusal(400, 'invalidParameter', 'Invalid field selection');
  return { ...reply, body, headers: { ...reply.headers, ...(etag === undefined ? {} : { etag }) } };
}

function scopesFor({ method, path }: Asked): readonly string[] | undefined {
  const reads = method === 'GET';
  if (path.startsWith(DIRECTORY)) return reads ? [SCOPE.readUsers, SCOPE.users] : [SCOPE.users];
  if (path.startsWith(LICENSING)) return [SCOPE.licensing];
  if (path.startsWith(RESELLER)) return reads ? [SCOPE.readOrders, SCOPE.orders] : [SCOPE.orders];
  return undefined;
}
