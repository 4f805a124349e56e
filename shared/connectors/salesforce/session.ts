// A conversation with one Salesforce organization: sign-in, its lists, and what its user may read.
import type * as z from 'zod';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { assertion, JWT_BEARER } from '../assertion.ts';
import type { Fact, Page, VendorList, VendorSession } from '../connector.ts';
import { atCursor } from '../cursor.ts';
import { VendorFailure } from '../failure.ts';
import type { VendorHttp, VendorRequest } from '../http.ts';
import { signIn } from '../oauth.ts';
import { once } from '../once.ts';
import { capability, probe } from '../probe.ts';
import type { Acting } from './act.ts';
import type { Config, Credentials } from './connector.ts';
import * as translate from './translate.ts';
import * as wire from './wire.ts';

/** Spring '26; supported for at least three years. */
const API = '/services/data/v66.0';
/** The most rows of one page; the server may send fewer. */
const BATCH = { 'sforce-query-options': 'batchSize=2000' };

/** Exactly the fields that are read: the record's own, and those of others or of some organizations. */
const select = (object: string, row: z.ZodObject, more: readonly string[] = []) =>
  `SELECT ${[...Object.keys(row.shape), ...more].join()} FROM ${object}`;
const ASSIGNED = select('PermissionSetLicenseAssign', wire.PermissionSetLicenseAssignRow);

const give = (permissions: string) => `Give the integration user the permission ${permissions}.`;
const SETUP = give('"View Setup and Configuration"');
const USERS = give('"View All Users" and "Assign Permission Sets"');
const ACTING = give('"Manage Users" and "Assign Permission Sets"');

