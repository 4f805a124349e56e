// One day of the Slack workspace, counted once: its members, guests and bots, and whom Slack bills.
import * as z from 'zod';
import type { DayNumber } from '../organisation/days.ts';
import { lastSeen, type Member, membersOn, type Workspace } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';

export const SlackActs = z.object({
  /** User id → whether it was activated or deactivated through SCIM. */
  active: z.record(z.string(), z.boolean()),
});
export type SlackActs = z.infer<typeof SlackActs>;
export const NOTHING_DONE: SlackActs = { active: {} };

const WORKSPACE: Workspace = {
  vendor: 4,
  shares: {
    Sales: 0.9,
    'Customer Service': 0.8,
    Engineering: 0.99,
    Marketing: 0.95,
    Finance: 0.7,
    Operations: 0.6,
  },
  products: [],
  closed: 0.9,
};

export interface SlackUser {
  readonly id: string;
  readonly member: Member;
  readonly active: boolean;
  readonly guest: 'several' | 'single' | undefined;
  readonly billed: boolean;
}

export interface SlackView {
  readonly day: DayNumber;
  readonly users: readonly SlackUser[];
}

/** Slack's own, which is listed among the people, and two of apps. */
export const BOTS = [
  { id: 'USLACKBOT', name: 'slackbot', real_name: 'Slackbot', is_bot: false },
  { id: 'U0BOT00001', name: 'incidents', real_name: 'Incidents', is_bot: true },
  { id: 'U0BOT00002', name: 'standup', real_name: 'Standup', is_bot: true },
];

/** Days without use after which a plan with fair billing bills nobody. */
const FAIR_DAYS = 28;

/** @param fair whether the plan has fair billing */
export function slackView(org: Organisation, day: DayNumber, acts: SlackActs, fair: boolean): SlackView {
  const users = membersOn(org, day, WORKSPACE).map((member): SlackUser => {
    const id = `U0${member.number.toString(36).toUpperCase().padStart(9, '0')}`;
    const active = acts.active[id] ?? member.status !== 'disabled';
    const guest = member.number % 31 === 0 ? 'several' : member.number % 29 === 0 ? 'single' : undefined;
    const away = fair && member.created < day - FAIR_DAYS && !seenSince(org, member, day, FAIR_DAYS);
    return { id, member, active, guest, billed: active && guest !== 'single' && !away };
  });
  return { day, users };
}

function seenSince(org: Organisation, member: Member, day: DayNumber, days: number): boolean {
  const last = lastSeen(org, member, day);
  return last !== null && Date.parse(last) >= (day - days) * 86_400_000;
}
