// One pass over a connection's accounts gathers who holds what, and what somebody should look at.

import { isByHand } from '#shared/connectors/freshness.ts';
import { heldOn } from '#shared/domain/assignments/assignment.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { type Finding, findingsOf } from '#shared/domain/people/findings.ts';
import { type Gatherer, type GatherRules, gatherer } from '#shared/domain/utilization/holders.ts';
import { accountBuckets, readAccounts } from '#shared/snapshots/read.ts';
import type { AccountRow } from '#shared/snapshots/row.ts';
import type { Table } from '#shared/table/table.ts';
import type { KnownPeople } from './inputs.ts';

export interface Gathered {
  readonly on: (day: CivilDay) => Gatherer;
  /** As of the day that is judged. */
  readonly findings: readonly Finding[];
}

/** What people keep by hand has its days, and is gathered for each that is asked about. */
export async function gatherAccounts(
  table: Table,
  { id, connector }: Connection,
  version: string,
  known: { readonly rules: GatherRules; readonly people: KnownPeople; readonly today: CivilDay },
): Promise<Gathered> {
  const { rules, people, today } = known;
  const findings: Finding[] = [];
  const take = (gathered: Gatherer, row: AccountRow) => {
    const personId = rules.personOf(row);
    const second = gathered.add(row, personId);
    const person = personId === undefined ? undefined : people.byId.get(personId);
    const hasDirectory = people.version !== undefined;
    for (const one of findingsOf(row, { person, hasDirectory, second })) findings.push(one);
  };
  if (!isByHand(connector)) {
    const gathered = gatherer(rules);
    for await (const rows of accountBuckets(table, id, version)) for (const row of rows) take(gathered, row);
    return { on: () => gathered, findings };
  }
  const rows = await readAccounts(table, id, version);
  const byDay = new Map<CivilDay, Gatherer>();
  const now = gatherer(rules);
  // Whoever holds nothing any more, or not yet, is no account of it.
  for (const row of rows) {
    const held = heldOn(row, today);
    if (held.holds.length > 0) take(now, held);
  }
  byDay.set(today, now);
  const on = (day: CivilDay): Gatherer => {
    const made = byDay.get(day);
    if (made) return made;
    const gathered = gatherer(rules);
    for (const row of rows) gathered.add(heldOn(row, day));
    byDay.set(day, gathered);
    return gathered;
  };
  return { on, findings };
}
