// Contracts whose lines follow captured seats are changed once a read or the day says so; what loses a race is found by the next turn.
import type { TableContext } from '#functions/runtime/context.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { followCaptured } from '#shared/domain/contracts/follow-captured.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { changeItem } from '#shared/table/commit.ts';
import { contractEntity, listContracts } from '#shared/table/contract-store.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';

const RULE = { kind: 'rule', id: 'captured-seats' } as const;

/** @returns how many contracts changed */
export async function followContracts({ table, send }: TableContext, at: Instant): Promise<number> {
  const [stored, { timeZone }] = await Promise.all([listContracts(table), settingsOf(table)]);
  const today = civilDayOf(at, timeZone);
  const contracts = stored.map(({ state }) => state);
  const marked = new Set(
    contracts.flatMap(({ lines }) =>
      lines.flatMap(({ follows, licenseId }) => (follows && licenseId !== undefined ? [licenseId] : [])),
    ),
  );
  if (marked.size === 0) return 0;
  const licenses = await Promise.all([...marked].map((id) => loadLicense(table, id)));
  const byId = new Map(licenses.flatMap((one) => (one ? [[one.state.id, one.state] as const] : [])));
  const changed = followCaptured(contracts, byId, agreedLicenses(contracts, today), today);
  for (const state of changed) {
    const seen = stored.find((one) => one.state.id === state.id);
    if (!seen) continue;
    const outcome = await changeItem(table, contractEntity, seen.key, at, (current) => {
      if (current.version !== seen.version) return 'unchanged';
      const changes = fieldChanges(current.state, state);
      return { state, asEdit: true, line: { actor: RULE, deed: 'changed', changes } };
    });
    if (outcome.ok) await send(eventEntry(contractChanged, { contractId: state.id }, at));
  }
  return changed.length;
}