export function open(http: VendorHttp, config: Config, credentials: Credentials): VendorSession {
  const base = config.myDomainUrl.replace(/\/+$/, '');
  const token = signIn(http, `${base}/services/oauth2/token`, () => grant(http, config, credentials));

  async function call<T>(path: string, shape: z.ZodType<T>, more: Partial<VendorRequest>): Promise<T> {
    const instance = ((await token.answer()).instance_url ?? base).replace(/\/+$/, '');
    return http.json({ url: `${instance}${path}`, token, ...more }, shape);
  }
  const get = <T>(path: string, shape: z.ZodType<T>) => call(path, shape, { headers: BATCH });

  function query<T extends z.ZodType>(row: T, soql: string, cursor?: string) {
    const path = cursor ?? `${API}/query?q=${encodeURIComponent(soql)}`;
    return atCursor(cursor, () => get(path, wire.queryPage(row)));
  }

  function list<T extends z.ZodType>(
    id: string,
    tasks: readonly Task[],
    row: T,
    soql: () => string | Promise<string>,
    facts: (rows: z.output<T>[]) => Fact[] | Promise<Fact[]>,
  ): VendorList {
    return {
      id,
      tasks,
      async read(cursor): Promise<Page> {
        const page = await query(row, await soql(), cursor);
        return {
          facts: await facts(page.records),
          rows: page.records.length,
          ...(page.totalSize === undefined ? {} : { total: page.totalSize }),
          ...(page.done === false && page.nextRecordsUrl ? { next: page.nextRecordsUrl } : {}),
        };
      },
    };
  }

  /** A feature the organization has not bought has no field, and naming it would refuse the whole query. */
  const features = once(async () => {
    const { fields } = await get(`${API}/sobjects/User/describe`, wire.UserDescribe);
    return fields.map((field) => field.name).filter(translate.featureLabel);
  });

  const frozen = once(async () => {
    const soql = `${select('UserLogin', wire.UserLoginRow)} WHERE IsFrozen = true`;
    const rows = await whereAllowed(wire.UserLoginRow, soql);
    return new Set(rows.map((row) => row.UserId));
  });

  /** The metric exists since v52 and only where its collection is on; without it the counts of features stay untold. */
  const metrics = () =>
    whereAllowed(wire.FeatureMetricRow, select('ActiveFeatureLicenseMetric', wire.FeatureMetricRow));

  async function everyRow<T extends z.ZodType>(row: T, soql: string): Promise<z.output<T>[]> {
    const rows: z.output<T>[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await query(row, soql, cursor);
      rows.push(...page.records);
      if (page.done !== false || !page.nextRecordsUrl) return rows;
      cursor = page.nextRecordsUrl;
    }
  }

  /** All rows of a list that a sync can do without: none when the user may not read it. */
  async function whereAllowed<T extends z.ZodType>(row: T, soql: string): Promise<z.output<T>[]> {
    try {
      return await everyRow(row, soql);
    } catch (error) {
      if (error instanceof VendorFailure && isForbidden(error)) return [];
      throw error;
    }
  }

  const sku = (facts: SkuFacts): Fact => ({ of: 'sku', sku: facts });

  const selectUsers = async () =>
    select('User', wire.UserFields, [
      'Profile.UserLicenseId,Profile.UserLicense.Name',
      ...(await features()),
    ]);

  async function lists(tasks: readonly Task[]): Promise<VendorList[]> {
    const all: VendorList[] = [
      list(
        'userLicenses',
        ['licenses'],
        wire.UserLicenseRow,
        () => select('UserLicense', wire.UserLicenseRow),
        (rows) => rows.map((row) => sku(translate.userLicenseSku(row))),
      ),
      list(
        'permissionSetLicenses',
        ['licenses'],
        wire.PermissionSetLicenseRow,
        () => select('PermissionSetLicense', wire.PermissionSetLicenseRow),
        (rows) => rows.map((row) => sku(translate.permissionSetLicenseSku(row))),
      ),
      {
        id: 'featureLicenses',
        tasks: ['licenses'],
        async read() {
          const skus = translate.featureSkus(await features(), await metrics());
          return { facts: skus.map(sku), rows: skus.length };
        },
      },
      list('users', ['accounts', 'activity'], wire.UserRow, selectUsers, async (rows) => {
        const reading = {
          features: await features(),
          frozen: await frozen(),
          activity: tasks.includes('activity'),
        };
        return rows.map((row) => ({ of: 'account', account: translate.account(row, reading) }));
      }),
      list(
        'permissionSetLicenseAssignments',
        ['accounts'],
        wire.PermissionSetLicenseAssignRow,
        () => ASSIGNED,
        (rows) => rows.map(translate.permissionSetHolding),
      ),
    ];
    return all.filter((one) => one.tasks.some((task) => tasks.includes(task)));
  }

  async function capabilities(): Promise<Capability[]> {
    await token.answer();
    const may = (remedy: string, ...objects: string[]) =>
      probe(
        objects.map((name) => () => query(wire.AnyRow, `SELECT Id FROM ${name} LIMIT 1`)),
        remedy,
        isForbidden,
      );
    const users = await may(USERS, 'User');
    // There is nothing harmless to change: the object that only managers of users may read tells who is one.
    const change = await may(ACTING, 'UserLogin');
    return [
      capability('licenses', await may(SETUP, 'UserLicense', 'PermissionSetLicense')),
      capability('accounts', users ?? (await may(USERS, 'PermissionSetLicenseAssign'))),
      capability('activity', users),
      ...(['reclaim', 'downgrade', 'restore'] as const).map((task) => capability(task, users ?? change)),
    ];
  }

  const send: Acting['send'] = (method, path, json) =>
    call(`${API}/sobjects/${path}`, wire.AnyRow, { method, attempts: 1, json });
  const at: Acting = { rows: everyRow, users: selectUsers, assigned: ASSIGNED, features, frozen, send };
  const acting = () => import('./act.ts');

  return {
    capabilities,
    lists,
    account: async (id) => (await acting()).accountNow(at, id),
    act: async (request) => (await acting()).performed(at, request),
  };
}

/** Without the permission an object or field does not exist for the user; without the edition nothing is allowed at all. */
function isForbidden({ kind, code = '' }: VendorFailure): boolean {
  return (
    code === 'INVALID_TYPE' ||
    code === 'INVALID_FIELD' ||
    (kind === 'permissionMissing' && !code.startsWith('API_'))
  );
}

async function grant(http: VendorHttp, config: Config, given: Credentials): Promise<Record<string, string>> {
  if (given.method === 'clientCredentials') {
    return { grant_type: 'client_credentials', client_id: given.clientId, client_secret: given.clientSecret };
  }
  const aud = `https://${config.sandboxOrg ? 'test' : 'login'}.salesforce.com`;
  const claims = { iss: given.clientId, sub: given.username, aud };
  return { grant_type: JWT_BEARER, assertion: await assertion(http, claims, given.privateKey) };
}
