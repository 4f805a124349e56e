// Atlassian's workspaces, users, groups and roles as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { createdAt, lastSeen } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { DIRECTORY, PRODUCTS, type Product, type Team } from './catalogue.ts';
import { type AtlassianUser, type AtlassianView, seatsOf } from './view.ts';

export function workspaceResource(view: AtlassianView, product: Product): object {
  return {
    id: product.id,
    type: 'workspace',
    attributes: {
      name: product.host,
      typeKey: product.key,
      type: product.name,
      status: product.online ? 'online' : 'offline',
      statusDetails: [],
      labels: [],
      sandbox: product.sandbox ? { type: 'CHILD', parentId: PRODUCTS[0]?.id } : { type: 'NONE' },
      usage: seatsOf(view.users, product).length,
      capacity: view.capacity.get(product.id),
      createdAt: '2021-02-03T04:05:06.789Z',
      hostUrl: `https://${product.host}.atlassian.net`,
      realm: 'EU',
    },
    links: { self: product.id },
  };
}

const STATUS = {
  active: { status: 'active', accountStatus: 'active', membershipStatus: 'active' },
  suspended: { status: 'suspended', accountStatus: 'active', membershipStatus: 'suspended' },
  disabled: { status: 'deactivated', accountStatus: 'inactive', membershipStatus: 'active' },
} as const;

export function userResource(
  org: Organisation,
  user: AtlassianUser,
  day: number,
  expand: readonly string[],
  bySite: boolean,
): object {
  const { id, member, status, teams } = user;
  return {
    accountId: id,
    accountType: 'atlassian',
    ...STATUS[status],
    addedToOrg: createdAt(org, member),
    name: member.naming.full,
    nickname: member.naming.given,
    email: member.mail,
    emailVerified: true,
    claimStatus: 'managed',
    ...(expand.includes('productAccess') && {
      productAccess: usesOf(org, user, day).map(({ product, at }) => ({
        key: product.key === 'jira-software' && bySite ? 'jira' : product.key,
        id: bySite ? product.site : product.id,
        // Atlassian writes nanoseconds.
        lastActiveTimestamp: at.replace('Z', '000000Z'),
      })),
    }),
    ...(expand.includes('groups') && { groups: teams.map(({ id: group, name }) => ({ id: group, name })) }),
    links: { self: id },
  };
}

/** Products that were never used are left out. */
function usesOf(org: Organisation, { member, used }: AtlassianUser, day: number) {
  const at = lastSeen(org, member, day);
  return at === null ? [] : used.map((product) => ({ product, at }));
}

export function groupResource({ id, name, gives, synced }: Team, expand: readonly string[]): object {
  return {
    id,
    name,
    description: '',
    directoryId: DIRECTORY,
    externalSynced: synced,
    managedBy: synced ? 'external' : 'admins',
    managementAccess: { readable: true, modifiable: !synced, deletable: !synced },
    ...(expand.includes('counts.resources') && { counts: { resources: gives.length } }),
  };
}

/** What one user may do, each role with how it came. */
export function assignmentResources({ roles, teams, status }: AtlassianUser): object[] {
  return PRODUCTS.flatMap((product) => {
    const own = (roles.get(product.id) ?? []).map((role) => ({ role, roleAssignmentMethods: ['direct'] }));
    const through = teams.some(({ gives }) => gives.includes(product))
      ? [{ role: 'atlassian/user', roleAssignmentMethods: ['group_direct'] }]
      : [];
    const assigned = [...own, ...through];
    return assigned.length === 0
      ? []
      : [
          {
            resourceId: product.id,
            resourceOwner: product.key,
            roles: assigned.map(({ role }) => role),
            roleAssignments: assigned,
            directoryId: DIRECTORY,
            userDirectoryStatus: status === 'suspended' ? 'suspended' : 'active',
          },
        ];
  });
}

export function truthOfAtlassian(org: Organisation, view: AtlassianView): VendorTruth {
  const accountOf = (user: AtlassianUser, product?: Product): TruthAccount => {
    const uses = usesOf(org, user, view.day).filter(
      (use) => product === undefined || use.product === product,
    );
    return {
      id: user.id,
      name: user.member.naming.full,
      mails: [user.member.mail],
      status: user.status,
      kind: 'person',
      lastLoginAt: uses[0]?.at ?? null,
      createdAt: createdAt(org, user.member),
      heldSince: civil(user.member.created),
    };
  };
  return {
    accounts: view.users.map((user) => accountOf(user)),
    licenses: PRODUCTS.filter(({ online }) => online).map((product) => {
      const seats = seatsOf(view.users, product);
      return {
        sku: product.id,
        name: `${product.name} (${product.host})`,
        type: product.name,
        active: true,
        total: view.capacity.get(product.id),
        used: seats.length,
        accounts: seats.map((user) => accountOf(user, product)),
      };
    }),
  };
}
