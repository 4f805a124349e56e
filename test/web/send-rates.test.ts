// Rates of a file go out a thousand at a time, a currency's days together, and a file that broke off is sent again.
import { expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import type { ExchangeRate } from '#shared/domain/money/exchange-rate.ts';
import { sendRates } from '#web/features/settings/send-rates.ts';

const rows = Array.from({ length: 2500 }, (_, at) => ({
  row: at + 1,
  rate: { currency: ['USD', 'GBP', 'SEK'][at % 3] ?? '', day: addDays('2024-01-01', at), rate: '1.5' },
}));

/** Keeps what it is sent, as the API does. */
function shelf() {
  const kept = new Map<string, string>();
  const put = async (rates: readonly ExchangeRate[]) => {
    const known = rates.filter(({ currency, day }) => kept.has(`${currency} ${day}`)).length;
    for (const { currency, day, rate } of rates) kept.set(`${currency} ${day}`, rate);
    return { added: rates.length - known, changed: 0, unchanged: known };
  };
  return { kept, put };
}

it('every row arrives once, in requests of at most a thousand of which each names few currencies', async () => {
  const { kept, put } = shelf();
  const requests: (readonly ExchangeRate[])[] = [];
  const heard: number[] = [];
  const counts = await sendRates(
    rows,
    (rates) => {
      requests.push(rates);
      return put(rates);
    },
    (sent) => heard.push(sent),
  );
  expect(counts).toEqual({ added: 2500, changed: 0, unchanged: 0 });
  expect(kept.size).toBe(2500);
  expect(requests.map(({ length }) => length)).toEqual([1000, 1000, 500]);
  expect(requests.map((some) => new Set(some.map(({ currency }) => currency)).size)).toEqual([2, 2, 1]);
  expect(heard).toEqual([1000, 2000, 2500]);
});

it('what broke off is told, and the same file again sets only the rest', async () => {
  const { put } = shelf();
  let requests = 0;
  const breaking = async (rates: ExchangeRate[]) => {
    if (++requests === 2) throw new Error('The line is down');
    return put(rates);
  };
  await expect(sendRates(rows, breaking)).rejects.toThrow('The line is down');
  expect(await sendRates(rows, put)).toEqual({ added: 1500, changed: 0, unchanged: 1000 });
});
