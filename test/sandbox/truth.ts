// The truth is what an auditor would count at the vendors themselves: each license with everybody who holds it.

import type { AccountKind, AccountStatus } from '#shared/domain/accounts/account.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { SKUS } from './google/catalogue.ts';
import { aliasesOf, createdAt as googleCreatedAt } from './google/resources.ts';
import { type DirectoryUser, directoryLogin } from './google/users.ts';
import type { GoogleView } from './google/view.ts';
import { civil } from './organisation/days.ts';
import { namingOf } from './organisation/naming.ts';
import type { Organisation } from './organisation/organisation.ts';
import { type Account, lastLoginOf } from './salesforce/accounts.ts';
import { FEATURES, LICENSE, PERMISSION_SET_LICENSES, USER_LICENSES } from './salesforce/catalogue.ts';
import { salesforceId } from './salesforce/ids.ts';
import { createdAt, userField } from './salesforce/user-row.ts';
import type { SalesforceView } from './salesforce/view.ts';

export interface TruthAccount {
  readonly id: string;
  readonly name: string;
  /** Case-folded, every address the vendor tells. */
  readonly mails: readonly string[];
  readonly status: AccountStatus;
  readonly kind: AccountKind;
  /** `null` when there never was one. */
  readonly lastLoginAt: Instant | null;
  readonly createdAt: Instant;
  /** As far as the vendor can prove: neither dates an assignment, so the day the account was made. */
  readonly heldSince: CivilDay;
}

export interface TruthLicense {
  readonly connector: 'salesforce' | 'google';
  /** The vendor's own id of the license. */
  readonly sku: string;
  readonly name: string;
  readonly type: 'user' | 'permissionSet' | 'feature' | 'product';
  readonly active: boolean;
  /** Seats bought; `undefined` where it comes free. A direct customer's connection cannot read Google's. */
  readonly total: number | undefined;
  /** The vendor's own count. */
  readonly used: number;
  /** Who occupies a seat by the vendor's rule: as many as `used`. */
  readonly accounts: readonly TruthAccount[];
}

export interface Truth {
  readonly day: CivilDay;
  readonly licenses: readonly TruthLicense[];
  /** Everybody in Google's directory: the source of people. */
  readonly directory: readonly TruthAccount[];
  /** Every user record of Salesforce, closed ones included. */
  readonly salesforceUsers: readonly TruthAccount[];
}

export function truthOf(org: Organisation, salesforce: SalesforceView, google: GoogleView): Truth {
  const users = salesforce.accounts.map((account) => ofSalesforce(org, account, salesforce.day));
  const directory = google.users.map((user) => ofGoogle(org, user, google.day));
  const holders = (holds: (account: Account) => boolean) =>
    users.filter((_, index) => {
      const account = salesforce.accounts[index];
      return account !== undefined && holds(account);
    });
  return {
    day: civil(salesforce.day),
    directory,
    salesforceUsers: users,
    licenses: [
      ...USER_LICENSES.map(
        (license, index): TruthLicense => ({
          connector: 'salesforce',
          sku: salesforceId('UserLicense', index + 1),
          name: license.name,
          type: 'user',
          active: !('disabled' in license),
          total: salesforce.totals.users[index],
          used: salesforce.used.users[index] ?? 0,
          accounts: holders((account) => account.active && account.license === index),
        }),
      ),
      ...PERMISSION_SET_LICENSES.map(
        (license, index): TruthLicense => ({
          connector: 'salesforce',
          sku: salesforceId('PermissionSetLicense', index + 1),
          name: license.name,
          type: 'permissionSet',
          active: !license.disabled,
          total: salesforce.totals.permissionSets[index],
          used: salesforce.used.permissionSets[index] ?? 0,
          accounts: holders((account) => (account.permissionSets & (1 << index)) !== 0),
        }),
      ),
      ...FEATURES.map(
        (feature, index): TruthLicense => ({
          connector: 'salesforce',
          sku: feature.field,
          name: feature.type,
          type: 'feature',
          active: true,
          total: salesforce.totals.features[index],
          used: salesforce.used.features[index] ?? 0,
          accounts: holders((account) => (account.features & (1 << index)) !== 0),
        }),
      ),
      ...SKUS.map(
        (sku, index): TruthLicense => ({
          connector: 'google',
          sku: sku.id,
          name: sku.name,
          type: 'product',
          active: true,
          total: google.totals[index],
          used: google.used[index] ?? 0,
          accounts: directory.filter((_, at) => google.users[at]?.holds.includes(index)),
        }),
      ),
    ],
  };
}

function ofSalesforce(org: Organisation, account: Account, day: number): TruthAccount {
  const read = (field: string) => userField(org, account, day, field);
  const addresses = ['Email', 'FederationIdentifier', 'Username'].map(read);
  const { owner, license } = account;
  const service =
    license === LICENSE.integration ||
    license === LICENSE.analytics ||
    (owner.is === 'system' && owner.userType !== 'Standard');
  return {
    id: salesforceId('User', account.number),
    name: String(read('Name')),
    mails: [...new Set(addresses.flatMap((mail) => (typeof mail === 'string' ? [mail.toLowerCase()] : [])))],
    status: account.active ? (account.frozen ? 'suspended' : 'active') : 'disabled',
    kind: service ? 'service' : owner.is === 'partner' ? 'external' : 'person',
    lastLoginAt: lastLoginOf(org, account, day),
    createdAt: createdAt(org, account),
    heldSince: civil(account.created),
  };
}

function ofGoogle(org: Organisation, user: DirectoryUser, day: number): TruthAccount {
  const { own, domain } = aliasesOf(org, user, day);
  return {
    id: user.id,
    name: user.owner.is === 'shared' ? user.owner.name : namingOf(org, user.owner.life, day).full,
    mails: [user.mail, ...own, ...domain],
    status: user.archived ? 'disabled' : user.suspended ? 'suspended' : 'active',
    kind: 'person',
    lastLoginAt: directoryLogin(org, user, day),
    createdAt: googleCreatedAt(org, user),
    heldSince: civil(user.created),
  };
}
