// One Salesforce organization answering: sign-in, queries, describe, limits, and the write calls that free a license.
import type { Acts } from '../acts.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Asked, ok, parsedBody, type Reply } from '../reply.ts';
import type { Tokens } from '../tokens.ts';
import type { SalesforceActs } from './acts.ts';
import { FEATURES, PERMISSION_SET_LICENSES, USER_LICENSES } from './catalogue.ts';
import { DAY_SPENT, NO_LICENSE_LEFT, NOT_FOUND, refusal, SESSION_ENDED } from './errors.ts';
import { numberOf, salesforceId } from './ids.ts';
import { assignmentId, assignmentOf, objectsOf, setAssignmentId } from './objects.ts';
import { API, openQueries } from './query.ts';
import { type SignInDesk, signIn } from './sign-in.ts';
import { USER_RECORD_FIELDS } from './user-row.ts';
import type { SalesforceView } from './view.ts';

export interface SalesforceParts {
  readonly org: Organisation;
  readonly acts: Acts<SalesforceActs>;
  readonly desk: SignInDesk;
  readonly tokens: Tokens;
  readonly view: () => SalesforceView;
  readonly quirk: (name: string) => boolean;
  readonly mostRows?: number | undefined;
}

/** Requests of a day: 100,000 and 1,000 for each user of the Enterprise edition. */
const DAILY = { base: 100_000, perUser: 1_000 };

export interface Salesforce {
  answer(asked: Asked): Reply | Promise<Reply>;
}

