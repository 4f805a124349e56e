// Who holds each license of the Workspace organization in truth; a direct customer's connection cannot read what was bought.
import { civil } from '../organisation/days.ts';
import { namingOf } from '../organisation/naming.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, TruthLicense, VendorTruth } from '../truth.ts';
import { SKUS } from './catalogue.ts';
import { aliasesOf, createdAt } from './resources.ts';
import { type DirectoryUser, directoryLogin } from './users.ts';
import type { GoogleView } from './view.ts';

export function truthOfGoogle(org: Organisation, { users, day, totals, used }: GoogleView): VendorTruth {
  const accounts = users.map((user) => ofGoogle(org, user, day));
  return {
    accounts,
    licenses: SKUS.map(
      (sku, index): TruthLicense => ({
        sku: sku.id,
        name: sku.name,
        type: 'product',
        active: true,
        total: totals[index],
        used: used[index] ?? 0,
        accounts: accounts.filter((_, at) => users[at]?.holds.includes(index)),
      }),
    ),
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
    createdAt: createdAt(org, user),
    heldSince: civil(user.created),
  };
}
