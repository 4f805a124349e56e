// The objects that can be queried: which fields they have, how many rows, and each row made when it is asked for.
import { civil } from '../organisation/days.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { FEATURES, PERMISSION_SET_LICENSES, USER_LICENSES } from './catalogue.ts';
import { salesforceId } from './ids.ts';
import type { Value } from './soql.ts';
import { USER_FIELDS, userField } from './user-row.ts';
import type { SalesforceView } from './view.ts';

export interface QueryObject {
  readonly name: string;
  /** Fields and paths over relationships, in the spelling of the documentation. */
  readonly fields: readonly string[];
  readonly rows: number;
  read(row: number, field: string): Value;
}

/** Salesforce writes the offset without a colon. */
export function salesforceTime(instant: string): string {
  return instant.replace('Z', '+0000');
}

export function objectsOf(
  org: Organisation,
  view: SalesforceView,
  grouped: boolean,
): ReadonlyMap<string, QueryObject> {
  const at = salesforceTime(`${civil(view.day)}T04:00:00.000Z`);
  const { accounts, assignments, needing, used, totals } = view;
  const disabled = (flag: boolean) => (flag ? 'Disabled' : 'Active');
  const list: QueryObject[] = [
    table('UserLicense', USER_LICENSES.length, [
      ['Id', (row) => salesforceId('UserLicense', row + 1)],
      ['Name', (row) => USER_LICENSES[row]?.name ?? null],
      ['MasterLabel', (row) => USER_LICENSES[row]?.name ?? null],
      ['LicenseDefinitionKey', (row) => USER_LICENSES[row]?.key ?? null],
      ['Status', (row) => disabled('disabled' in (USER_LICENSES[row] ?? {}))],
      ['TotalLicenses', (row) => totals.users[row] ?? 0],
      ['UsedLicenses', (row) => used.users[row] ?? 0],
      ['UsedLicensesLastUpdated', () => at],
    ]),
    table('PermissionSetLicense', PERMISSION_SET_LICENSES.length, [
      ['Id', (row) => salesforceId('PermissionSetLicense', row + 1)],
      ['DeveloperName', (row) => PERMISSION_SET_LICENSES[row]?.key ?? null],
      ['MasterLabel', (row) => PERMISSION_SET_LICENSES[row]?.name ?? null],
      ['PermissionSetLicenseKey', (row) => PERMISSION_SET_LICENSES[row]?.key ?? null],
      ['Status', (row) => disabled(PERMISSION_SET_LICENSES[row]?.disabled ?? false)],
      ['TotalLicenses', (row) => totals.permissionSets[row] ?? 0],
      ['UsedLicenses', (row) => used.permissionSets[row] ?? 0],
      [
        'ExpirationDate',
        (row) => (PERMISSION_SET_LICENSES[row]?.expires ? `${civil(view.day).slice(0, 4)}-12-31` : null),
      ],
    ]),
    table('ActiveFeatureLicenseMetric', FEATURES.length, [
      ['Id', (row) => salesforceId('ActiveFeatureLicenseMetric', row + 1)],
      ['FeatureType', (row) => FEATURES[row]?.type ?? null],
      ['AssignedUserCount', (row) => used.features[row] ?? 0],
      ['TotalLicenses', (row) => totals.features[row] ?? 0],
      ['MetricsDate', () => civil(view.day)],
    ]),
    table('PermissionSetLicenseAssign', assignments.length, [
      ['Id', (row) => assignmentId(assignments[row])],
      ['AssigneeId', (row) => salesforceId('User', assignments[row]?.account.number ?? 0)],
      [
        'PermissionSetLicenseId',
        (row) => salesforceId('PermissionSetLicense', (assignments[row]?.license ?? 0) + 1),
      ],
    ]),
    table('PermissionSetAssignment', needing.length, [
      ['Id', (row) => setAssignmentId(needing[row])],
      ['AssigneeId', (row) => salesforceId('User', needing[row]?.account.number ?? 0)],
      ['PermissionSetGroupId', () => (grouped ? salesforceId('PermissionSetGroup', 1) : null)],
      [
        'PermissionSet.LicenseId',
        (row) => salesforceId('PermissionSetLicense', (needing[row]?.license ?? 0) + 1),
      ],
      [
        'PermissionSet.Label',
        (row) => `${PERMISSION_SET_LICENSES[needing[row]?.license ?? 0]?.name ?? ''} User`,
      ],
    ]),
    table('Profile', USER_LICENSES.length, [
      ['Id', (row) => salesforceId('Profile', row + 1)],
      ['Name', (row) => USER_LICENSES[row]?.profile ?? null],
      ['UserLicenseId', (row) => salesforceId('UserLicense', row + 1)],
    ]),
    table('UserLogin', accounts.length, [
      ['Id', (row) => salesforceId('UserLogin', accounts[row]?.number ?? 0)],
      ['UserId', (row) => salesforceId('User', accounts[row]?.number ?? 0)],
      ['IsFrozen', (row) => accounts[row]?.frozen ?? false],
      ['IsPasswordLocked', () => false],
    ]),
    {
      name: 'User',
      fields: USER_FIELDS,
      rows: accounts.length,
      read(row, field) {
        const account = accounts[row];
        return account ? userField(org, account, view.day, field) : null;
      },
    },
  ];
  return new Map(list.map((one) => [one.name.toLowerCase(), one]));
}

/** The number of a user with the position of the license in its last digits. */
const PER_USER = 16;

export function assignmentId(one: SalesforceView['assignments'][number] | undefined): string {
  return salesforceId(
    'PermissionSetLicenseAssign',
    (one?.account.number ?? 0) * PER_USER + (one?.license ?? 0),
  );
}

export function setAssignmentId(one: SalesforceView['needing'][number] | undefined): string {
  return salesforceId('PermissionSetAssignment', (one?.account.number ?? 0) * PER_USER + (one?.license ?? 0));
}

export function assignmentOf(number: number): { readonly user: number; readonly license: number } {
  return { user: Math.floor(number / PER_USER), license: number % PER_USER };
}

function table(
  name: string,
  rows: number,
  fields: readonly (readonly [string, (row: number) => Value])[],
): QueryObject {
  const byName = new Map(fields.map(([field, read]) => [field.toLowerCase(), read]));
  return {
    name,
    fields: fields.map(([field]) => field),
    rows,
    read: (row, field) => byName.get(field.toLowerCase())?.(row) ?? null,
  };
}
