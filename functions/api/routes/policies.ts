// The renewal policies: one list in its order, replaced as a whole.
import { listPolicies, savePolicies } from '#shared/api/policies.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { loadPolicies, putPolicies } from '#shared/table/policy-store.ts';
import { endpoint } from '../endpoint.ts';

export const policyEndpoints = [
  endpoint(listPolicies, async ({ table }) => {
    const { state, version } = await loadPolicies(table);
    return done({ version, items: state.policies });
  }),

  endpoint(savePolicies, async ({ table }, { body, actor, at }) => {
    const twice = body.items.find((one, index) => body.items.findIndex(({ id }) => id === one.id) !== index);
    if (twice) return refuse('invalid', 'Two policies have the same id', { field: 'items' });
    const outcome = await putPolicies(table, body.items, { seen: body.version, actor, at });
    if (!outcome.ok) return outcome;
    return done({ version: outcome.value.version, items: outcome.value.state.policies });
  }),
];
