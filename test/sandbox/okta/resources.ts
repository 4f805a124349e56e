// Okta's resources as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { createdAt, lastSeen } from '../organisation/members.ts';
import { departmentOf, managerMailOf, type Organisation, titleOf } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { APPS } from './catalogue.ts';
import type { OktaUser, OktaView } from './view.ts';

export function userResource(org: Organisation, { id, member, status }: OktaUser, day: number): object {
  const { life, naming, mail } = member;
  return {
    id,
    status,
    created: createdAt(org, member),
    activated: createdAt(org, member),
    statusChanged: null,
    lastLogin: lastSeen(org, member, day),
    type: { id: 'oty1162QAr8hJjTaq0g4' },
    profile: {
      firstName: naming.given,
      lastName: naming.family,
      displayName: naming.full,
      secondEmail: null,
      login: loginOf(mail),
      email: mail,
      department: departmentOf(org, life, day),
      title: titleOf(org, life, day),
      managerId: managerMailOf(org, life, day) ?? null,
    },
    credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
  };
}

/** Some organizations sign in by another domain than they write from. */
function loginOf(mail: string): string {
  return mail.replace('@meridian.example', '@meridian-group.example');
}

export function appUserResource(org: Organisation, user: OktaUser, app: number): object {
  const { member, id } = user;
  const created = createdAt(org, member);
  return {
    id,
    externalId: null,
    created,
    lastUpdated: created,
    scope: APPS[app]?.byGroup ? 'GROUP' : 'USER',
    status: 'PROVISIONED',
    syncState: 'DISABLED',
    credentials: { userName: member.mail },
    profile: { email: member.mail },
  };
}

export function truthOfOkta(org: Organisation, { users, day }: OktaView): VendorTruth {
  const accounts = users.filter(({ status }) => status !== 'DEPROVISIONED');
  const of = (user: OktaUser): TruthAccount => ({
    id: user.id,
    name: user.member.naming.full,
    mails: [user.member.mail, loginOf(user.member.mail)],
    status: user.status === 'SUSPENDED' ? 'suspended' : 'active',
    kind: 'person',
    lastLoginAt: lastSeen(org, user.member, day),
    createdAt: createdAt(org, user.member),
    heldSince: civil(user.member.created),
  });
  const all = accounts.map(of);
  const license = (sku: string, name: string, type: string, holds: (user: OktaUser) => boolean) => {
    const holders = all.filter((_, at) => {
      const user = accounts[at];
      return user !== undefined && holds(user);
    });
    return { sku, name, type, active: true, total: undefined, used: holders.length, accounts: holders };
  };
  return {
    accounts: all,
    licenses: [
      license('okta-user', 'Okta user', 'Okta', () => true),
      ...APPS.map((app, index) => ({
        ...license(app.id, app.label, 'Assigned application', ({ apps }) => apps.includes(index)),
        active: app.status === 'ACTIVE',
      })),
    ],
  };
}
