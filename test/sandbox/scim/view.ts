// One day of a server that speaks SCIM, counted once: its users, and what each is entitled to.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { DayNumber } from '../organisation/days.ts';
import { type Member, membersOn, type Workspace } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';

export const ScimActs = z.object({
  /** User id → whether a PATCH made it active. */
  active: z.record(z.string(), z.boolean()),
  /** `user/entitlement` → whether a PATCH gave it or took it away. */
  entitled: z.record(z.string(), z.boolean()),
});
export type ScimActs = z.infer<typeof ScimActs>;
export const NOTHING_DONE: ScimActs = { active: {}, entitled: {} };

export const ENTITLEMENTS = [
  { value: 'lic-pro', display: 'Pro' },
  { value: 'lic-analytics', display: 'Analytics "Plus"' },
];

const WORKSPACE: Workspace = {
  vendor: 5,
  shares: { Sales: 0.6, 'Customer Service': 0.5, Engineering: 0.3, Marketing: 0.8, Finance: 0.4 },
  products: [
    { shares: { Sales: 0.7, Marketing: 0.6, Finance: 0.5, Engineering: 0.4 } },
    { shares: { Marketing: 0.4, Finance: 0.6 } },
  ],
  closed: 0.85,
};

export interface ScimUser {
  readonly id: string;
  readonly member: Member;
  readonly active: boolean;
  readonly entitlements: readonly (typeof ENTITLEMENTS)[number][];
}

export interface ScimView {
  readonly day: DayNumber;
  readonly users: readonly ScimUser[];
}

export function scimView(org: Organisation, day: DayNumber, acts: ScimActs): ScimView {
  const users = membersOn(org, day, WORKSPACE).map((member): ScimUser => {
    const id = idOf(member.number);
    return {
      id,
      member,
      active: acts.active[id] ?? member.status !== 'disabled',
      entitlements: ENTITLEMENTS.filter(
        ({ value }, at) => acts.entitled[`${id}/${value}`] ?? member.holds.includes(at),
      ),
    };
  });
  return { day, users };
}

/** Most servers use a UUID. */
function idOf(number: number): string {
  const hex = createHash('sha256').update(`scim ${number}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
