// The days of reminders and the people told, as a contract's page shows them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { Address } from '#shared/domain/notifications/address.ts';
import { dueNotices } from '#shared/domain/reminders/countdowns.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import { audienceOf, namedFor } from '#shared/domain/reminders/recipients.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { remindersOf } from '#web/features/contracts/reminder-plan.ts';
import { namedOn, payerOf, toldByName, toldOf } from '#web/features/contracts/told.ts';
import { anyContract, anyToday } from './contracts-arbitraries.ts';

const { reminders: RULES } = DEFAULT_SETTINGS;

describe('The days of a contract’s reminders', () => {
  it('are those on which a mail says that the step is due, and no others', () => {
    fc.assert(
      fc.property(anyContract, anyToday, (contract, today) => {
        const dates = contractDates(contract, today, RULES.cancelBy.leadDays);
        for (const { kind, name, on, days, own } of remindersOf(contract, dates, RULES)) {
          expect([...days].sort()).toEqual(days);
          for (const day of days) {
            const due = dueNotices(contract, dates, RULES, [], day);
            const same = due.filter((one) => one.kind === kind && one.on === on);
            expect(same.map((one) => (one.kind === 'custom' ? one.text : KIND_NAMES[one.kind]))).toContain(
              name,
            );
            if (own)
              expect(same.some((one) => one.kind === 'custom' && one.target === own.target)).toBe(true);
          }
        }
        const silent = { ...RULES, custom: { on: false } };
        expect(remindersOf(contract, dates, silent).some(({ own }) => own)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

const address = (mail: string, more: object = {}) =>
  Address.parse({
    mail,
    name: '',
    addedAt: '2026-01-01T00:00:00Z',
    confirmedAt: '2026-01-01T00:00:00Z',
    deliveries: {},
    follows: [],
    version: 1,
    ...more,
  });

describe('The people told of a contract', () => {
  const contract = { name: 'Order 7', owners: { business: 'ana@example.com' } };
  const slack = { name: 'Slack', owners: { it: 'li@example.com', business: 'ana@example.com' } };
  const named = namedOn(contract, [slack]);

  it('are its owners and its applications’ owners, each once, with what they answer for', () => {
    expect(toldByName(named)).toEqual([
      { mail: 'ana@example.com', as: 'Owner of Slack', only: [] },
      { mail: 'li@example.com', as: 'IT owner of Slack', only: [] },
    ]);
  });

  it('are joined by finance, and by those who follow a kind, for that kind only', () => {
    const book = [
      address('fin@example.com', { roles: ['finance'] }),
      address('desk@example.com', { follows: ['paymentDue'] }),
    ];
    const { people } = toldOf(named, ['cancelBy', 'paymentDue'], book);
    expect(people.slice(2)).toEqual([
      { mail: 'fin@example.com', as: 'Finance administrator', only: [] },
      { mail: 'desk@example.com', as: 'Follows “Payment due”', only: ['paymentDue'] },
    ]);
  });

  it('are joined by the owner of what it is paid by, for its payments only', () => {
    const pay = { paymentMethodName: 'Company card ·· 4242', paymentMethodOwner: 'pay@example.com' };
    const payers = payerOf({ ...contract, ...pay });
    const as = 'Owns the payment method Company card ·· 4242 that Order 7 is paid by';
    expect(toldByName(named, payers).at(-1)).toEqual({ mail: 'pay@example.com', as, only: ['paymentDue'] });
    const { people } = toldOf(named, ['cancelBy', 'paymentDue'], [], payers);
    expect(people.at(-1)).toEqual({ mail: 'pay@example.com', as, only: ['paymentDue'] });
    expect(toldOf(named, ['cancelBy'], [], payers)).toEqual(toldOf(named, ['cancelBy'], []));
    const own = payerOf({ ...contract, ...pay, paymentMethodOwner: 'ana@example.com' });
    expect(toldByName(named, own)).toEqual(toldByName(named));
    const stopped = address('pay@example.com', { deliveries: { paymentDue: 'off' } });
    expect(toldOf(named, ['paymentDue'], [stopped], payers).unreached).toEqual(['pay@example.com']);
  });

  it('are the administrators where nobody else is reached, with the reason', () => {
    const gone = {
      suspension: { since: '2026-01-01T00:00:00Z', cause: 'bounce', reason: 'no such mailbox' },
    };
    const book = [address('ana@example.com', gone), address('boss@example.com', { roles: ['admin'] })];
    const told = toldOf(namedOn(contract, []), ['cancelBy'], book);
    expect(told.unreached).toEqual(['ana@example.com']);
    expect(told.people).toMatchObject([
      {
        mail: 'boss@example.com',
        as: expect.stringMatching(/^Administrator and ana@example.com cannot be reached/),
      },
    ]);
  });

  it('are those that a mail would go to, whatever people chose', () => {
    const mails = ['ana@example.com', 'li@example.com', 'fin@example.com', 'boss@example.com'];
    const chosen = fc.record({
      roles: fc.subarray(['finance', 'admin', 'viewer']),
      deliveries: fc.record(
        { cancelBy: fc.constantFrom('off', 'atOnce'), paymentDue: fc.constantFrom('off', 'digest') },
        { requiredKeys: [] },
      ),
      confirmedAt: fc.constantFrom(undefined, '2026-01-01T00:00:00Z'),
      follows: fc.subarray(['cancelBy', 'paymentDue']),
    });
    fc.assert(
      fc.property(fc.tuple(chosen, chosen, chosen, chosen), (choices) => {
        const book = choices.map((one, index) => address(mails[index] ?? '', one));
        const byMail = new Map(book.map((one) => [one.mail, one]));
        const kinds = ['cancelBy', 'paymentDue'] as const;
        const payers = [{ mail: 'boss@example.com', why: 'you own the payment method Card' }];
        const { people } = toldOf(named, kinds, book, payers);
        for (const kind of kinds) {
          const shown = people
            .filter(({ only }) => only.length === 0 || only.includes(kind))
            .map(({ mail }) => mail);
          const mailed = audienceOf(kind, namedFor(kind, named, payers), byMail).to.map(({ mail }) => mail);
          expect(shown.sort()).toEqual(mailed.sort());
        }
      }),
    );
  });
});
