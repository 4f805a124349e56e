// Which mails a year should bring, worked out plainly: day by day, contract by contract, with sets instead of a table.
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import type { ContractState } from '#shared/table/contract-store.ts';

export interface Expected {
  /** `to|digest|day` and `to|alone|claim`, each is one mail. */
  readonly mails: ReadonlySet<string>;
  /** `to|contract|kind|target|step`, each is told in exactly one of them. */
  readonly claims: ReadonlySet<string>;
}

const LEADS: Readonly<Record<string, readonly number[]>> = {
  cancelBy: [60, 30, 15, 1],
  renewalDue: [30, 15, 7],
  contractEnd: [7],
  paymentDue: [7, 1],
};

/** The day and hour that a wall clock shows. */
export function wallClock(at: string, timeZone: string): { readonly day: CivilDay; readonly hour: number } {
  const text = new Date(at).toLocaleString('sv-SE', { timeZone });
  return { day: text.slice(0, 10), hour: Number(text.slice(11, 13)) };
}

/** @param ticks in the order of their delivery */
export function expectedMails(
  contracts: readonly ContractState[],
  ticks: readonly string[],
  {
    timeZone,
    mailHour,
    finance,
    admin,
  }: { timeZone: string; mailHour: number; finance: string; admin: string },
): Expected {
  const mails = new Set<string>();
  const claims = new Set<string>();
  const lowest = new Map<string, number>();
  const open = new Map<string, Open>();
  let judged = '';
  for (const at of ticks) {
    const { day, hour } = wallClock(at, timeZone);
    if (hour < mailHour || day <= judged) continue;
    judged = day;
    let renewals = 0;
    const nextMonth = `${addDays(`${day.slice(0, 7)}-01`, 32).slice(0, 7)}`;
    for (const contract of contracts) {
      const { targets } = contractDates(contract, day, [60]);
      renewals += renewalsIn(contract, nextMonth);
      const people = [...new Set([...Object.values(contract.owners), finance])] as string[];
      const rolled = rolledOn(contract, day, open);
      if (rolled !== undefined) {
        for (const to of new Set(Object.values(contract.owners))) {
          claims.add(`${to}|${contract.id}|renewalRolled|${rolled}|0`);
          mails.add(`${to}|digest|${day}`);
        }
      }
      for (const [kind, leads] of Object.entries(LEADS)) {
        const target = targets[kind as keyof typeof targets];
        const left = target ? (Date.parse(target.day) - Date.parse(day)) / 86_400_000 : -1;
        if (!target || left < 0) continue;
        const fitting = leads.filter((days) => target.termDays === null || days <= target.termDays / 2);
        const step = fitting.findLast((days) => days >= left);
        const ladder = `${contract.id}|${kind}|${target.day}`;
        if (step === undefined || step >= (lowest.get(ladder) ?? Number.POSITIVE_INFINITY)) continue;
        lowest.set(ladder, step);
        for (const to of people) {
          claims.add(`${to}|${ladder}|${step}`);
          const alone = kind === 'cancelBy' && left <= 7;
          mails.add(alone ? `${to}|alone|${ladder}|${step}` : `${to}|digest|${day}`);
        }
      }
    }
    const list = `list|nextMonth|${nextMonth}-01`;
    if (renewals === 0 || lowest.has(list)) continue;
    lowest.set(list, 0);
    claims.add(`${admin}|${list}|0`);
    mails.add(`${admin}|digest|${day}`);
  }
  return { mails, claims };
}

/** A renewal that stands open, by the last day of the term it is about. */
interface Open {
  readonly ends: CivilDay;
  readonly deadline: CivilDay;
}

/** The deadline that passed though nobody decided, of a contract that went on by itself; opens what is due next. */
function rolledOn(contract: ContractState, day: CivilDay, open: Map<string, Open>): CivilDay | undefined {
  const standing = open.get(contract.id);
  const passed = standing !== undefined && day > standing.deadline ? standing : undefined;
  if (passed) open.delete(contract.id);
  const due = dueOn(contract, day);
  if (!open.has(contract.id) && due && due.opensOn <= day && due.ends !== passed?.ends)
    open.set(contract.id, due);
  const rolls = passed && contractDates(contract, passed.deadline, []).renewal === 'automatic';
  return rolls ? passed.deadline : undefined;
}

function dueOn(contract: ContractState, day: CivilDay): (Open & { readonly opensOn: CivilDay }) | undefined {
  const { renewal, renewalDeadline, nextCancelEnds, end } = contractDates(contract, day, []);
  const ends = renewal === 'automatic' ? nextCancelEnds : end;
  if (renewalDeadline === null || ends === null) return undefined;
  const term = contractDates(contract, ends, []).term;
  const days = term ? (Date.parse(ends) - Date.parse(term.from)) / 86_400_000 + 1 : 0;
  if (days <= 45) return undefined;
  const opensOn = addDays(renewalDeadline, -Math.min(120, Math.floor(days / 3)));
  return { ends, deadline: renewalDeadline, opensOn };
}

/** Deadlines and renewals in a month, looked for on each of its days. @param month yyyy-mm */
function renewalsIn(contract: ContractState, month: string): number {
  let found = 0;
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
    if (contractDates(contract, day, []).renewalDeadline === day) found++;
    if (contractDates(contract, addDays(day, -1), []).renewalDate === day) found++;
  }
  return found;
}
