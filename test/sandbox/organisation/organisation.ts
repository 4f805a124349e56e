// The organisation on one day: who works in which department for whom, who is away and who has left.
import { civil, type DayNumber, dayNumber } from './days.ts';
import { type Life, lifeId, livesOf, SINCE } from './lives.ts';
import { DOMAIN, type Naming, namingOf } from './naming.ts';
import { type Draw, drawing, pick, TOPIC } from './random.ts';

export interface Organisation {
  readonly seed: number;
  /** Number of places; a few are open or vacant on any day. */
  readonly people: number;
  readonly draw: Draw;
}

export const DEPARTMENTS = [
  'Sales',
  'Customer Service',
  'Engineering',
  'Marketing',
  'Finance',
  'Operations',
] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** Which department each branch under the top belongs to: larger ones have more branches. */
const BRANCHES: readonly Department[] = [
  'Sales',
  'Customer Service',
  'Engineering',
  'Sales',
  'Marketing',
  'Operations',
  'Engineering',
  'Finance',
];

const TITLES: Readonly<Record<Department, readonly string[]>> = {
  Sales: ['Account Executive', 'Sales Development Representative', 'Solution Consultant'],
  'Customer Service': ['Support Agent', 'Customer Success Manager', 'Support Engineer'],
  Engineering: ['Software Engineer', 'Site Reliability Engineer', 'Quality Engineer', 'Data Engineer'],
  Marketing: ['Content Editor', 'Campaign Manager', 'Designer'],
  Finance: ['Accountant', 'Controller', 'Procurement Specialist'],
  Operations: ['Office Manager', 'Logistics Planner', 'People Partner', 'IT Administrator'],
};

export function organisation(seed: number, people: number): Organisation {
  return { seed, people: Math.max(1, Math.floor(people)), draw: drawing(seed) };
}

/** Everybody who has been here since the vendors were introduced and was hired by a week from `day`. */
export function* livesOn(org: Organisation, day: DayNumber): Generator<Life> {
  for (let place = 0; place < org.people; place++) yield* livesOf(org.draw, place, SINCE, day + LONGEST_LEAD);
}

/** Accounts are made up to so many days before somebody's first day. */
export const LONGEST_LEAD = 5;

export function departmentOf(org: Organisation, life: Life, day: DayNumber): Department {
  return movedTo(org, life, day) ?? homeOf(life.place);
}

/** Under the top, places belong to the branches in turn; the top itself is counted with the last one. */
export function homeOf(place: number): Department {
  return BRANCHES[(place + BRANCHES.length - 1) % BRANCHES.length] as Department;
}

/** Each branch is a tree in which everybody leads at most as many as there are branches; -1 above the top. */
function bossOf(place: number): number {
  if (place <= BRANCHES.length) return place === 0 ? -1 : 0;
  const [rank, branch] = [Math.floor((place - 1) / BRANCHES.length), (place - 1) % BRANCHES.length];
  return Math.floor((rank - 1) / BRANCHES.length) * BRANCHES.length + branch + 1;
}

function leads(place: number, people: number): boolean {
  const [rank, branch] = [Math.floor((place - 1) / BRANCHES.length), (place - 1) % BRANCHES.length];
  return (rank * BRANCHES.length + 1) * BRANCHES.length + branch + 1 < people;
}

/** One in twelve changes the department while here. */
function movedTo(org: Organisation, life: Life, day: DayNumber): Department | undefined {
  const id = lifeId(life);
  if (life.place <= BRANCHES.length || org.draw(TOPIC.move, id) >= 1 / 12) return undefined;
  const from = life.hired + 60 + Math.floor(org.draw(TOPIC.moveDay, id) * 1_200);
  return day >= from ? pick(DEPARTMENTS, org.draw(TOPIC.moveTo, id)) : undefined;
}

export function titleOf(org: Organisation, life: Life, day: DayNumber): string {
  const department = departmentOf(org, life, day);
  if (life.place === 0) return 'Chief Executive Officer';
  if (life.place <= BRANCHES.length) return `Vice President ${department}`;
  if (leads(life.place, org.people)) return `Manager ${department}`;
  return pick(TITLES[department], org.draw(TOPIC.title, lifeId(life)));
}

/** The manager's mail address; somebody higher up while the manager's own place is vacant, nobody for the top. */
export function managerMailOf(org: Organisation, life: Life, day: DayNumber): string | undefined {
  const moved = movedTo(org, life, day);
  for (
    let place = moved ? BRANCHES.indexOf(moved) + 1 : bossOf(life.place);
    place >= 0;
    place = bossOf(place)
  ) {
    const boss = place < org.people ? livesOf(org.draw, place, day, day)[0] : undefined;
    if (boss) return mailOf(namingOf(org, boss, day));
  }
  return undefined;
}

export function mailOf(naming: Naming): string {
  return `${naming.local}@${DOMAIN}`;
}

/** Every two years has one chance in eight for a leave of two to eight months. */
const LEAVE_BLOCK = 730;

/** First day of the leave somebody is on. */
export function onLeaveSince(org: Organisation, life: Life, day: DayNumber): DayNumber | undefined {
  const id = lifeId(life);
  for (const block of [Math.floor(day / LEAVE_BLOCK), Math.floor(day / LEAVE_BLOCK) - 1]) {
    if (org.draw(TOPIC.leave, id, block) >= 1 / 8) continue;
    const start = block * LEAVE_BLOCK + Math.floor(org.draw(TOPIC.leaveStart, id, block) * LEAVE_BLOCK);
    const end = start + 60 + Math.floor(org.draw(TOPIC.leaveLength, id, block) * 180);
    if (start > life.hired + 90 && start <= day && day < end && day <= life.left) return start;
  }
  return undefined;
}

/** First day of the year that the purchases in force on `day` were made for: the calendar year. */
export function contractYear(day: DayNumber): DayNumber {
  return Math.max(SINCE, dayNumber(`${civil(day).slice(0, 4)}-01-01`));
}
