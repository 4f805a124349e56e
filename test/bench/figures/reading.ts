// Figures 4 and 5: what a drill-down, the licenses page, another period and a year of history cost to read.
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { readAccounts } from '#shared/snapshots/read.ts';
import { createItem } from '#shared/table/commit.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { licenseDays, recordLicenseDays } from '#shared/table/license-month-store.ts';
import { licenseEntity, licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { createTable } from '#test/shared/table/embedded-table.ts';
import type { Measured } from '../figure.ts';
import { metered } from '../meter.ts';
import { type BenchConnection, dayOf, LICENSES, skusOf } from '../organisation.ts';
import { connectAll, publishDay } from '../vendor-day.ts';

const ACCOUNTS = 100_000;
/** Versions that a month left behind: readers must not mind how many, nor how far apart their chunks stand. */
const HISTORY: readonly (readonly [day: number, share: number])[] = [
  ...[5, 10, 15, 20].map((day) => [day, 0.00002] as const),
  [29, 0.015],
  [30, 0.45],
];

export async function measureDrillDown(): Promise<readonly Measured[]> {
  const plain = await createTable();
  const table = metered(plain);
  const connection: BenchConnection = { id: 'app0.conn0', number: 0, sizes: [ACCOUNTS] };
  await connectAll(plain, [connection]);
  await publishDay(plain, connection, ACCOUNTS);
  for (const [day, share] of HISTORY) await publishDay(plain, connection, ACCOUNTS, { day, share });

  const drillDown = async () => {
    table.reset();
    const version = (await loadConnection(table, connection.id))?.state.published?.version ?? '';
    const rows = await readAccounts(table, connection.id, version);
    return { rows: rows.length, ...table.units };
  };
  forgetAll();
  const cold = await drillDown();
  const warm = await drillDown();
  await plain.drop();
  return [
    { what: 'accounts read', value: cold.rows, unit: 'accounts', atLeast: ACCOUNTS, atMost: ACCOUNTS },
    { what: 'cold', value: cold.requests, unit: 'requests', atMost: 8 },
    { what: 'cold', value: cold.read, unit: 'read units', atMost: 700 },
    { what: 'warm', value: warm.requests, unit: 'requests', atMost: 1 },
  ];
}

const BENCH = { kind: 'rule', id: 'bench' } as const;

export async function measureLists(): Promise<readonly Measured[]> {
  const plain = await createTable();
  const table = metered(plain);
  for (let number = 0; number < LICENSES; number++) {
    const [sku] = skusOf({ id: '', number, sizes: [100] });
    const id = `app${number}.license${number}`;
    if (!sku) continue;
    await createItem(plain, licenseEntity, dayOf(0), {
      state: {
        id,
        applicationId: `app${number}`,
        connectionId: `app${number}.conn`,
        manual: { effectiveDate: '2026-04-16', amount: '1200.00', currency: 'EUR', paymentFrequency: 'year' },
        captured: { ...sku, capturedAt: dayOf(0) },
        capturing: true,
        managed: true,
        firstSeen: '2026-04-16',
      },
      line: { actor: BENCH, deed: 'captured' },
      figures: { counters: countersOf(number) },
    });
  }
  table.reset();
  const licenses = await listLicenses(table);
  const page = { ...table.units };
  const periods = new Set(licenses.map((one) => licenseOf(one).figures?.states.length));

  const id = 'app0.license0';
  for (let day = 0; day < 365; day++) {
    const date = dayOf(day).slice(0, 10);
    const states = { active: 60, inactive: 20, neverActive: 10, new: 5, unknown: 5 };
    const counts = {
      purchased: 110,
      seats: 101,
      people: 100,
      states,
      periodDays: 60,
      carried: false,
    } as const;
    await recordLicenseDays(plain, id, [{ day: date, ...counts }]);
  }
  table.reset();
  const days = await licenseDays(table, id, dayOf(0).slice(0, 10), dayOf(364).slice(0, 10));
  const year = { ...table.units };
  await plain.drop();
  return [
    { what: 'licenses on the page', value: licenses.length, unit: 'licenses', atLeast: LICENSES },
    { what: 'the licenses page', value: page.requests, unit: 'requests', atMost: 1 },
    { what: 'the licenses page', value: page.read, unit: 'read units', atMost: 80 },
    {
      what: 'periods that every license has its counts for',
      value: periods.size === 1 ? ([...periods][0] ?? 0) : 0,
      unit: 'periods',
      atLeast: INACTIVITY_PERIODS.length,
    },
    { what: 'days of history of one license', value: days.length, unit: 'days', atLeast: 365 },
    { what: 'a year of history of one license', value: year.requests, unit: 'requests', atMost: 1 },
  ];
}

function countersOf(number: number) {
  const active = 50 + (number % 40);
  return {
    seats: 100,
    people: 98,
    states: INACTIVITY_PERIODS.map(() => ({
      active,
      inactive: 90 - active,
      neverActive: 4,
      new: 3,
      unknown: 1,
    })),
    hasActivity: true,
    basis: {
      snapshot: '20260416T030000000Z-01234567',
      people: '20260416T030000000Z-01234567',
      day: '2026-04-16',
      overlays: 0,
      readAt: dayOf(0),
    },
  };
}
