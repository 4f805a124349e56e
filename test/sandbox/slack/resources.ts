// Slack's members, files and logs as they are sent, and the truth that they tell.
import { gzipSync } from 'node:zlib';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civil, type DayNumber } from '../organisation/days.ts';
import { createdAt, lastSeen, type Member } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { TruthAccount, VendorTruth } from '../truth.ts';
import { BOTS, type SlackUser, type SlackView } from './view.ts';

const TEAM = 'T0MERIDIAN';
const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** @param mails whether addresses are told */
export function userResource(user: SlackUser, mails: boolean, deleted = !user.active): object {
  const { id, member, guest } = user;
  const { naming, mail } = member;
  return {
    id,
    team_id: TEAM,
    name: mail.split('@')[0],
    deleted,
    real_name: naming.full,
    profile: { real_name: naming.full, display_name: '', ...(mails && { email: mail }) },
    is_admin: false,
    is_owner: false,
    is_restricted: guest !== undefined,
    is_ultra_restricted: guest === 'single',
    is_bot: false,
    is_app_user: member.number % 5 === 0,
    updated: 1_760_000_000,
  };
}

export function botResource({ id, name, real_name, is_bot }: (typeof BOTS)[number]): object {
  return { id, team_id: TEAM, name, deleted: false, real_name, profile: { real_name }, is_bot };
}

function isActiveOn(org: Organisation, member: Member, day: DayNumber): boolean {
  return lastSeen(org, member, day + 1)?.slice(0, 10) === civil(day);
}

const isThere = ({ created, closedOn }: Member, day: DayNumber) =>
  created <= day && (closedOn === undefined || closedOn > day);

/** The file of one day: packed, a member a line. */
export function fileOf(org: Organisation, { users }: SlackView, day: DayNumber): Buffer {
  const lines = users
    .filter(({ member }) => isThere(member, day))
    .map(({ id, member, guest, billed }) => {
      const active = isActiveOn(org, member, day);
      return JSON.stringify({
        enterprise_id: '',
        team_id: TEAM,
        date: civil(day),
        user_id: id,
        email_address: member.mail,
        is_guest: guest !== undefined,
        is_billable_seat: billed,
        is_active: active,
        is_active_desktop: active,
        messages_posted_count: active ? 3 : 0,
        date_claimed: seconds(createdAt(org, member)),
      });
    });
  return gzipSync(`${lines.join('\n')}\n`);
}

export interface LogEntry {
  readonly user_id: string;
  readonly date_last: number;
}

/** One a user and device, newest first; some come from a telephone as well, earlier that day. */
export function logsOf(org: Organisation, { users, day }: SlackView): LogEntry[] {
  return users
    .flatMap(({ id, member }) => {
      const last = lastSeen(org, member, day);
      if (last === null) return [];
      const entry = (at: number) => ({
        user_id: id,
        username: member.mail.split('@')[0],
        date_first: at - 7_200,
        date_last: at,
        count: 3,
      });
      const at = seconds(last);
      return member.number % 2 === 0 ? [entry(at), entry(at - 3_600)] : [entry(at)];
    })
    .sort((a, b) => b.date_last - a.date_last);
}

/** How the reader learns of activity: by files, or where there are none by logs, from a day on. */
export interface Window {
  readonly by: 'files' | 'logs';
  readonly from: DayNumber;
  /** Of the reader: nothing is read from it on. */
  readonly until: DayNumber;
}

export function truthOfSlack(org: Organisation, view: SlackView, window: Window): VendorTruth {
  const { by, from, until } = window;
  const whole =
    by === 'files' ? from < view.day : logsOf(org, view).some(({ date_last }) => date_last <= from * 86_400);
  const accounts = view.users.map(
    ({ id, member, active, guest }): TruthAccount => ({
      id,
      name: member.naming.full,
      mails: [member.mail],
      status: active ? 'active' : 'disabled',
      kind: guest ? 'external' : 'person',
      lastLoginAt: lastIn(member) ?? (whole ? null : undefined),
      createdAt: whole && by === 'files' && isThere(member, from) ? createdAt(org, member) : undefined,
      heldSince: civil(member.created),
    }),
  );
  const bots = BOTS.map(
    ({ id, real_name }): TruthAccount => ({
      id,
      name: real_name,
      mails: [],
      status: 'active',
      kind: 'service',
      lastLoginAt: whole ? null : undefined,
      createdAt: undefined,
      heldSince: '2020-01-01',
    }),
  );
  const seats = accounts.filter((_, at) => view.users[at]?.billed);
  return {
    accounts: [...accounts, ...bots],
    licenses: [
      {
        sku: 'member',
        name: 'Slack member',
        type: 'Slack',
        active: true,
        total: undefined,
        used: seats.length,
        accounts: seats,
      },
    ],
  };

  function lastIn(member: Member): Instant | undefined {
    if (by === 'logs') {
      const last = lastSeen(org, member, view.day);
      return last !== null && seconds(last) >= from * 86_400
        ? new Date(seconds(last) * 1000).toISOString()
        : undefined;
    }
    for (let day = Math.min(view.day, until) - 1; day >= from; day--)
      if (isThere(member, day) && isActiveOn(org, member, day)) return `${civil(day)}T12:00:00.000Z`;
    return undefined;
  }
}
