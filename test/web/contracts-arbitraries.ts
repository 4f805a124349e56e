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

const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', '.25', '.0125'))
  .map(([whole, part]) => `${whole}${part}`);
const discount = fc.oneof(
  fc.record({ kind: fc.constant('percent'), percent: fc.constantFrom('0', '5', '12.5', '100') }),
  fc.record({ kind: fc.constant('amount'), amount }),
);
const quantity = fc.integer({ min: 0, max: 500 });
const later = fc.integer({ min: 0, max: 18 });

/** Days are counted from the contract's start, so that every line fits into any contract. */
const line = fc
  .record(
    {
      text: words,
      licenseId: fc.constantFrom('l1', 'l2'),
      quantity,
      price: fc.record({ kind: fc.constantFrom('perUnit', 'flat'), amount }),
      period: fc.constantFrom(...PaymentFrequency.options.filter((one) => one !== 'term')),
      base: fc.record({ fee: amount, included: quantity }),
      discount,
      from: later,
      to: later.map((days) => days + 40),
      changes: fc.uniqueArray(
        fc.record({ after: later, quantity, price: amount }, { requiredKeys: ['after', 'quantity'] }),
        { maxLength: 3, selector: ({ after }) => after },
      ),
      follows: fc.constantFrom('up', 'both'),
    },
    { requiredKeys: ['text', 'quantity', 'price', 'period'] },
  )
  .map(({ follows, ...one }) =>
    // Only seats of a license can follow those that the vendor sells.
    follows && one.licenseId !== undefined && one.price.kind === 'perUnit' ? { ...one, follows } : one,
  );

/** Within the first days of any contract, which runs for at least sixty. */
const prices = fc.record(
  {
    lines: fc.array(line, { maxLength: 3 }),
    fees: fc.array(fc.record({ text: words, amount, on: later }, { requiredKeys: ['text', 'amount'] }), {
      maxLength: 2,
    }),
    discount,
    discountTouchesFees: fc.boolean(),
    creditsReductions: fc.boolean(),
    taxPercent: fc.constantFrom('0', '7.7', '19'),
  },
  { requiredKeys: [] },
);

type Prices = typeof prices extends fc.Arbitrary<infer Each> ? Each : never;

function dated({ lines = [], fees = [], ...others }: Prices, start: string) {
  return {
    ...others,
    lines: lines.map(({ from, to, changes = [], ...each }) => ({
      ...each,
      ...(from !== undefined && { from: addDays(start, from) }),
      ...(to !== undefined && { to: addDays(start, to) }),
      changes: changes
        .map(({ after, ...change }) => ({ from: addDays(start, (from ?? 0) + after), ...change }))
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
    })),
    fees: fees.map(({ on, ...fee }) => ({ ...fee, ...(on !== undefined && { on: addDays(start, on) }) })),
  };
}

/** With payments, so that a reminder of one has something to count down to. */
export const anyContract: fc.Arbitrary<Contract> = fc
  .record({
    name: words,
    kind: fc.constantFrom('contract', 'subscription', 'perpetual'),
    start: day,
    term: fc.oneof(
      months.map((count) => ({ kind: 'months', months: count })),
      fc.integer({ min: 60, max: 1_500 }).map((days) => ({ kind: 'until', days })),
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
        paymentMethodId: words,
        predecessorId: words,
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
    prices,
  })
  .map(({ term, renewal, more, own, prices: priced, ...plain }) => ({
    ...ContractInput.parse({
      ...plain,
      ...more,
      ...dated(priced, plain.start),
      // Whatever costs something says in which currency.
      currency: more.currency ?? 'USD',
      // What is paid once costs something once.
      ...(plain.paymentFrequency === 'once' && term.kind === 'open' && { paymentFrequency: 'year' }),
      duration: 'days' in term ? { kind: 'until', end: addDays(plain.start, term.days) } : term,
      renewal: term.kind === 'open' ? { kind: 'none' } : renewal,
      customReminders: own.filter(({ target }) => term.kind !== 'open' || target === 'nextPayment'),
    }),
    id: 'c1',
    confirmed: [],
    version: 1,
  }));
