// One day of the Okta organization, counted once: its users and who is assigned to which application.
import type { DayNumber } from '../organisation/days.ts';
import { type Member, membersOn, type Workspace } from '../organisation/members.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { OktaActs } from './acts.ts';
import { APPS } from './catalogue.ts';

const WORKSPACE: Workspace = {
  vendor: 1,
  shares: {
    Sales: 0.98,
    'Customer Service': 0.96,
    Engineering: 0.99,
    Marketing: 0.98,
    Finance: 0.99,
    Operations: 0.97,
  },
  products: APPS,
  closed: 0.97,
};

export type OktaStatus =
  | 'STAGED'
  | 'ACTIVE'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

export interface OktaUser {
  readonly id: string;
  readonly member: Member;
  readonly status: OktaStatus;
  /** Positions in APPS, ascending. */
  readonly apps: readonly number[];
}

export interface OktaView {
  readonly day: DayNumber;
  readonly users: readonly OktaUser[];
}

export function oktaView(org: Organisation, day: DayNumber, acts: OktaActs): OktaView {
  const users = membersOn(org, day, WORKSPACE).map((member): OktaUser => {
    const id = idOf(member.number);
    const status = acts.users[id] ?? statusOf(member);
    const apps = APPS.flatMap(({ id: app, status: own }, index) => {
      const assigned = acts.assigned[`${app}/${id}`] ?? member.holds.includes(index);
      return assigned && own === 'ACTIVE' && status !== 'DEPROVISIONED' ? [index] : [];
    });
    return { id, member, status, apps };
  });
  return { day, users };
}

function statusOf({ status, number }: Member): OktaStatus {
  if (status === 'disabled') return 'DEPROVISIONED';
  if (status === 'suspended') return 'SUSPENDED';
  if (number % 41 === 0) return 'LOCKED_OUT';
  return number % 37 === 0 ? 'PASSWORD_EXPIRED' : 'ACTIVE';
}

/** Okta's ids are 20 letters and digits. */
function idOf(number: number): string {
  return `00u${number.toString(36).padStart(13, '0')}q0g4`;
}
