// The renewal policies of the organisation, in their order.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Rates } from '#shared/domain/money/exchange.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { Entity } from './entity.ts';
import { keys } from './keys.ts';
import { ratesFor } from './rate-store.ts';
import type { Table } from './table.ts';
import { type KnownList, loadWhole, putWhole, type WholeList } from './whole-list.ts';

export const MOST_POLICIES = 100;

const RenewalPolicies = z.object({ policies: z.array(RenewalPolicy).max(MOST_POLICIES) });
type RenewalPolicies = z.infer<typeof RenewalPolicies>;

export const policiesEntity: Entity<RenewalPolicies> = {
  kind: 'renewalPolicies',
  shape: 1,
  schema: RenewalPolicies,
  key: keys.renewalPolicies,
  index: () => ({}),
  subject: () => ({ id: 'organisation', name: 'Renewal policies' }),
};

const LIST: WholeList<RenewalPolicies> = { entity: policiesEntity, empty: { policies: [] } };

export function loadPolicies(table: Table): Promise<KnownList<RenewalPolicies>> {
  return loadWhole(table, LIST);
}

/** Replaces the whole list under the version that was seen. */
export function putPolicies(
  table: Table,
  policies: readonly RenewalPolicy[],
  wish: { readonly seen: number; readonly actor: Actor; readonly at: string },
): Promise<Outcome<KnownList<RenewalPolicies>>> {
  return putWhole(table, LIST, {
    ...wish,
    state: { policies: [...policies] },
    told: (state) => Object.fromEntries(state.policies.map((policy) => [policy.name, toldOf(policy)])),
  });
}

function toldOf({ mode, approval, scope, escalateDays }: RenewalPolicy): string {
  return JSON.stringify({ mode, ...scope, approval, escalateDays }).slice(0, 150);
}

/** The rates that policies need to compare a contract's money. */
export async function policyRates(
  table: Table,
  policies: readonly RenewalPolicy[],
  currencies: readonly string[],
  today: CivilDay,
): Promise<ReadonlyMap<string, Rates>> {
  const limits = policies.flatMap(({ scope, approval }) => [scope.from, approval.above]);
  const wanted = [...new Set(limits.flatMap((limit) => limit?.currency ?? []))];
  const asked = currencies.map((currency) => ({ currency, day: today }));
  return new Map(
    await Promise.all(wanted.map(async (to) => [to, await ratesFor(table, to, asked)] as const)),
  );
}
