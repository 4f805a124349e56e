// Who is in the directory on a day: employees, leavers for some time, shared mailboxes and service users.
import { lastLogin } from '../organisation/activity.ts';
import { type DayNumber, momentOf } from '../organisation/days.ts';
import { type Life, lifeId, SINCE } from '../organisation/lives.ts';
import { DOMAIN, namingOf } from '../organisation/naming.ts';
import {
  homeOf,
  LONGEST_LEAD,
  livesOn,
  type Organisation,
  onLeaveSince,
} from '../organisation/organisation.ts';
import { TOPIC } from '../organisation/random.ts';
import { SKU } from './catalogue.ts';

/** What lists and counts need of a user; the rest of the resource is made when it is sent. */
export interface DirectoryUser {
  readonly id: string;
  readonly mail: string;
  readonly owner:
    | { readonly is: 'person'; readonly life: Life }
    | { readonly is: 'shared'; readonly number: number; readonly name: string };
  readonly created: DayNumber;
  readonly suspended: boolean;
  readonly archived: boolean;
  /** Positions in SKUS, ascending. */
  readonly holds: readonly number[];
}

/** Addresses with nobody in particular behind them. */
const SHARED = [
  ['licenses', 'License Administration', SKU.standard],
  ['info', 'Front Office', SKU.frontline],
  ['payroll-export', 'Payroll Export', SKU.identity],
  ['backup', 'Backup Service', SKU.identity],
  ['scanner', 'Scanner', SKU.frontline],
  ['careers', 'Careers', SKU.frontline],
  ['room-booking', 'Room Booking', SKU.identity],
] as const;

/** A leaver's account is suspended for so many days, then archived or deleted; an archived one is kept for a year. */
const SUSPENDED_DAYS = 30;
const ARCHIVED_DAYS = 365;

export function* usersOn(org: Organisation, day: DayNumber): Generator<DirectoryUser> {
  for (const [index, [local, name, sku]] of SHARED.entries()) {
    yield {
      id: idOf(index + 1),
      mail: `${local}@${DOMAIN}`,
      owner: { is: 'shared', number: index + 1, name },
      created: SINCE,
      suspended: false,
      archived: false,
      holds: [sku],
    };
  }
  for (const life of livesOn(org, day)) {
    const user = employee(org, life, day);
    if (user) yield user;
  }
}

function employee(org: Organisation, life: Life, day: DayNumber): DirectoryUser | undefined {
  const id = lifeId(life);
  const created = life.hired - Math.floor(org.draw(TOPIC.lead, id, 1) * (LONGEST_LEAD + 1));
  if (created >= day) return undefined;
  const gone = day - life.left;
  const kept = org.draw(TOPIC.archive, id) < 0.5;
  if (gone > SUSPENDED_DAYS && (!kept || gone > SUSPENDED_DAYS + ARCHIVED_DAYS)) return undefined;
  const archived = gone > SUSPENDED_DAYS;
  const away = onLeaveSince(org, life, day);
  return {
    id: idOf(1_000 + id),
    mail: `${namingOf(org, life, day).local}@${DOMAIN}`,
    owner: { is: 'person', life },
    created,
    suspended: archived || gone > 0 || (away !== undefined && org.draw(TOPIC.freeze, id, 1) < 0.6),
    archived,
    holds: archived ? [SKU.archived] : holdings(org, life, day),
  };
}

function holdings(org: Organisation, life: Life, day: DayNumber): number[] {
  const id = lifeId(life);
  const department = homeOf(life.place);
  const unit = org.draw(TOPIC.product, id);
  const hands = department === 'Operations' || department === 'Customer Service';
  const edition = hands && unit < 0.55 ? SKU.frontline : unit > 0.9 ? SKU.plus : SKU.standard;
  const holds: number[] = [edition];
  const since = life.hired + Math.floor(org.draw(TOPIC.productDay, id) * 700);
  if (edition !== SKU.frontline && org.draw(TOPIC.product, id, 1) < 0.3 && day >= since)
    holds.push(SKU.gemini);
  if (['Sales', 'Customer Service'].includes(department) && org.draw(TOPIC.product, id, 2) < 0.25) {
    holds.push(SKU.voice);
  }
  return holds;
}

/** Coprime to 10^20, so no two numbers share an id. */
const SCATTER = 6_364_136_223_846_793_007n;

/** Google's ids are 21 digits that tell nothing. */
function idOf(number: number): string {
  const scattered = (BigInt(number) * SCATTER + 13_579_246_801_357n) % 10n ** 20n;
  return `1${scattered.toString().padStart(20, '0')}`;
}

/** What the vendor knows at the beginning of `day`. */
export function directoryLogin(org: Organisation, user: DirectoryUser, day: DayNumber): string | null {
  const { owner } = user;
  if (owner.is === 'shared') {
    return owner.number % 2 === 0 ? null : momentOf(day - 1 - owner.number, 0.2);
  }
  const away = onLeaveSince(org, owner.life, day);
  return lastLogin(org.draw, {
    key: -lifeId(owner.life),
    from: owner.life.hired,
    until: Math.min(day - 1, owner.life.left, away === undefined ? day : away - 1),
  });
}
