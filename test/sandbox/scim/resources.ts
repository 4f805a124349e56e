// Users of the SCIM server as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { createdAt } from '../organisation/members.ts';
import { departmentOf, type Organisation, titleOf } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import type { ScimUser, ScimView } from './view.ts';

export const URN = 'urn:ietf:params:scim';
const ENTERPRISE = `${URN}:schemas:extension:enterprise:2.0:User`;

export function userResource(org: Organisation, user: ScimUser, day: number): Record<string, unknown> {
  const { id, member, active, entitlements } = user;
  const { naming, mail, life } = member;
  return {
    schemas: [`${URN}:schemas:core:2.0:User`, ENTERPRISE],
    id,
    externalId: String(member.number),
    userName: mail.split('@')[0],
    name: { givenName: naming.given, familyName: naming.family, formatted: naming.full },
    emails: [
      { value: privateMail(mail), type: 'home' },
      { value: mail, type: 'work', primary: true },
    ],
    active,
    title: titleOf(org, life, day),
    ...(entitlements.length > 0 && { entitlements: entitlements.map((one) => ({ ...one })) }),
    roles: [{ value: member.number % 9 === 0 ? 'administrator' : 'member', primary: true }],
    [ENTERPRISE]: { department: departmentOf(org, life, day) },
    meta: { resourceType: 'User', created: createdAt(org, member), version: 'W/"1"' },
  };
}

const privateMail = (mail: string) => mail.replace('@meridian.example', '@home.example');

/** As servers of another school write it: names in another case, and truth in words. */
export function inAnotherCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inAnotherCase);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      `${key[0]?.toUpperCase()}${key.slice(1)}`,
      inAnotherCase(inner),
    ]),
  );
}

export function truthOfScim(org: Organisation, { users }: ScimView): VendorTruth {
  const accounts = users.map(
    ({ id, member, active }): TruthAccount => ({
      id,
      name: member.naming.full,
      mails: [member.mail, privateMail(member.mail)],
      status: active ? 'active' : 'disabled',
      kind: 'person',
      lastLoginAt: undefined,
      createdAt: createdAt(org, member),
      heldSince: civil(member.created),
    }),
  );
  const seats = accounts.filter(({ status }) => status === 'active');
  return {
    accounts,
    licenses: [
      {
        sku: 'active-user',
        name: 'Board',
        type: 'User',
        active: true,
        total: undefined,
        used: seats.length,
        accounts: seats,
      },
    ],
  };
}
