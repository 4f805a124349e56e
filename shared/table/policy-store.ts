// The renewal policies of the organisation, in their order.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { Entity } from './entity.ts';
import { keys } from './keys.ts';
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
