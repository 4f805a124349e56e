// One day of the Atlassian organization, counted once: who is in it, in which groups, and with which roles of their own.
import * as z from 'zod';
import type { DayNumber } from '../organisation/days.ts';
import { type Member, membersOn, turnOf, type Workspace } from '../organisation/members.ts';
import { contractYear, type Organisation } from '../organisation/organisation.ts';
import { planned } from '../organisation/purchases.ts';
import { shortHash } from '../short-hash.ts';
import {
  AGENTS,
  CONFLUENCE,
  CONFLUENCE_USERS,
  EVERYBODY,
  JIRA,
  JIRA_USERS,
  PRODUCTS,
  type Product,
  SERVICE,
  TEAMS,
  type Team,
} from './catalogue.ts';

export const AtlassianActs = z.object({
  /** Account id and resource → the roles of one's own there. */
  roles: z.record(z.string(), z.array(z.string())),
  /** Account id and group → whether the account is in it. */
  members: z.record(z.string(), z.boolean()),
});
export type AtlassianActs = z.infer<typeof AtlassianActs>;
export const NOTHING_DONE: AtlassianActs = { roles: {}, members: {} };

export const USER = 'atlassian/user';
export const ADMIN = 'atlassian/admin';
export const CUSTOMER = 'atlassian/customer';

const WORKSPACE: Workspace = {
  vendor: 8,
  shares: {
    Sales: 0.2,
    'Customer Service': 0.9,
    Engineering: 0.97,
    Marketing: 0.6,
    Finance: 0.3,
    Operations: 0.7,
  },
  products: [
    { shares: { Engineering: 0.95, Marketing: 0.4, Operations: 0.5, 'Customer Service': 0.2 } },
    { shares: { Engineering: 0.9, Marketing: 0.8, Operations: 0.7, Sales: 0.9, Finance: 0.9 } },
    { shares: { 'Customer Service': 0.85, Operations: 0.2 } },
    { shares: { Engineering: 0.1 } },
  ],
  closed: 0.92,
};

export interface AtlassianUser {
  readonly id: string;
  readonly member: Member;
  readonly status: Member['status'];
  readonly teams: readonly Team[];
  /** Resource → roles of one's own. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  /** Products that were ever used. */
  readonly used: readonly Product[];
}

export interface AtlassianView {
  readonly day: DayNumber;
  readonly users: readonly AtlassianUser[];
  /** Resource → how many users it may have. */
  readonly capacity: ReadonlyMap<string, number>;
}

export function atlassianView(org: Organisation, day: DayNumber, acts: AtlassianActs): AtlassianView {
  const users = usersOn(org, day, acts);
  const start = contractYear(day);
  const before = usersOn(org, start, NOTHING_DONE);
  const capacity = PRODUCTS.map((product, at) => {
    const [then, now] = [seatsOf(before, product).length, seatsOf(users, product).length];
    return [product.id, planned(org, 1_800 + at, start, then, now)] as const;
  });
  return { day, users, capacity: new Map(capacity) };
}

function usersOn(org: Organisation, day: DayNumber, acts: AtlassianActs): AtlassianUser[] {
  return membersOn(org, day, WORKSPACE).map((member): AtlassianUser => {
    const id = `712020:${shortHash(`atlassian ${member.number}`)}-${member.number}`;
    const held = member.holds.map((at) => PRODUCTS[at] as Product);
    const given = teamsOf(member, held);
    const teams = TEAMS.filter((team) => acts.members[`${id} ${team.id}`] ?? given.includes(team));
    const roles = new Map(
      PRODUCTS.map((product) => {
        const own = rolesOf(member, product, held, given);
        return [product.id, acts.roles[`${id} ${product.id}`] ?? own] as const;
      }),
    );
    // Some never opened the second product they have.
    const used = held.slice(0, turnOf(member) % 3 === 0 ? 1 : held.length);
    return { id, member, status: member.status, teams, roles, used };
  });
}

/** Both main products come by one group for some, by a group each or by a role of one's own for others. */
function teamsOf(member: Member, held: readonly Product[]): Team[] {
  const turn = turnOf(member);
  const [jira, confluence, service] = [JIRA, CONFLUENCE, SERVICE].map((one) => held.includes(one));
  if (jira && confluence && turn % 5 > 2) return [EVERYBODY, ...(service && turn % 3 > 0 ? [AGENTS] : [])];
  return [
    ...(jira && turn % 5 > 0 ? [JIRA_USERS] : []),
    ...(confluence && turn % 2 > 0 ? [CONFLUENCE_USERS] : []),
    ...(service && turn % 3 > 0 ? [AGENTS] : []),
  ];
}

function rolesOf(
  member: Member,
  product: Product,
  held: readonly Product[],
  teams: readonly Team[],
): string[] {
  // Everybody may ask for help; that is not billed.
  const asking = product === SERVICE && turnOf(member) % 7 === 0 ? [CUSTOMER] : [];
  if (!held.includes(product) || teams.some(({ gives }) => gives.includes(product))) return asking;
  return [...asking, turnOf(member) % 11 === 0 ? ADMIN : USER];
}

/** With a billed role, by a group or of one's own, whoever is suspended or deactivated included. */
export function hasAccess({ roles, teams }: AtlassianUser, product: Product): boolean {
  const own = roles.get(product.id) ?? [];
  return (
    own.some((role) => role === USER || role === ADMIN) || teams.some(({ gives }) => gives.includes(product))
  );
}

export function seatsOf(users: readonly AtlassianUser[], product: Product): AtlassianUser[] {
  return users.filter((user) => user.status === 'active' && hasAccess(user, product));
}
