// Who is a member of some vendor's workspace on a day, and which of its products each holds: what most vendors have in common.
import type { AccountStatus } from '#shared/domain/accounts/account.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { lastLogin } from './activity.ts';
import { type DayNumber, momentOf } from './days.ts';
import { type Life, lifeId, SINCE } from './lives.ts';
import { type Naming, namingOf } from './naming.ts';
import {
  type Department,
  homeOf,
  LONGEST_LEAD,
  livesOn,
  mailOf,
  type Organisation,
  onLeaveSince,
} from './organisation.ts';
import { type Draw, TOPIC } from './random.ts';

export interface Workspace {
  /** A number of its own for each vendor, so that chance at one is independent of chance at another. */
  readonly vendor: number;
  /** Share of each department that has an account; 0 where it is left out. */
  readonly shares: Readonly<Partial<Record<Department, number>>>;
  /** Products by position: who of the members holds one, by department. */
  readonly products: readonly { readonly shares: Readonly<Partial<Record<Department, number>>> }[];
  /** Share of leavers whose account is closed in time; the others' stay open. */
  readonly closed: number;
  /** Days for which a closed account is still listed; absent for ever. */
  readonly keptDays?: number;
}

export interface Member {
  /** A number of its own at this vendor. */
  readonly number: number;
  readonly life: Life;
  readonly naming: Naming;
  readonly mail: string;
  readonly status: AccountStatus;
  readonly created: DayNumber;
  /** The day a closed account was closed. */
  readonly closedOn: DayNumber | undefined;
  /** Positions of the products, ascending; an account that is closed still says what it held. */
  readonly holds: readonly number[];
}

/** In the order of their numbers. */
export function membersOn(org: Organisation, day: DayNumber, workspace: Workspace): Member[] {
  const members: Member[] = [];
  for (const life of livesOn(org, day)) {
    const member = memberOf(org, life, day, workspace);
    if (member) members.push(member);
  }
  return members.sort((a, b) => a.number - b.number);
}

function memberOf(org: Organisation, life: Life, day: DayNumber, workspace: Workspace): Member | undefined {
  const { vendor, shares, products, closed, keptDays } = workspace;
  const id = lifeId(life);
  const home = homeOf(life.place);
  const number = id * MOST_VENDORS + vendor;
  if (org.draw(TOPIC.membership, number) >= (shares[home] ?? 0)) return undefined;
  const introduced = SINCE + Math.floor(org.draw(TOPIC.membership, number, 1) * 200);
  const lead = Math.floor(org.draw(TOPIC.lead, number) * (LONGEST_LEAD + 1));
  const created = Math.max(life.hired - lead, introduced);
  if (created >= day || created > life.left) return undefined;
  const closes = org.draw(TOPIC.offboarding, number) < closed ? life.left + 1 : Number.POSITIVE_INFINITY;
  const isClosed = day >= closes;
  if (isClosed && keptDays !== undefined && day > closes + keptDays) return undefined;
  const away =
    !isClosed && onLeaveSince(org, life, day) !== undefined && org.draw(TOPIC.freeze, number) < 0.5;
  const naming = namingOf(org, life, day);
  return {
    number,
    life,
    naming,
    mail: mailOf(naming),
    status: isClosed ? 'disabled' : away ? 'suspended' : 'active',
    created,
    closedOn: isClosed ? closes : undefined,
    holds: products.flatMap(({ shares: own }, index) =>
      org.draw(TOPIC.product, number, index) < (own[home] ?? 0) ? [index] : [],
    ),
  };
}

/** More vendors than will ever be imitated. */
const MOST_VENDORS = 64;

/** For what holds of every third or fourth: the number itself leaves the same rest of 4 for everybody of one vendor. */
export function turnOf({ number }: Pick<Member, 'number'>): number {
  return Math.imul(number, 0x9e3779b1) >>> 12;
}

/** When a member was last there, as the vendor knows it at the beginning of `day`; `null` when never. */
export function lastSeen(
  org: Organisation,
  { number, life, created }: Member,
  day: DayNumber,
): Instant | null {
  const away = onLeaveSince(org, life, day);
  return lastLogin(org.draw as Draw, {
    key: -number,
    from: Math.max(created, life.hired),
    until: Math.min(day - 1, life.left, away === undefined ? day : away - 1),
  });
}

export function createdAt(org: Organisation, { number, created }: Member): Instant {
  return momentOf(created, org.draw(TOPIC.loginTime, number));
}
