// Contracts of every shape, as they are kept.
import fc from 'fast-check';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { LADDER_KINDS } from '#shared/domain/reminders/kind.ts';

const day = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays('2020-01-01', count));
export const anyToday = day;

const months = fc.integer({ min: 1, max: 48 });
const mail = fc.constantFrom('ana@example.com', 'li@example.com', 'noor@example.com');
const words = fc.constantFrom('Slack', '東京 seats', 'Ask for three offers', 'a "quoted" one', '契約');
const leadDays = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 5 });
const rule = fc.record({ on: fc.boolean(), leadDays }, { requiredKeys: [] });
const document = fc.record({
  title: words,
  url: fc.constantFrom('https://example.com/a', 'https://docs.example.com/b?c=1'),
});

/** With payments, so that a reminder of one has something to count down to. */
export const anyContract: fc.Arbitrary<Contract> = fc
  .record({
    name: words,
    kind: fc.constantFrom('contract', 'subscription', 'perpetual'),
    start: day,
    term: fc.oneof(
      months.map((count) => ({ kind: 'months', months: count })),
      fc.integer({ min: 20, max: 1_500 }).map((days) => ({ kind: 'until', days })),
      fc.constant({ kind: 'open' }),
    ),
    renewal: fc.oneof(
      fc.constant({ kind: 'none' }),
      fc.record(
        { kind: fc.constantFrom('automatic', 'express'), months, most: fc.integer({ min: 1, max: 9 }) },
        { requiredKeys: ['kind', 'months'] },
      ),
    ),
    more: fc.record(
      {
        notice: fc.record({
          count: fc.integer({ min: 1, max: 100 }),
          unit: fc.constantFrom('days', 'months'),
        }),
        firstPayment: day,
        currency: fc.constantFrom('EUR', 'JPY'),
        purchaseOrder: words,
        paymentMethod: words,
        vendor: words,
        description: words,
        notes: words,
        owners: fc.record({ business: mail, it: mail, finance: mail }, { requiredKeys: [] }),
        applicationIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
        documents: fc.array(document, { maxLength: 3 }),
        reminders: fc.record(Object.fromEntries(LADDER_KINDS.map((kind) => [kind, rule])), {
          requiredKeys: [],
        }),
      },
      { requiredKeys: [] },
    ),
    paymentFrequency: fc.constantFrom(...PaymentFrequency.options.filter((one) => one !== 'term')),
    own: fc.array(
      fc.record({
        text: words,
        target: fc.constantFrom('end', 'nextPayment'),
        leadDays,
        recipients: fc.uniqueArray(mail),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ term, renewal, more, own, ...plain }) => ({
    ...ContractInput.parse({
      ...plain,
      ...more,
      duration: 'days' in term ? { kind: 'until', end: addDays(plain.start, term.days) } : term,
      renewal: term.kind === 'open' ? { kind: 'none' } : renewal,
      customReminders: own.filter(({ target }) => term.kind !== 'open' || target === 'nextPayment'),
    }),
    id: 'c1',
    confirmed: [],
    version: 1,
  }));
