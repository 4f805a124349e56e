// Contracts are renewed to one day: reckoned and decided one by one, as any of them alone would be.
import * as routes from '#shared/api/co-term.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { endOf, firmTerm, planOf } from '#shared/domain/contracts/term-plan.ts';
import { done } from '#shared/domain/refusal.ts';
import { openRenewal, type When } from '#shared/domain/renewals/open-renewal.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';
import { tried } from '#shared/domain/renewals/tried.ts';
import { type ContractState, loadContract } from '#shared/table/contract-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { decided, judgingOf, requested } from '../decided.ts';
import { endpoint } from '../endpoint.ts';

const BARE = { ends: null, from: null, cost: null, currency: null, approval: [], version: null };

interface Frame extends When {
  readonly actor: Actor;
}

async function previewed(
  table: Table,
  id: string,
  until: CivilDay,
  frame: Frame,
): Promise<routes.CoTermItem> {
  const stored = await loadContract(table, id);
  if (!stored) return { ...BARE, id, name: id, outcome: 'refused', reason: 'There is no such contract' };
  const { state } = stored;
  const decision: Decision = { decision: 'renew', until };
  const known = { ...BARE, id, name: state.name, ends: standsUntil(state), version: stored.version };
  const after = tried(state, decision, frame);
  if (known.ends === until) return { ...known, outcome: 'together' };
  if (!after.ok) return { ...known, outcome: 'refused', reason: after.refusal.reason };
  const judging = await judgingOf(table, state, decision, frame);
  const { amount, currency, reasons } = requested(judging, state, { decision, by: frame.actor }, frame);
  const plan = planOf(after.value);
  return {
    ...known,
    outcome: 'possible',
    from: addDays(endOf(plan, firmTerm(plan) - 1), 1),
    cost: amount,
    currency,
    approval: reasons,
  };
}

/** Last day of the terms that nobody can leave any more; null without an end. */
function standsUntil(contract: ContractState): CivilDay | null {
  if (contract.duration.kind === 'open') return null;
  const plan = planOf(contract);
  return endOf(plan, firmTerm(plan));
}

export const coTermEndpoints = [
  endpoint(routes.previewCoTerm, async ({ table }, { body, actor, at }) => {
    const today = civilDayOf(at, (await settingsOf(table)).timeZone);
    const frame = { today, at, actor };
    const items = await Promise.all(body.contractIds.map((id) => previewed(table, id, body.until, frame)));
    return done({ items });
  }),

  endpoint(routes.coTerm, async (context, { body, caller, actor, at }) => {
    const { table } = context;
    const { until, contracts, note } = body;
    const today = civilDayOf(at, (await settingsOf(table)).timeZone);
    const items: routes.CoTermItem[] = [];
    // One after the other: each takes from the budgets that the next is judged by.
    for (const { id, version } of contracts) {
      const item = await previewed(table, id, until, { today, at, actor });
      if (item.outcome !== 'possible') {
        items.push(item);
        continue;
      }
      const request = { params: { id }, caller, actor, at };
      const outcome = await decided(context, request, {
        version,
        decision: { decision: 'renew', until },
        note,
      });
      if (!outcome.ok) items.push({ ...item, outcome: 'refused', reason: outcome.refusal.reason });
      else {
        const after = await loadContract(table, id);
        const waits = after && openRenewal(after.state)?.state === 'awaitingApproval';
        items.push({ ...item, outcome: waits ? 'awaitingApproval' : 'renewed' });
      }
    }
    return done({ items });
  }),
];
