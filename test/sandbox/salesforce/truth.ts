// Who holds each license of the Salesforce organization in truth.
import { civil } from '../organisation/days.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, TruthLicense, VendorTruth } from '../truth.ts';
import { type Account, lastLoginOf } from './accounts.ts';
import { FEATURES, LICENSE, PERMISSION_SET_LICENSES, USER_LICENSES } from './catalogue.ts';
import { salesforceId } from './ids.ts';
import { createdAt, userField } from './user-row.ts';
import type { SalesforceView } from './view.ts';

export function truthOfSalesforce(
  org: Organisation,
  { accounts, day, totals, used }: SalesforceView,
): VendorTruth {
  const users = accounts.map((account) => ofSalesforce(org, account, day));
  const holders = (holds: (account: Account) => boolean) =>
    users.filter((_, index) => {
      const account = accounts[index];
      return account !== undefined && holds(account);
    });
  return {
    accounts: users,
    licenses: [
      ...USER_LICENSES.map(
        (license, index): TruthLicense => ({
          sku: salesforceId('UserLicense', index + 1),
          name: license.name,
          type: 'user',
          active: !('disabled' in license),
          total: totals.users[index],
          used: used.users[index] ?? 0,
          accounts: holders((account) => account.active && account.license === index),
        }),
      ),
      ...PERMISSION_SET_LICENSES.map(
        (license, index): TruthLicense => ({
          sku: salesforceId('PermissionSetLicense', index + 1),
          name: license.name,
          type: 'permissionSet',
          active: !license.disabled,
          total: totals.permissionSets[index],
          used: used.permissionSets[index] ?? 0,
          accounts: holders((account) => (account.permissionSets & (1 << index)) !== 0),
        }),
      ),
      ...FEATURES.map(
        (feature, index): TruthLicense => ({
          sku: feature.field,
          name: feature.type,
          type: 'feature',
          active: true,
          total: totals.features[index],
          used: used.features[index] ?? 0,
          accounts: holders((account) => (account.features & (1 << index)) !== 0),
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
