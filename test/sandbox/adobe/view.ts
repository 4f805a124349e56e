// One day of the Adobe organization, counted once: its active users, and the profiles each is in, directly or not.
import * as z from 'zod';
import type { DayNumber } from '../organisation/days.ts';
import { type Member, membersOn, turnOf, type Workspace } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { shortHash } from '../short-hash.ts';
import { ALL_APPS, DEFAULT, DESIGNERS, MARKETING, PRODUCTS, PROFILES, type Profile } from './catalogue.ts';

export const AdobeActs = z.object({
  /** Number of the member and profile → whether it is in there directly. */
  profiles: z.record(z.string(), z.boolean()),
});
export type AdobeActs = z.infer<typeof AdobeActs>;
export const NOTHING_DONE: AdobeActs = { profiles: {} };

const WORKSPACE: Workspace = {
  vendor: 9,
  shares: {
    Marketing: 0.95,
    Sales: 0.4,
    Engineering: 0.15,
    'Customer Service': 0.2,
    Finance: 0.7,
    Operations: 0.5,
  },
  products: [
    { shares: { Marketing: 0.7, Engineering: 0.3 } },
    { shares: { Marketing: 0.2, Sales: 0.1, Operations: 0.2 } },
    { shares: { Sales: 0.8, Finance: 0.95, Operations: 0.7, 'Customer Service': 0.8 } },
  ],
  closed: 0.85,
};

export interface AdobeUser {
  /** Absent until an invitation is accepted. */
  readonly id: string | undefined;
  readonly member: Member;
  readonly type: 'adobeID' | 'enterpriseID' | 'federatedID';
  /** As Adobe writes it: with capital letters for some. */
  readonly mail: string;
  readonly username: string;
  readonly direct: readonly Profile[];
  readonly designer: boolean;
}

export interface AdobeView {
  readonly users: readonly AdobeUser[];
}

export function adobeView(org: Organisation, day: DayNumber, acts: AdobeActs): AdobeView {
  // Only active users are listed; who is on leave still is one.
  const members = membersOn(org, day, WORKSPACE).filter(({ status }) => status !== 'disabled');
  return { users: members.map((member) => userOf(member, day, acts)) };
}

function userOf(member: Member, day: DayNumber, acts: AdobeActs): AdobeUser {
  const { number, naming } = member;
  const turn = turnOf(member);
  const mail = turn % 4 === 2 ? member.mail.replace(/^./, (first) => first.toUpperCase()) : member.mail;
  const pending = day - member.created <= 60 && turn % 2 === 0;
  const type = turn % 13 === 0 ? 'adobeID' : turn % 3 === 2 ? 'enterpriseID' : 'federatedID';
  const held = member.holds.map((at) => PRODUCTS[at] as string);
  const designer = held.includes(ALL_APPS) && turn % 4 === 1;
  return {
    id: pending ? undefined : `${shortHash(`adobe ${number}`).toUpperCase()}${number}@AdobeID`,
    member,
    type,
    mail,
    username: type === 'federatedID' && turn % 5 === 0 ? naming.local : mail,
    direct: PROFILES.filter(
      (profile) => acts.profiles[`${number} ${profile.name}`] ?? isIn(turn, designer, profile, held),
    ),
    designer,
  };
}

/** Some designers were put into a profile of the same product as well. */
function isIn(turn: number, designer: boolean, profile: Profile, held: readonly string[]): boolean {
  if (!held.includes(profile.product)) return false;
  if (profile === MARKETING) return !designer && turn % 3 === 0;
  if (profile === DEFAULT) return designer ? turn % 8 === 1 : turn % 3 !== 0;
  return true;
}

/** Directly or through the user group. */
export function profilesOf({ direct, designer }: AdobeUser): Profile[] {
  const through = designer && !direct.includes(DESIGNERS.gives) ? [DESIGNERS.gives] : [];
  return [...direct, ...through];
}
