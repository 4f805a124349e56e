// Figures 1 and 2: what a first import, an unchanged day and days of change cost at the table.

import type { Person } from '#shared/domain/people/person.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { publishPeople } from '#shared/snapshots/people/publish.ts';
import { createTable } from '#test/shared/table/embedded-table.ts';
import type { BenchOptions, Measured } from '../figure.ts';
import { type MeteredTable, metered, type Units } from '../meter.ts';
import {
  accountsOf,
  assignmentsOf,
  type BenchConnection,
  benchConnections,
  dayOf,
  MILLION,
  peopleOf,
  person,
} from '../organisation.ts';
import { connectAll, publishDay } from '../vendor-day.ts';

/** @returns the figures of the unchanged day first, then those of the import and the days of change */
export async function measureSnapshots({
  assignments,
}: BenchOptions): Promise<readonly [Measured[], Measured[]]> {
  const plain = await createTable();
  const table = metered(plain);
  const connections = benchConnections(assignments);
  const people = peopleOf(connections);
  await connectAll(plain, connections);
  const days = async (day: number, share: number) => {
    forgetAll();
    table.reset();
    const outcomes: string[] = [];
    for (const connection of connections)
      outcomes.push((await publishDay(table, connection, people, { day, share })).outcome);
    return { units: { ...table.units }, outcomes: new Set(outcomes) };
  };

  const first = await days(0, 0);
  table.reset();
  await importPeople(table, connections, people);
  const directory = { ...table.units };
  const unchanged = await days(0, 0);
  const quiet = await days(1, 0.015);
  const busy = await days(2, 0.45);
  await plain.drop();

  const things = connections.flatMap(({ sizes }) => sizes).length + connections.length;
  const share = assignmentsOf(connections) / MILLION;
  const packed = (units: Units) => units.batchedUnits;
  const total = first.units.write + directory.write;
  return [
    [
      {
        what: 'chunks written on an unchanged day',
        value: unchanged.units.batched,
        unit: 'items',
        atMost: 0,
      },
      {
        what: 'written on an unchanged day',
        value: unchanged.units.write,
        unit: 'write units',
        atMost: things,
      },
      { what: 'read on an unchanged day', value: unchanged.units.read, unit: 'read units', atMost: things },
    ],
    [
      {
        what: 'first import with people',
        value: total,
        unit: 'write units',
        atMost: 50_000 * share,
      },
      { what: 'of these: packed facts', value: packed(first.units), unit: 'write units' },
      { what: 'of these: people and their memberships', value: directory.write, unit: 'write units' },
      {
        what: 'of these: pointers and log',
        value: first.units.write - packed(first.units),
        unit: 'write units',
      },
      {
        what: 'first import with people',
        value: first.units.requests + directory.requests,
        unit: 'requests',
        atMost: 2_000 * share,
      },
      { what: 'a day of 1.5 % changes', value: quiet.units.write, unit: 'write units' },
      { what: 'a day of 45 % changes', value: busy.units.write, unit: 'write units' },
      {
        what: 'a day of 45 % by one of 1.5 %',
        value: round(busy.units.write / quiet.units.write),
        unit: '×',
        atMost: 1.05,
      },
      { what: 'dirty buckets read on a day of 1.5 %', value: quiet.units.read, unit: 'read units' },
      { what: 'dirty buckets read on a day of 45 %', value: busy.units.read, unit: 'read units' },
    ],
  ];
}

async function importPeople(
  table: MeteredTable,
  connections: readonly BenchConnection[],
  count: number,
): Promise<void> {
  const connectionsOf = new Map<string, string[]>();
  for (const connection of connections)
    for (const { mails } of accountsOf(connection, count)) {
      const mail = mails[0] as string;
      const known = connectionsOf.get(mail);
      if (known) known.push(connection.id);
      else connectionsOf.set(mail, [connection.id]);
    }
  const people = Array.from({ length: count }, (_, number): Person => {
    const { name, mail } = person(number);
    return {
      id: Buffer.from(String(number * 7_654_321 + 1e12)).toString('base64url'),
      name,
      mails: [mail],
      status: 'employed',
      department: `Department ${number % 40}`,
      connections: connectionsOf.get(mail) ?? [],
    };
  });
  const inputs = Object.fromEntries(connections.map(({ id }) => [id, 'v']));
  const at = dayOf(0);
  const merged = { people, inputs, directories: {}, readAt: at, day: at.slice(0, 10) };
  const { outcome } = await publishPeople(table, merged, undefined, at);
  if (outcome !== 'published') throw new Error(outcome);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
