// Who has a user record at Salesforce on a day, under which license, and whether it was ever closed.
import { lastLogin } from '../organisation/activity.ts';
import { type DayNumber, momentOf } from '../organisation/days.ts';
import { type Life, lifeId, SINCE } from '../organisation/lives.ts';
import {
  homeOf,
  LONGEST_LEAD,
  livesOn,
  type Organisation,
  onLeaveSince,
} from '../organisation/organisation.ts';
import { TOPIC } from '../organisation/random.ts';
import { actedOn, type SalesforceActs } from './acts.ts';
import { FEATURES, LICENSE, PERMISSION_SET_LICENSES, SHARES } from './catalogue.ts';
import { salesforceId } from './ids.ts';

/** What lists and counts need of a user record; the rest of the row is made when it is sent. */
export interface Account {
  readonly number: number;
  readonly owner:
    | { readonly is: 'person'; readonly life: Life; readonly second: boolean }
    | { readonly is: 'partner'; readonly place: number }
    | { readonly is: 'system'; readonly name: string; readonly userType: string };
  readonly license: number;
  readonly created: DayNumber;
  readonly active: boolean;
  readonly frozen: boolean;
  /** Bits: FEATURES by position; of inactive users they are cleared. */
  readonly features: number;
  /** Bits: PERMISSION_SET_LICENSES by position; assignments outlive deactivation. */
  readonly permissionSets: number;
}

/** Numbers of the records that stand for no life: below the first life's. */
const SYSTEM = [
  { name: 'Automated Process', userType: 'AutomatedProcess', license: LICENSE.chatter },
  { name: 'Platform Integration User', userType: 'CloudIntegrationUser', license: LICENSE.analytics },
  { name: 'ERP Sync', userType: 'Standard', license: LICENSE.integration },
  { name: 'Telephony Connector', userType: 'Standard', license: LICENSE.integration },
  { name: 'Billing Export', userType: 'Standard', license: LICENSE.integration },
] as const;
const PARTNERS_FROM = 2 ** 40;
const VARIANTS = 4;
/** Above every number of a system record. */
const LIVES_FROM = 1_000;
/** One partner for so many places. */
const PLACES_PER_PARTNER = 25;

export function* accountsOn(org: Organisation, day: DayNumber, acts: SalesforceActs): Generator<Account> {
  const asItIs = actedOn(acts);
  const made = function* (account: Account): Generator<Account> {
    if (account.created < day) yield asItIs(account, salesforceId('User', account.number));
  };
  for (const [index, one] of SYSTEM.entries()) {
    yield {
      number: index + 1,
      owner: { is: 'system', name: one.name, userType: one.userType },
      license: one.license,
      created: SINCE,
      active: true,
      frozen: false,
      features: 0,
      permissionSets: 0,
    };
  }
  for (const life of livesOn(org, day)) {
    const license = editionOf(org, life);
    if (license === undefined) continue;
    yield* made(personal(org, life, license, day, false));
    if (isAdministrator(org, life)) yield* made(personal(org, life, LICENSE.salesforce, day, true));
  }
  for (let place = 0; place < Math.floor(org.people / PLACES_PER_PARTNER); place++) {
    yield* made(partner(org, place, day));
  }
}

function editionOf(org: Organisation, life: Life): number | undefined {
  const [full, platform, chatter] = SHARES[homeOf(life.place)];
  const unit = org.draw(TOPIC.edition, lifeId(life));
  if (unit < full) return LICENSE.salesforce;
  if (unit < full + platform) return LICENSE.platform;
  return unit < full + platform + chatter ? LICENSE.chatter : undefined;
}

/** Some keep a second record for administration, under the same mail address. */
function isAdministrator(org: Organisation, life: Life): boolean {
  return org.draw(TOPIC.second, lifeId(life)) < 0.012;
}

function personal(org: Organisation, life: Life, license: number, day: DayNumber, second: boolean): Account {
  const id = lifeId(life);
  const number = LIVES_FROM + id * VARIANTS + (second ? 1 : 0);
  const lead = Math.floor(org.draw(TOPIC.lead, id) * (LONGEST_LEAD + 1));
  const introduced = SINCE + Math.floor(org.draw(TOPIC.phase, id, 1) * 120);
  const active = day <= closedAfter(org, life, second);
  const leave = active ? onLeaveSince(org, life, day) : undefined;
  const department = homeOf(life.place);
  const bits = (list: readonly { share: number; departments: readonly string[] }[], topic: 19 | 21) =>
    license !== LICENSE.salesforce || second
      ? 0
      : list.reduce(
          (sum, one, index) =>
            one.departments.includes(department) && org.draw(topic, id, index) < one.share
              ? sum | (1 << index)
              : sum,
          0,
        );
  const sets = bits(PERMISSION_SET_LICENSES, TOPIC.permissionSet);
  return {
    number,
    owner: { is: 'person', life, second },
    license,
    created: Math.max(life.hired - lead, introduced),
    active,
    frozen: leave !== undefined && org.draw(TOPIC.freeze, id) < 0.7,
    features: active ? bits(FEATURES, TOPIC.feature) : 0,
    permissionSets: active || org.draw(TOPIC.keepPermissionSet, id) < 0.3 ? sets : 0,
  };
}

/** Most records are closed the evening somebody leaves, some weeks later, and a few are forgotten. */
function closedAfter(org: Organisation, life: Life, second: boolean): DayNumber {
  const unit = org.draw(TOPIC.offboarding, lifeId(life), second ? 1 : 0);
  if (unit < 0.72) return life.left;
  if (unit < 0.96) return life.left + Math.floor(((unit - 0.72) / 0.24) * 60);
  return unit < 0.985 ? life.left + 200 : Number.POSITIVE_INFINITY;
}

function partner(org: Organisation, place: number, day: DayNumber): Account {
  const created = SINCE + Math.floor(org.draw(TOPIC.external, place) * 900);
  return {
    number: PARTNERS_FROM + place,
    owner: { is: 'partner', place },
    license: LICENSE.partner,
    created,
    active: day < created + 300 + Math.floor(org.draw(TOPIC.external, place, 1) * 3_000),
    frozen: false,
    features: 0,
    permissionSets: 0,
  };
}

/** What the vendor knows at the beginning of `day`, so nothing of it lies in anybody's future. */
export function lastLoginOf(org: Organisation, account: Account, day: DayNumber) {
  const { owner } = account;
  if (owner.is === 'system') return momentOf(day - 1, org.draw(TOPIC.loginTime, account.number));
  if (owner.is === 'partner') {
    return lastLogin(org.draw, { key: account.number, from: account.created, until: day - 1 });
  }
  const away = onLeaveSince(org, owner.life, day);
  return lastLogin(org.draw, {
    key: account.number,
    from: Math.max(account.created, owner.life.hired),
    until: Math.min(day - 1, owner.life.left, away === undefined ? day : away - 1),
  });
}
