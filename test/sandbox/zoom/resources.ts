// Zoom's users as they are sent, and the truth that they tell.
import { civil } from '../organisation/days.ts';
import { createdAt, lastSeen } from '../organisation/members.ts';
import { departmentOf, type Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import type { ZoomUser, ZoomView } from './view.ts';

/** Zoom writes seconds. */
const seconds = (instant: string) => instant.replace(/\.\d+Z$/, 'Z');

export function userResource(org: Organisation, user: ZoomUser, day: number): object {
  const { id, member, status, type } = user;
  const last = lastLogin(org, user, day);
  const head = { email: member.mail, type, status, created_at: seconds(createdAt(org, member)) };
  if (id === undefined) return head;
  return {
    id,
    first_name: member.naming.given,
    last_name: member.naming.family,
    display_name: member.naming.full,
    pmi: 0,
    verified: 1,
    dept: departmentOf(org, member.life, day),
    ...head,
    user_created_at: seconds(createdAt(org, member)),
    ...(last === null ? {} : { last_login_time: seconds(last) }),
    role_id: '2',
  };
}

function lastLogin(org: Organisation, { id, member }: ZoomUser, day: number): string | null {
  return id === undefined ? null : lastSeen(org, member, day);
}

export function truthOfZoom(org: Organisation, { users, day }: ZoomView): VendorTruth {
  const accounts = users.map((user): TruthAccount => {
    const { id, member, status } = user;
    const last = lastLogin(org, user, day);
    return {
      id: id ?? `pending:${member.mail}`,
      name: id === undefined ? member.mail : member.naming.full,
      mails: [member.mail],
      status: status === 'inactive' ? 'disabled' : 'active',
      kind: 'person',
      lastLoginAt: last === null ? null : seconds(last).replace('Z', '.000Z'),
      createdAt: seconds(createdAt(org, member)).replace('Z', '.000Z'),
      heldSince: civil(member.created),
    };
  });
  const license = (sku: string, name: string, type: number) => {
    const holders = accounts.filter((_, at) => users[at]?.type === type && users[at]?.status !== 'inactive');
    return {
      sku,
      name,
      type: 'User type',
      active: true,
      total: undefined,
      used: holders.length,
      accounts: holders,
    };
  };
  return { accounts, licenses: [license('licensed', 'Zoom Licensed', 2), license('basic', 'Zoom Basic', 1)] };
}