export function openSalesforce({
  org,
  acts,
  desk,
  tokens,
  view,
  quirk,
  mostRows,
}: SalesforceParts): Salesforce {
  const queries = openQueries(mostRows);
  let spent = { day: 0, requests: 0 };

  function limits() {
    const max = DAILY.base + DAILY.perUser * (view().totals.users[0] ?? 0);
    return { max, used: Math.min(max, spent.requests) };
  }

  function answer(asked: Asked): Reply | Promise<Reply> {
    if (asked.path === '/services/oauth2/token') {
      return asked.method === 'POST' ? signIn(desk, asked) : NOT_FOUND;
    }
    if (!tokens.check(asked.token)) return SESSION_ENDED;
    const { day } = view();
    spent = { day, requests: (spent.day === day ? spent.requests : 0) + 1 };
    const { max, used } = limits();
    if (used >= max) return DAY_SPENT;
    const reply = resource(asked);
    return { ...reply, headers: { ...reply.headers, 'sforce-limit-info': `api-usage=${used}/${max}` } };
  }

  const objects = () => objectsOf(org, view(), quirk('permissionSetGroups'));

  function resource(asked: Asked): Reply {
    const [name = '', ...rest] = asked.path.slice(API.length + 1).split('/');
    if (!asked.path.startsWith(`${API}/`)) return NOT_FOUND;
    if (asked.method === 'GET' && name === 'query') {
      const [locator] = rest;
      return locator ? queries.next(asked, locator) : queries.first(asked, objects());
    }
    if (asked.method === 'GET' && name === 'limits') {
      const { max, used } = limits();
      return ok({ DailyApiRequests: { Max: max, Remaining: max - used } });
    }
    const [object = '', id = ''] = rest;
    if (name !== 'sobjects') return NOT_FOUND;
    if (asked.method === 'GET' && id === 'describe') return describe(object);
    if (asked.method === 'PATCH' && object === 'User') return patchUser(id, parsedBody(asked.body));
    if (asked.method === 'DELETE' && object === 'PermissionSetAssignment') return removeSet(id);
    if (object === 'PermissionSetLicenseAssign') {
      if (asked.method === 'DELETE') return unassign(id);
      if (asked.method === 'POST') return assign(parsedBody(asked.body) ?? {});
    }
    return NOT_FOUND;
  }

  function describe(name: string): Reply {
    const object = objects().get(name.toLowerCase());
    if (!object) return NOT_FOUND;
    const fields = object.name === 'User' ? USER_RECORD_FIELDS : object.fields;
    return ok({
      name: object.name,
      queryable: true,
      fields: fields.map((field) => ({ name: field, label: field, type: typeOf(field), updateable: true })),
    });
  }

  function patchUser(id: string, change: Record<string, unknown> | undefined): Reply {
    const number = numberOf('User', id);
    const account = view().accounts.find((one) => one.number === number);
    if (!account) return NOT_FOUND;
    if (!change) return refusal(400, 'JSON_PARSER_ERROR', 'The body is not a JSON object');
    const wanted = numberOf('Profile', String(change.ProfileId ?? ''));
    const license = wanted === undefined ? account.license : wanted - 1;
    let features = account.features;
    for (const [field, value] of Object.entries(change)) {
      const bit = FEATURES.findIndex((feature) => feature.field === field);
      if (field === 'ProfileId' && USER_LICENSES[license] !== undefined) continue;
      if (typeof value !== 'boolean' || (field !== 'IsActive' && bit < 0)) {
        return refusal(400, 'INVALID_FIELD', `No such column '${field}' on sobject of type User`, [field]);
      }
      if (bit >= 0) features = value ? features | (1 << bit) : features & ~(1 << bit);
    }
    const takes = license !== account.license || (change.IsActive === true && !account.active);
    if (takes && quirk('noLicenseLeft')) return NO_LICENSE_LEFT;
    if (change.IsActive === false && quirk('defaultOwner'))
      return refusal(400, 'FIELD_INTEGRITY_EXCEPTION', 'You cannot deactivate a default lead owner.');
    acts.record((state) => {
      const active = 'IsActive' in change ? { active: change.IsActive === true } : {};
      state.users[id] = { ...state.users[id], features, license, ...active };
    });
    return { status: 204 };
  }

  function unassign(id: string): Reply {
    const number = numberOf('PermissionSetLicenseAssign', id);
    const one = number === undefined ? undefined : assignmentOf(number);
    const is = (row: SalesforceView['assignments'][number]) =>
      row.account.number === one?.user && row.license === one.license;
    if (!one || !view().assignments.some(is)) return NOT_FOUND;
    if (view().needing.some(is))
      return refusal(400, 'DELETE_FAILED', 'A permission set of the user requires this license.');
    acts.record((state) => {
      const key = `${salesforceId('User', one.user)}/${one.license}`;
      state.givenPermissionSets = state.givenPermissionSets.filter((given) => given !== key);
      state.removedPermissionSets.push(key);
    });
    return { status: 204 };
  }

  function removeSet(id: string): Reply {
    const one = view().needing.find((row) => setAssignmentId(row) === id);
    if (!one) return NOT_FOUND;
    acts.record((state) => {
      state.removedSets.push(`${salesforceId('User', one.account.number)}/${one.license}`);
    });
    return { status: 204 };
  }

  function assign({ AssigneeId, PermissionSetLicenseId }: Record<string, unknown>): Reply {
    const user = numberOf('User', String(AssigneeId ?? ''));
    const license = (numberOf('PermissionSetLicense', String(PermissionSetLicenseId ?? '')) ?? 0) - 1;
    const account = view().accounts.find(({ number }) => number === user);
    if (!account || !PERMISSION_SET_LICENSES[license])
      return refusal(400, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (account.permissionSets & (1 << license))
      return refusal(400, 'DUPLICATE_VALUE', 'duplicate value found: assignment');
    if (quirk('noLicenseLeft')) return NO_LICENSE_LEFT;
    const key = `${AssigneeId}/${license}`;
    acts.record((state) => {
      state.removedPermissionSets = state.removedPermissionSets.filter((removed) => removed !== key);
      state.givenPermissionSets.push(key);
    });
    return { status: 201, body: { id: assignmentId({ account, license }), success: true, errors: [] } };
  }

  return { answer };
}

function typeOf(field: string): string {
  if (/^(Is|UserPermissions)/.test(field)) return 'boolean';
  return /Date$/.test(field) ? 'datetime' : 'string';
}
