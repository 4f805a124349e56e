// One day of the Zoom account, counted once: its users by status and type.
import * as z from 'zod';
import type { DayNumber } from '../organisation/days.ts';
import { type Member, membersOn, type Workspace } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';

export const ZoomActs = z.object({
  /** User id → type set by PATCH. */
  types: z.record(z.string(), z.int()),
});
export type ZoomActs = z.infer<typeof ZoomActs>;
export const NOTHING_DONE: ZoomActs = { types: {} };

const WORKSPACE: Workspace = {
  vendor: 2,
  shares: {
    Sales: 0.95,
    'Customer Service': 0.7,
    Engineering: 0.8,
    Marketing: 0.9,
    Finance: 0.6,
    Operations: 0.5,
  },
  products: [
    {
      shares: {
        Sales: 0.9,
        'Customer Service': 0.5,
        Engineering: 0.35,
        Marketing: 0.6,
        Finance: 0.3,
        Operations: 0.2,
      },
    },
  ],
  closed: 0.9,
};

export interface ZoomUser {
  /** Absent while the invitation is pending. */
  readonly id: string | undefined;
  readonly member: Member;
  readonly status: 'active' | 'inactive' | 'pending';
  readonly type: 1 | 2 | 99;
}

export interface ZoomView {
  readonly day: DayNumber;
  readonly users: readonly ZoomUser[];
}

export function zoomView(org: Organisation, day: DayNumber, acts: ZoomActs): ZoomView {
  const users = membersOn(org, day, WORKSPACE).map((member): ZoomUser => {
    // Somebody invited in the last days may not have accepted yet.
    const pending = member.status === 'active' && day - member.created <= 6 && member.number % 2 === 0;
    const id = pending ? undefined : idOf(member.number);
    const given = member.holds.includes(0) ? 2 : member.number % 29 === 0 ? 99 : 1;
    const type = (acts.types[id ?? ''] ?? given) as ZoomUser['type'];
    return {
      id,
      member,
      status: pending ? 'pending' : member.status === 'disabled' ? 'inactive' : 'active',
      type,
    };
  });
  return { day, users };
}

function idOf(number: number): string {
  return `z${Buffer.from(`zoom user ${number}`).toString('base64url').slice(0, 30)}`;
}
