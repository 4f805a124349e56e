// What somebody decides about transactions is kept row by row, each with its own entry in the log.
import type { Actor } from '#shared/domain/access/role.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { monthOf } from '#shared/domain/spend/spend-row.ts';
import type { SpendDecision } from '#shared/domain/spend/standing.ts';
import { readSpend } from '#shared/snapshots/spend/read.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { spendDecisionEntity } from '#shared/table/spend-row-store.ts';
import type { Table } from '#shared/table/table.ts';

export type SpendAct =
  | { readonly act: 'assign'; readonly applicationId: string }
  | { readonly act: 'unassign' | 'archive' | 'restore' };

interface Deciding {
  readonly act: SpendAct;
  readonly actor: Actor;
  readonly at: string;
  readonly nameOf: (applicationId: string) => string;
}

/** Rows that are decided upon at the same time. */
const AT_ONCE = 8;
const LONGEST_NAME = 80;

const DEEDS: Readonly<Record<SpendAct['act'], Deed>> = {
  assign: 'assigned',
  unassign: 'unassigned',
  archive: 'archived',
  restore: 'restored',
};

export interface Decided {
  readonly id: string;
  readonly done: boolean;
  readonly reason?: string;
}

/** An answer for each id; one that fails keeps none of the others from being done. */
export async function decideRows(
  table: Table,
  ids: readonly string[],
  deciding: Deciding,
): Promise<Decided[]> {
  const toldOf = await toldById(table, ids);
  const wanted = [...new Set(ids)];
  const results: Decided[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE).map(async (id): Promise<Decided> => {
      const told = toldOf.get(id);
      if (told === undefined) return { id, done: false, reason: 'There is no such transaction' };
      const outcome = await decideRow(table, id, told, deciding);
      return outcome.ok ? { id, done: true } : { id, done: false, reason: outcome.refusal.reason };
    });
    results.push(...(await Promise.all(some)));
  }
  return results;
}

async function toldById(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const months = [...new Set(ids.map(monthOf))];
  const found = await Promise.all(months.map((month) => readSpend(table, month, month)));
  return new Map(
    found.flat().map(({ id, row: { day, text, amount, currency } }) => {
      return [id, `${text.slice(0, LONGEST_NAME)}, ${amount} ${currency} of ${day}`];
    }),
  );
}

async function decideRow(
  table: Table,
  rowId: string,
  told: string,
  { act, actor, at, nameOf }: Deciding,
): Promise<Outcome<unknown>> {
  const change = (before: SpendDecision) => {
    const state = decided(before, act);
    const named = (id: string | undefined) => (id === undefined ? undefined : nameOf(id));
    const [was, is] = [named(before.applicationId), named(state.applicationId)];
    const changes = was === is ? [] : [{ field: 'application', before: was, after: is }];
    return { state, line: { actor, deed: DEEDS[act.act], changes } };
  };
  const blank: SpendDecision = { rowId, archived: false, told };
  const isSame = (before: SpendDecision) => {
    const after = decided(before, act);
    return before.applicationId === after.applicationId && before.archived === after.archived;
  };
  const again = () =>
    changeItem(table, spendDecisionEntity, keys.spendDecision(rowId), at, ({ state }) =>
      isSame(state) ? 'unchanged' : change(state),
    );
  const changed = await again();
  if (changed.ok || changed.refusal.code !== 'notFound') return changed;
  if (isSame(blank)) return done(undefined);
  const created = await createItem(table, spendDecisionEntity, at, change(blank));
  return !created.ok && created.refusal.code === 'alreadyExists' ? again() : created;
}

function decided({ applicationId, ...rest }: SpendDecision, act: SpendAct): SpendDecision {
  const kept = applicationId !== undefined && { applicationId };
  if (act.act === 'assign') return { ...rest, applicationId: act.applicationId };
  if (act.act === 'unassign') return rest;
  return { ...rest, ...kept, archived: act.act === 'archive' };
}

/** The application that rows are given to must stand. */
export function applicationRefusal(act: SpendAct, isKnown: (id: string) => boolean) {
  return act.act === 'assign' && !isKnown(act.applicationId)
    ? refuse('invalid', 'There is no such application', { field: 'decision.applicationId' })
    : undefined;
}
