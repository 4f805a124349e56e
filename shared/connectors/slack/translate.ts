// Slack's members, whom it bills and when they were active become our facts; nothing here calls anything.
import type * as z from 'zod';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Fact } from '../connector.ts';
import { instantOf } from '../instant.ts';
import { SEAT, SLACKBOT } from './asked.ts';
import type { AccessLog, BillableInfo, MemberDay, User } from './wire.ts';

/** Slack tells who is billed, not how many seats were agreed. */
export const SKU: Fact = {
  of: 'sku',
  sku: {
    vendorId: SEAT,
    name: 'Slack member',
    key: SEAT,
    type: 'Slack',
    kind: 'user',
    status: 'active',
  },
};

/** What the window of activity says of everybody: whether "not seen" means something, and since when somebody is there. */
export interface Reach {
  readonly whole: boolean;
  readonly claimed: ReadonlyMap<string, Instant | undefined>;
}

/** @param reach of the activity that is read; absent where none was asked for, which leaves it untold */
export function account(user: User, reach: Reach | undefined): Fact {
  const { id, profile } = user;
  const mail = foldMail(profile?.email ?? '');
  const createdAt = reach?.claimed.get(id);
  // A name may be empty at any of its places.
  const name = [profile?.real_name, user.real_name, user.name, mail].find(Boolean);
  const facts: AccountFacts = {
    id,
    name: name || id,
    mails: mail.includes('@') ? [mail] : [],
    status: user.deleted ? 'disabled' : 'active',
    kind: kindOf(user),
    ...(createdAt && { createdAt }),
    ...(reach?.whole && { lastActiveAt: null }),
    holds: [],
  };
  return { of: 'account', account: facts };
}

/** Slackbot is listed as a person. */
function kindOf({ id, is_bot, is_restricted, is_ultra_restricted }: User): AccountFacts['kind'] {
  if (is_bot || id === SLACKBOT) return 'service';
  return is_restricted || is_ultra_restricted ? 'external' : 'person';
}

/** Whoever was away for four weeks is not billed where the plan has fair billing, and holds nothing then. */
export function billed(info: BillableInfo['billable_info']): Fact[] {
  return Object.entries(info).flatMap(([id, { billing_active }]): Fact[] =>
    billing_active ? [{ of: 'holding', account: { id }, holding: { sku: SEAT } }] : [],
  );
}

/** A day without an hour stands at its noon, which is the same day nearly everywhere. */
export function dayUse({ user_id, date, is_active }: MemberDay): Fact | undefined {
  return is_active ? use(user_id, instantOf(`${date}T12:00:00Z`)) : undefined;
}

export function logUse({ user_id, date_last }: z.infer<typeof AccessLog>): Fact | undefined {
  return use(user_id, ofSeconds(date_last));
}

function use(id: string, lastActiveAt: Instant | undefined): Fact | undefined {
  return lastActiveAt === undefined ? undefined : { of: 'use', account: { id }, lastActiveAt };
}

/** Epoch seconds, 0 for none. */
function ofSeconds(seconds: number | null | undefined): Instant | undefined {
  return instantOf(seconds ? String(Math.floor(seconds * 1000)) : undefined);
}

/** When each account was taken up. */
export function claims(rows: readonly MemberDay[]): Reach['claimed'] {
  return new Map(rows.map(({ user_id, date_claimed }) => [user_id, ofSeconds(date_claimed)]));
}
