// When the end of a payment method is told, whatever lead days the settings name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { methodExpiryNotice } from '#shared/domain/reminders/method-expiry.ts';

const CARD = { id: 'm', name: 'Company card', lastFour: '4242', expires: '2026-03' };

describe('The end of a payment method', () => {
  it('is told from each of the lead days on, by the latest one that has come, up to its last day', () => {
    const leadDays = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(leadDays, fc.integer({ min: -5, max: 100 }), (days, left) => {
        const notice = methodExpiryNotice(CARD, [], addDays('2026-03-31', -left), days);
        const come = days.filter((lead) => lead >= left);
        if (left < 0 || come.length === 0) expect(notice).toBeUndefined();
        else expect(notice).toMatchObject({ on: '2026-03-31', step: Math.min(...come) });
      }),
    );
  });
});
