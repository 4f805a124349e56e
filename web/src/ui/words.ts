// The words of the vocabulary as people read them: one place, so that no page says a state in its own way.
import type { Role } from '#shared/domain/access/role.ts';
import type { ApprovalStatus } from '#shared/domain/applications/application.ts';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import type { Task } from '#shared/domain/connections/task.ts';
import type { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import type { EmploymentStatus } from '#shared/domain/people/person.ts';
import type { ActivityState } from '#shared/domain/utilization/inactivity.ts';

export const ROLE_NAMES: Record<Role, string> = {
  admin: 'administrators',
  itManager: 'IT managers',
  finance: 'finance',
  procurement: 'procurement',
  accountManager: 'account managers',
  viewer: 'viewers',
};

export const ROLE_NAME: Record<Role, string> = {
  admin: 'Administrator',
  itManager: 'IT manager',
  finance: 'Finance',
  procurement: 'Procurement',
  accountManager: 'Account manager',
  viewer: 'Viewer',
};

export const STATE_WORDS: Record<ActivityState, string> = {
  active: 'Active',
  inactive: 'Inactive',
  neverActive: 'Never active',
  new: 'New',
  unknown: 'Unknown',
};

/** Of seats behind which there is nobody to judge. */
export const OTHERWISE_HELD = 'held by disabled, service or second accounts';

/** What a state means under a period. */
export const STATE_MEANINGS: Record<ActivityState, (days: number) => string> = {
  active: (days) => `Used it within the last ${days} days`,
  inactive: (days) => `Used it before, but not within the last ${days} days`,
  neverActive: (days) => `Has held it for more than ${days} days and never used it`,
  new: (days) => `Has held it for ${days} days or less and not used it yet`,
  unknown: () => 'No source tells whether it is used',
};

export const HEALTH_WORDS: Record<HealthState, string> = {
  waiting: 'Waiting for first read',
  healthy: 'Healthy',
  partial: 'Partly working',
  credentialsRevoked: 'Credentials revoked',
  permissionMissing: 'Permission missing',
  quotaExhausted: 'Quota used up',
  throttled: 'Slowed down by vendor',
  malformedAnswer: 'Unreadable answer',
  unreachable: 'Unreachable',
  misconfigured: 'Misconfigured',
  held: 'Read held',
};

export const TASK_WORDS: Record<Task, { readonly name: string; readonly does: string }> = {
  licenses: { name: 'License information', does: 'Reads names, keys and bought quantities from the vendor' },
  accounts: { name: 'Accounts', does: 'Reads who holds a license' },
  activity: { name: 'Activity', does: 'Reads when each account was last used' },
  discovery: { name: 'Discovery', does: 'Finds applications that nobody told us about' },
  reclaim: { name: 'Reclaim', does: 'Takes a license back from somebody at the vendor' },
  downgrade: { name: 'Downgrade', does: 'Moves somebody to a cheaper license at the vendor' },
  addSeats: { name: 'Add seats', does: 'Buys seats at the vendor' },
  restore: { name: 'Restore', does: 'Gives a reclaimed license back at the vendor' },
};

export const APPROVAL_WORDS: Record<ApprovalStatus, string> = {
  discovered: 'Discovered',
  inReview: 'In review',
  approved: 'Approved',
  tolerated: 'Tolerated',
  blocked: 'Blocked',
  ignored: 'Ignored',
};

export const EMPLOYMENT_WORDS: Record<EmploymentStatus, string> = {
  employed: 'Employed',
  suspended: 'Suspended',
  left: 'Left',
};

export const FREQUENCY_WORDS: Record<PaymentFrequency, string> = {
  month: 'monthly',
  quarter: 'quarterly',
  halfYear: 'every half-year',
  year: 'yearly',
  '18months': 'every 18 months',
  '2years': 'every 2 years',
  '3years': 'every 3 years',
  term: 'once per term',
  once: 'once',
};

/** Words of types and kinds that vendors and fields name in code. */
export function spoken(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const RULES = new Intl.PluralRules('en');

/** @example plural(1, 'license') 'one license' is never said: `1 license`, `2 licenses`, `0 licenses` */
export function plural(count: number, one: string, other = `${one}s`): string {
  return sentence(count, { one: `# ${one}`, other: `# ${other}` });
}

/**
 * A whole sentence for a count, as more than the noun changes with it; `#` is the count.
 * @example sentence(2, { one: '# row was applied', other: '# rows were applied' }) '2 rows were applied'
 */
export function sentence(count: number, { one, other }: Readonly<Record<'one' | 'other', string>>): string {
  return (RULES.select(count) === 'one' ? one : other).replace('#', count.toLocaleString('en'));
}
