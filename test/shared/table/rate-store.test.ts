// Exchange rates in the table: a year of them is one item, and few reads find what any amount needs.
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { convert, ratesOf } from '#shared/domain/money/exchange.ts';
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { ledgerOf, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { deleteRate, listRates, ratesFor, setRates } from '#shared/table/rate-store.ts';
import { createTable, type TestTable } from './embedded-table.ts';

const AT = '2026-04-16T08:00:00.000Z';
const DOER = { actor: { kind: 'person', id: 'fiona@example.com', name: 'Fiona' }, at: AT } as const;

let table: TestTable;
beforeEach(async () => {
  table = await createTable();
  return () => table.drop();
});

async function keep(rates: readonly KeptRate[]): Promise<void> {
  const years = Map.groupBy(rates, ({ reporting, currency, day }) =>
    JSON.stringify({ reporting, currency, year: day.slice(0, 4) }),
  );
  for (const [of, some] of years) {
    const given = new Map(some.map(({ day, rate }) => [day, rate]));
    expect((await setRates(table, JSON.parse(of), given, DOER)).ok).toBe(true);
  }
}

const usd = (day: string, rate: string, reporting = 'EUR'): KeptRate => ({
  reporting,
  currency: 'USD',
  day,
  rate,
});

test('a whole year is set with one line in the log, and set again it leaves none', async () => {
  const of = { reporting: 'EUR', currency: 'USD', year: '2024' };
  const given = new Map(Array.from({ length: 366 }, (_, n) => [addDays('2024-01-01', n), `0.${9000 + n}`]));
  expect(await setRates(table, of, given, DOER)).toEqual({
    ok: true,
    value: { added: 366, changed: 0, unchanged: 0 },
  });
  expect(await setRates(table, of, given, DOER)).toEqual({
    ok: true,
    value: { added: 0, changed: 0, unchanged: 366 },
  });
  const { entries } = await ledgerOf(table, subjectOfLedger('rate', 'EUR.USD.2024'), { limit: 10 });
  expect(entries).toMatchObject([
    {
      deed: 'created',
      subject: { name: 'exchange rates of USD to EUR in 2024' },
      note: '366 new rates; the newest 5 of them:',
    },
  ]);
  expect(await listRates(table, 'EUR')).toHaveLength(366);
});

test('two people who set the first rates of a year at once both have theirs kept', async () => {
  const of = { reporting: 'EUR', currency: 'USD', year: '2026' };
  const set = (day: string) => setRates(table, of, new Map([[day, '0.9']]), DOER);
  const outcomes = await Promise.all([set('2026-04-01'), set('2026-04-02'), set('2026-04-03')]);
  expect(outcomes.map((one) => one.ok && one.value.added)).toEqual([1, 1, 1]);
  expect((await listRates(table, 'EUR')).map(({ day }) => day).sort()).toEqual([
    '2026-04-01',
    '2026-04-02',
    '2026-04-03',
  ]);
});

test('a deleted rate is gone, the one before it counts again, and what is not there cannot be deleted', async () => {
  await keep([usd('2025-12-30', '0.9'), usd('2026-01-02', '0.8')]);
  const converted = async () => {
    const rates = await ratesFor(table, 'EUR', [{ currency: 'USD', day: '2026-04-16' }]);
    return convert('10.00', 'USD', '2026-04-16', rates, 'EUR').converted;
  };
  expect(await converted()).toBe('8.00');
  const gone = { reporting: 'EUR', currency: 'USD', day: '2026-01-02' };
  expect((await deleteRate(table, gone, DOER)).ok).toBe(true);
  expect(await converted()).toBe('9.00');
  expect(await deleteRate(table, gone, DOER)).toMatchObject({ refusal: { code: 'notFound' } });
  const { entries } = await ledgerOf(table, subjectOfLedger('rate', 'EUR.USD.2026'), { limit: 10 });
  expect(entries[0]?.changes).toEqual([{ field: '2026-01-02', before: '0.8' }]);
});

test('today’s rates of three currencies come with one request', async () => {
  const currencies = ['USD', 'GBP', 'SEK'];
  await keep(
    currencies.flatMap((currency) =>
      ['2025-11-03', '2026-04-15'].map((day) => ({ reporting: 'EUR', currency, day, rate: '1.5' })),
    ),
  );
  const capacity = countCapacity(table.dynamo);
  const wanted = [...currencies, 'EUR'].map((currency) => ({ currency, day: '2026-04-16' }));
  const rates = await ratesFor(table, 'EUR', wanted);
  expect(capacity).toMatchObject({ requests: 1 });
  for (const { currency, day } of wanted)
    expect(convert('1.00', currency, day, rates, 'EUR').converted).not.toBeNull();
});

test('amounts in the reporting currency alone ask for nothing', async () => {
  const capacity = countCapacity(table.dynamo);
  await ratesFor(table, 'EUR', [{ currency: 'EUR', day: '2026-04-16' }]);
  expect(capacity).toMatchObject({ requests: 0 });
});

test('whatever is wanted is converted as it would be with every rate there is', async () => {
  const someDay = fc
    .tuple(fc.integer({ min: 2018, max: 2026 }), fc.constantFrom('01-01', '06-15', '12-31'))
    .map(([year, rest]) => `${year}-${rest}`);
  const someCurrency = fc.constantFrom('USD', 'GBP');
  let reportings = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ currency: someCurrency, day: someDay }), {
        selector: ({ currency, day }) => `${currency} ${day}`,
        maxLength: 6,
      }),
      fc.array(fc.record({ currency: someCurrency, day: someDay }), { minLength: 1, maxLength: 4 }),
      fc.nat(5),
      async (standing, wanted, deleted) => {
        // A reporting currency of its own keeps each run apart.
        const reporting = String.fromCharCode(65 + (reportings % 26), 65 + reportings++ / 26, 88);
        const all = standing.map((one, n) => ({ ...one, reporting, rate: String(n + 1) }));
        await keep(all);
        const gone = all[deleted];
        if (gone) await deleteRate(table, gone, DOER);
        const every = ratesOf(all.filter((one) => one !== gone));
        const read = await ratesFor(table, reporting, wanted);
        for (const { currency, day } of wanted)
          expect(convert('1.00', currency, day, read, reporting)).toEqual(
            convert('1.00', currency, day, every, reporting),
          );
      },
    ),
    { numRuns: 25 },
  );
});
