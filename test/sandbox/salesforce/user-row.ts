// A user record as Salesforce sends it, field by field.
import type { DayNumber } from '../organisation/days.ts';
import { momentOf } from '../organisation/days.ts';
import { lifeId } from '../organisation/lives.ts';
import { DOMAIN, namingOf, SECOND_DOMAIN } from '../organisation/naming.ts';
import { departmentOf, type Organisation, titleOf } from '../organisation/organisation.ts';
import { TOPIC } from '../organisation/random.ts';
import { type Account, lastLoginOf } from './accounts.ts';
import { FEATURES, USER_LICENSES } from './catalogue.ts';
import { salesforceId } from './ids.ts';
import { salesforceTime } from './objects.ts';
import type { Value } from './soql.ts';

const OWN_FIELDS = [
  'Id',
  'Username',
  'Email',
  'Name',
  'FirstName',
  'LastName',
  'FederationIdentifier',
  'Department',
  'Title',
  'IsActive',
  'LastLoginDate',
  'CreatedDate',
  'UserType',
  'ProfileId',
  'DefaultCurrencyIsoCode',
  'LocaleSidKey',
  'TimeZoneSidKey',
  ...FEATURES.map((feature) => feature.field),
];

export const USER_FIELDS: readonly string[] = [
  ...OWN_FIELDS,
  'Profile.Id',
  'Profile.Name',
  'Profile.UserLicenseId',
  'Profile.UserLicense.Id',
  'Profile.UserLicense.Name',
];

/** Fields of the record itself, as `describe` lists them. */
export const USER_RECORD_FIELDS: readonly string[] = OWN_FIELDS;

const FEATURE_BIT = new Map(FEATURES.map((feature, index) => [feature.field, 1 << index]));

export function userField(org: Organisation, account: Account, day: DayNumber, field: string): Value {
  const bit = FEATURE_BIT.get(field);
  if (bit !== undefined) return (account.features & bit) !== 0;
  const license = USER_LICENSES[account.license];
  switch (field) {
    case 'Id':
      return salesforceId('User', account.number);
    case 'IsActive':
      return account.active;
    case 'LastLoginDate': {
      const at = lastLoginOf(org, account, day);
      return at === null ? null : salesforceTime(at);
    }
    case 'CreatedDate':
      return salesforceTime(createdAt(org, account));
    case 'UserType':
      return account.owner.is === 'system' ? account.owner.userType : (license?.userType ?? null);
    case 'ProfileId':
    case 'Profile.Id':
      return salesforceId('Profile', account.license + 1);
    case 'Profile.Name':
      return license?.profile ?? null;
    case 'Profile.UserLicenseId':
    case 'Profile.UserLicense.Id':
      return salesforceId('UserLicense', account.license + 1);
    case 'Profile.UserLicense.Name':
      return license?.name ?? null;
    default:
      return identity(org, account, day)[field] ?? null;
  }
}

export function createdAt(org: Organisation, account: Account): string {
  return momentOf(account.created, org.draw(TOPIC.loginTime, account.number, 1));
}

/** Names and addresses; the last one is kept, since a page asks for several fields of each row in turn. */
let latest: { account: Account; day: DayNumber; fields: Readonly<Record<string, Value>> } | undefined;

function identity(org: Organisation, account: Account, day: DayNumber): Readonly<Record<string, Value>> {
  if (latest?.account !== account || latest.day !== day)
    latest = { account, day, fields: identityOf(org, account, day) };
  return latest.fields;
}

function identityOf(org: Organisation, account: Account, day: DayNumber): Record<string, Value> {
  const { owner } = account;
  if (owner.is === 'system') {
    const local = owner.name.toLowerCase().replaceAll(' ', '.');
    return {
      Username: `${local}@00d5f0000.${DOMAIN}`,
      Email: `noreply@${DOMAIN}`,
      Name: owner.name,
      LastName: owner.name,
    };
  }
  if (owner.is === 'partner') {
    const mail = `agent${owner.place + 1}@partner${(owner.place % 40) + 1}.example`;
    return {
      Username: mail,
      Email: mail,
      Name: `Agent ${owner.place + 1}`,
      LastName: `Agent ${owner.place + 1}`,
      DefaultCurrencyIsoCode: 'USD',
    };
  }
  const { life, second } = owner;
  const naming = namingOf(org, life, day);
  const primary = `${naming.local}@${DOMAIN}`;
  const first = `${naming.formerLocal ?? naming.local}@${DOMAIN}`;
  return {
    // A user name is given once; a rename of the person leaves it as it was.
    Username: second ? first.replace('@', '.admin@') : first,
    Email: mailForm(org.draw(TOPIC.mailForm, lifeId(life)), primary, naming.local),
    Name: second ? `${naming.full} (Admin)` : naming.full,
    FirstName: naming.given,
    LastName: naming.family,
    FederationIdentifier: second ? null : primary,
    Department: departmentOf(org, life, day),
    Title: titleOf(org, life, day),
    DefaultCurrencyIsoCode: naming.locale.currency,
    LocaleSidKey: naming.locale.id,
    TimeZoneSidKey: naming.locale.timeZone,
  };
}

/** Typed by hand long ago: some addresses are written with capitals, some are of the second domain. */
function mailForm(unit: number, primary: string, local: string): string {
  if (unit < 0.08) return `${local}@${SECOND_DOMAIN}`;
  return unit < 0.16 ? primary.replace(/(^|\.)[a-z]/g, (letter) => letter.toUpperCase()) : primary;
}
