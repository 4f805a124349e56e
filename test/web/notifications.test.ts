// What the page says of notices is what the rule that sends them does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeliveryStatus } from '#shared/domain/notifications/delivery-state.ts';
import { goesAtOnce, NoticeKind } from '#shared/domain/reminders/kind.ts';
import { DELIVERY_STATUS_WORDS } from '#web/features/notifications/delivery-words.ts';
import { asUsual, KIND_TELLS } from '#web/features/notifications/kind-words.ts';

test('a deadline to cancel comes in the digest, and at once in its last week', () => {
  expect(asUsual('cancelBy')).toBe('in the digest, and at once in the last 7 days');
  expect(asUsual('connectionBroken')).toBe('at once');
  expect(asUsual('paymentDue')).toBe('in the digest');
});

test('at once is promised exactly where a notice of some day goes at once', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NoticeKind.options), fc.integer({ min: 0, max: 90 }), (kind, days) => {
      if (goesAtOnce(kind, days)) expect(asUsual(kind)).toContain('at once');
      else expect(asUsual(kind)).toContain('digest');
    }),
  );
});

test('every kind of notice and every way of a mail has its words', () => {
  for (const kind of NoticeKind.options) expect(KIND_TELLS[kind]).toMatch(/^[A-Z]/);
  for (const status of DeliveryStatus.options) expect(DELIVERY_STATUS_WORDS[status]).toMatch(/^[A-Z]/);
});
