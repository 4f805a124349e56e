// Whatever day the demo lives through, its exchange rates are ones that finance could have typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoRates } from '#infra/local/demo/rates.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { ExchangeRate } from '#shared/domain/money/exchange-rate.ts';
import { rateProblems } from '#shared/domain/money/rate-problems.ts';

test('the dollar and the pound have a likely rate in euros on any day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 4000 }), (days) => {
      const day = addDays('2026-01-01', days);
      const rates = demoRates(day).map((rate) => ExchangeRate.parse(rate));
      expect(rateProblems(rates, 'EUR', day)).toEqual([]);
      const [dollar, pound] = rates.map(({ rate }) => Number(rate));
      expect(dollar).toBeGreaterThan(0.8);
      expect(dollar).toBeLessThan(1);
      expect(pound).toBeGreaterThan(1);
      expect(pound).toBeLessThan(1.2);
    }),
  );
});
