// The daily history of a license: one item a month, a year in one request.
import { beforeEach, expect, test } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { noStates } from '#shared/domain/utilization/count.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { lastLicenseDays, licenseDays, recordLicenseDays } from '#shared/table/license-month-store.ts';
import { createTable, type TestTable } from './embedded-table.ts';

let table: TestTable;
beforeEach(async () => {
  table = await createTable();
  return () => table.drop();
});

const record = (day: string, seats: number, carried = false): LicenseDay => ({
  day,
  purchased: 'unlimited',
  seats,
  people: seats,
  states: { ...noStates(), active: seats },
  periodDays: 45,
  carried,
});

test('a year of days comes back as it was recorded, in one request of few units', async () => {
  const days = Array.from({ length: 366 }, (_, n) =>
    record(addDays('2025-03-15', n), 100_000 + n, n % 7 === 0),
  );
  await recordLicenseDays(table, 'crm.pro', days);
  const capacity = countCapacity(table.dynamo);
  expect(await licenseDays(table, 'crm.pro', '2025-03-15', '2026-03-15')).toEqual(days);
  expect(capacity).toMatchObject({ requests: 1 });
  expect(capacity.readUnits).toBeLessThan(8);
  expect(await licenseDays(table, 'crm.pro', '2025-12-31', '2026-01-01')).toEqual(days.slice(291, 293));
});

test('a day that was read replaces a carried one, and a carried one replaces nothing', async () => {
  await recordLicenseDays(table, 'crm.pro', [record('2026-04-16', 1, true)]);
  await recordLicenseDays(table, 'crm.pro', [record('2026-04-16', 2)]);
  await recordLicenseDays(table, 'crm.pro', [record('2026-04-16', 3, true), record('2026-04-17', 3, true)]);
  expect(await licenseDays(table, 'crm.pro', '2026-04-01', '2026-04-30')).toEqual([
    record('2026-04-16', 2),
    record('2026-04-17', 3, true),
  ]);
});

test('the last day of each license is found, this month, the last, or long ago, and never one of the future', async () => {
  await recordLicenseDays(table, 'now', [record('2026-04-15', 1), record('2026-04-20', 9)]);
  await recordLicenseDays(table, 'last', [record('2026-03-31', 2)]);
  await recordLicenseDays(table, 'old', [record('2025-11-30', 3)]);
  const last = await lastLicenseDays(table, ['now', 'last', 'old', 'none'], '2026-04-16');
  expect([...last].map(([id, { day }]) => [id, day]).sort()).toEqual([
    ['last', '2026-03-31'],
    ['now', '2026-04-15'],
    ['old', '2025-11-30'],
  ]);
});
