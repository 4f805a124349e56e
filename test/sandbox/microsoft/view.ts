// One day of the tenant, counted once: its users, what each holds directly and through groups, and what was bought.
import type { DayNumber } from '../organisation/days.ts';
import { SINCE } from '../organisation/lives.ts';
import { type Member, membersOn, type Workspace } from '../organisation/members.ts';
import { contractYear, homeOf, type Organisation } from '../organisation/organisation.ts';
import { planned } from '../organisation/purchases.ts';
import { TOPIC } from '../organisation/random.ts';
import { type MicrosoftActs, NOTHING_DONE } from './acts.ts';
import { GROUP, POWER_BI, PRODUCTS, SKU, SKUS, YAMMER } from './catalogue.ts';

const EVERYBODY = 0.97;
const WORKSPACE: Workspace = {
  vendor: 11,
  shares: {
    Sales: EVERYBODY,
    'Customer Service': EVERYBODY,
    Engineering: EVERYBODY,
    Marketing: EVERYBODY,
    Finance: EVERYBODY,
    Operations: EVERYBODY,
  },
  products: PRODUCTS,
  closed: 0.96,
  // A blocked account is deleted after two months.
  keptDays: 60,
};

export interface Held {
  /** Position in SKUS. */
  readonly sku: number;
  readonly direct: boolean;
  /** Positions in GROUPS. */
  readonly groups: readonly number[];
  /** Service plans that are switched off. */
  readonly off: readonly string[];
}

/** Addresses with no employee behind them. */
export interface Other {
  readonly is: 'guest' | 'room' | 'agent';
  readonly name: string;
  readonly mail: string;
}

export interface MicrosoftUser {
  readonly id: string;
  readonly owner: { readonly is: 'member'; readonly member: Member } | Other;
  readonly created: DayNumber;
  readonly enabled: boolean;
  readonly holds: readonly Held[];
  /** Position in SKUS of what a group gives in vain, as nothing of it was left. */
  readonly inVain: number | undefined;
}

export interface MicrosoftView {
  readonly day: DayNumber;
  readonly users: readonly MicrosoftUser[];
  /** By position in SKUS. */
  readonly used: readonly number[];
  /** Seats bought; `undefined` for what is free. */
  readonly totals: readonly (number | undefined)[];
}

const OTHERS: readonly Other[] = [
  { is: 'guest', name: 'Rosa Lind', mail: 'rosa.lind@partner.example' },
  { is: 'guest', name: 'Joe O’Brien', mail: "joe.o'brien@agency.example" },
  { is: 'room', name: 'Conf Room Adams', mail: 'adams@meridian.example' },
  { is: 'agent', name: 'Invoice agent', mail: 'invoice.agent@meridian.example' },
];

export function microsoftView(org: Organisation, day: DayNumber, acts: MicrosoftActs): MicrosoftView {
  const users = usersOn(org, day, acts);
  const used = count(users);
  const start = contractYear(day);
  const base = count(usersOn(org, start, NOTHING_DONE));
  const totals = SKUS.map(({ free }, index) => {
    if (free) return undefined;
    return planned(org, 1_700 + index, start, base[index] ?? 0, used[index] ?? 0) + SPARE;
  });
  return { day, users, used, totals };
}

/** Questions of chance that are no product's. */
const STRIPPED = 100;
const IN_OFFICE_GROUP = 101;
const half = (org: Organisation, number: number, question: number) =>
  org.draw(TOPIC.product, number, question) < 0.5;

/** A few seats are always free. */
const SPARE = 5;

function count(users: readonly MicrosoftUser[]): number[] {
  const counts = SKUS.map(() => 0);
  for (const user of users) for (const { sku } of user.holds) counts[sku] = (counts[sku] ?? 0) + 1;
  return counts;
}

function usersOn(org: Organisation, day: DayNumber, { licenses }: MicrosoftActs): MicrosoftUser[] {
  const others = OTHERS.map(
    (owner, index): MicrosoftUser => ({
      id: idOf(index + 1),
      owner,
      created: SINCE,
      enabled: owner.is !== 'room',
      holds: acted([], licenses[idOf(index + 1)]),
      inVain: undefined,
    }),
  );
  const members = membersOn(org, day, WORKSPACE).map((member): MicrosoftUser => {
    const id = idOf(member.number);
    // Half of those who left are stripped of their licenses when they are blocked.
    const stripped = member.closedOn !== undefined && half(org, member.number, STRIPPED);
    return {
      id,
      owner: { is: 'member', member },
      created: member.created,
      enabled: member.status === 'active',
      holds: acted(stripped ? [] : held(org, member), licenses[id]),
      inVain: member.number % 23 === 0 && !member.holds.includes(SKU.visio) ? SKU.visio : undefined,
    };
  });
  return [...others, ...members];
}

function held(org: Organisation, member: Member): Held[] {
  const { number, life } = member;
  const department = homeOf(life.place);
  const unit = org.draw(TOPIC.edition, number);
  const hands = department === 'Operations' || department === 'Customer Service';
  const edition = hands && unit < 0.6 ? SKU.f3 : unit > 0.75 ? SKU.e5 : SKU.e3;
  const skus = [...new Set([edition, ...(edition === SKU.f3 ? [SKU.flow] : []), ...member.holds])];
  return skus
    .sort((a, b) => a - b)
    .map((sku) => {
      const groups = groupsOf(org, sku, number);
      return {
        sku,
        groups,
        // Somebody had it before the group gave it too.
        direct: groups.length === 0 || number % 19 === 0,
        off: sku === SKU.e5 && number % 3 === 0 ? [YAMMER, POWER_BI] : [],
      };
    });
}

function groupsOf(org: Organisation, sku: number, number: number): number[] {
  if (sku === SKU.f3) return [GROUP.frontline];
  if (sku === SKU.e3) return half(org, number, IN_OFFICE_GROUP) ? [GROUP.office] : [];
  if (sku === SKU.project || sku === SKU.visio) return number % 5 === 0 ? [GROUP.planners] : [];
  return sku === SKU.flow && number % 7 === 0 ? [GROUP.frontline] : [];
}

/** What was given and taken lies over what is held directly; groups go on giving. */
function acted(holds: readonly Held[], done: Readonly<Record<string, string[] | null>> | undefined): Held[] {
  if (!done) return [...holds];
  return SKUS.flatMap(({ id }, sku): Held[] => {
    const before = holds.find((one) => one.sku === sku);
    const given = done[id];
    if (given === undefined) return before ? [before] : [];
    const groups = before?.groups ?? [];
    if (given === null)
      return groups.length > 0 ? [{ sku, groups, direct: false, off: before?.off ?? [] }] : [];
    return [{ sku, groups, direct: true, off: given }];
  });
}

function idOf(number: number): string {
  const hex = number.toString(16).padStart(20, '0');
  return `${hex.slice(0, 8)}-6d73-4d52-8e44-${hex.slice(8)}`;
}
