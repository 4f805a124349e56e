// One day of the GitHub enterprise, counted once: who consumes a license and who has a Copilot seat.
import * as z from 'zod';
import { civil, type DayNumber, dayNumber } from '../organisation/days.ts';
import { type Member, membersOn, type Workspace } from '../organisation/members.ts';
import { contractYear, type Organisation } from '../organisation/organisation.ts';
import { planned } from '../organisation/purchases.ts';

export const GithubActs = z.object({
  /** Logins removed from the organization. */
  removed: z.array(z.string()),
  /** Login → the day it was canceled on, or `null` for a seat given by hand. */
  copilot: z.record(z.string(), z.string().nullable()),
});
export type GithubActs = z.infer<typeof GithubActs>;
export const NOTHING_DONE: GithubActs = { removed: [], copilot: {} };

const WORKSPACE: Workspace = {
  vendor: 3,
  shares: { Engineering: 0.98, Marketing: 0.08, Operations: 0.1, 'Customer Service': 0.15 },
  products: [{ shares: { Engineering: 0.62, 'Customer Service': 0.2 } }],
  closed: 0.93,
  keptDays: 0,
};

export interface GithubUser {
  readonly login: string;
  readonly member: Member;
  /** By a Visual Studio subscription, which brings the license along. */
  readonly visualStudio: boolean;
  readonly copilot: { readonly team: boolean; readonly canceledOn: string | undefined } | undefined;
}

export interface GithubView {
  readonly day: DayNumber;
  readonly users: readonly GithubUser[];
  readonly purchased: number;
}

export function githubView(org: Organisation, day: DayNumber, acts: GithubActs): GithubView {
  const users = usersOn(org, day, acts);
  const start = contractYear(day);
  const atStart = usersOn(org, start, NOTHING_DONE).length;
  return { day, users, purchased: planned(org, 1_300, start, atStart, users.length) };
}

function usersOn(org: Organisation, day: DayNumber, { removed, copilot }: GithubActs): GithubUser[] {
  return membersOn(org, day, WORKSPACE).flatMap((member): GithubUser[] => {
    const login = loginOf(member);
    if (member.status === 'disabled' || removed.includes(login)) return [];
    const done = copilot[login];
    const canceled = typeof done === 'string' ? done : undefined;
    const ended = canceled !== undefined && day >= cycleEnd(canceled);
    const has = done === null || (member.holds.includes(0) && !ended);
    return [
      {
        login,
        member,
        visualStudio: member.number % 23 === 0,
        copilot: has
          ? { team: done === undefined && member.number % 4 === 0, canceledOn: canceled }
          : undefined,
      },
    ];
  });
}

/** Seats that were canceled last until the month ends. */
export function cycleEnd(canceledOn: string): DayNumber {
  const [year = 0, month = 0] = canceledOn.split('-').map(Number);
  return dayNumber(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}

export function cycleEndDay(canceledOn: string): string {
  return civil(cycleEnd(canceledOn));
}

/** Logins are ASCII, without dots, and their own. */
function loginOf({ naming, number }: Member): string {
  return `${naming.formerLocal ?? naming.local}`.replace(/[^a-z0-9]/g, '-').slice(0, 30) + (number % 997);
}
