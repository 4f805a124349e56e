// Adobe's users and groups as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { turnOf } from '../organisation/members.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { DESIGNERS, PRODUCTS, PROFILES } from './catalogue.ts';
import { type AdobeUser, type AdobeView, profilesOf } from './view.ts';

export function userResource(
  user: AdobeUser,
  directOnly: boolean,
  oddType: boolean,
  withoutId = false,
): object {
  const { id, member, type, mail, username, direct, designer } = user;
  const profiles = directOnly ? direct : profilesOf(user);
  const groups = [
    ...profiles.map(({ name }) => name),
    ...(designer ? [DESIGNERS.name] : []),
    ...(turnOf(member) % 29 === 0 ? ['_org_admin', `_admin_${PROFILES[0]?.name}`] : []),
  ];
  return {
    ...(id !== undefined && !withoutId && { id }),
    email: mail,
    status: 'active',
    ...(groups.length > 0 && { groups }),
    username,
    domain: type === 'adobeID' ? 'AdobeID' : mail.slice(mail.indexOf('@') + 1),
    // An invitation has no name yet.
    ...(id !== undefined && { firstname: member.naming.given, lastname: member.naming.family }),
    country: 'DE',
    type: oddType && id === undefined ? 'type99' : type,
  };
}

export function groupResources({ users }: AdobeView): object[] {
  const members = (name: string) =>
    users.filter((user) => profilesOf(user).some((one) => one.name === name)).length;
  return [
    { type: 'SYSADMIN_GROUP', groupName: '_org_admin', memberCount: 3 },
    {
      type: 'USER_GROUP',
      groupName: DESIGNERS.name,
      memberCount: users.filter(({ designer }) => designer).length,
      adminGroupName: `_admin_${DESIGNERS.name}`,
    },
    ...PROFILES.map(({ name, product, quota }, at) => ({
      type: 'PRODUCT_PROFILE',
      groupName: name,
      groupId: 46_842_488 + at,
      memberCount: members(name),
      productName: product,
      licenseQuota: quota,
    })),
    {
      type: 'PROFILE_ADMIN_GROUP',
      groupName: '_admin_Photoshop',
      memberCount: 1,
      productProfileName: 'Photoshop',
    },
    {
      type: 'DEVELOPER_GROUP',
      groupName: '_developer_Photoshop',
      memberCount: 0,
      productProfileName: 'Photoshop',
    },
  ];
}

export function truthOfAdobe({ users }: AdobeView): VendorTruth {
  const accounts = users.map(
    ({ id, member, type, mail }): TruthAccount => ({
      id: id ?? `${type}:${mail.toLowerCase()}`,
      name: id === undefined ? mail.toLowerCase() : `${member.naming.given} ${member.naming.family}`,
      mails: [mail.toLowerCase()],
      status: 'active',
      kind: 'person',
      lastLoginAt: undefined,
      createdAt: undefined,
      heldSince: civil(member.created),
    }),
  );
  return {
    accounts,
    licenses: PRODUCTS.map((product) => {
      const holders = accounts.filter((_, at) =>
        profilesOf(users[at] as AdobeUser).some((profile) => profile.product === product),
      );
      return {
        sku: product,
        name: product,
        type: 'Product',
        active: true,
        total: undefined,
        used: holders.length,
        accounts: holders,
      };
    }),
  };
}
