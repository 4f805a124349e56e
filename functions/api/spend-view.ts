// A transaction as people see it: what the statement says, and whose it is by hand or by rule, on the rules of this moment.
import type { SpendTransaction } from '#shared/api/spend.ts';
import { ruleFinder } from '#shared/domain/spend/rule.ts';
import type { YearMonth } from '#shared/domain/spend/spend-row.ts';
import { standingOf } from '#shared/domain/spend/standing.ts';
import { readSpend } from '#shared/snapshots/spend/read.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { loadSpendRules } from '#shared/table/spend-rules-store.ts';
import type { Table } from '#shared/table/table.ts';

export async function applicationNames(table: Table): Promise<ReadonlyMap<string, string>> {
  return new Map((await listApplications(table)).map(({ state }) => [state.id, state.name]));
}

/** Every transaction of the months, archived ones too; both bounds inclusive. */
export async function viewSpend(table: Table, from: YearMonth, to: YearMonth): Promise<SpendTransaction[]> {
  const [rows, { state }, nameOf] = await Promise.all([
    readSpend(table, from, to),
    loadSpendRules(table),
    applicationNames(table),
  ]);
  const isKnown = (id: string) => nameOf.has(id);
  const find = ruleFinder(state.rules.filter(({ applicationId }) => isKnown(applicationId)));
  return rows.map(({ id, row, importId, decision }) => {
    const { applicationId, by = null, ruleId = null, state } = standingOf(row, decision, find, isKnown);
    const name = applicationId === undefined ? undefined : nameOf.get(applicationId);
    return {
      ...row,
      id,
      state,
      application: applicationId !== undefined && name !== undefined ? { id: applicationId, name } : null,
      by,
      ruleId,
      importId,
    };
  });
}
