// Contracts with prices: written by hand in a few words, and of every shape.
import fc from 'fast-check';
import type * as z from 'zod';
import { addDays, addMonths } from '#shared/domain/calendar/civil-day.ts';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import type { PricedContract } from '#shared/domain/contracts/cost/accrual.ts';
import type { Range } from '#shared/domain/contracts/cost/timeline.ts';
import { type ContractLine, Pricing } from '#shared/domain/contracts/pricing.ts';
import { PaymentFrequency } from '#shared/domain/money/frequency.ts';
import { withRenewal } from '../naive-terms.ts';

type Rough = DatedContract & { readonly [K in keyof z.input<typeof Pricing>]?: unknown };

/** What is left out has its default. */
export function priced(rough: Rough): PricedContract {
  return { ...(rough as DatedContract), ...Pricing.parse(rough) };
}

/** A year from 1 January 2022 that renews by itself. */
export const YEAR = {
  start: '2022-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
} as const;

export const CURRENCIES = ['JPY', 'EUR', 'KWD'] as const;

const amount = (most: number) =>
  fc
    .integer({ min: 0, max: most * 100 })
    .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const discount = fc.oneof(
  fc
    .integer({ min: 0, max: 1_000 })
    .map((tenths) => ({ kind: 'percent', percent: `${Math.floor(tenths / 10)}.${tenths % 10}` })),
  amount(4_000).map((amount) => ({ kind: 'amount', amount })),
);
const START = '2024-01-31';
const day = fc.integer({ min: -400, max: 1_500 }).map((days) => addDays(START, days));

const change = fc.record(
  { from: day, quantity: fc.integer({ min: 0, max: 60 }), price: amount(90) },
  { requiredKeys: ['from', 'quantity'] },
);
const line = fc.record(
  {
    quantity: fc.integer({ min: 0, max: 60 }),
    price: fc.record({ kind: fc.constantFrom('perUnit', 'perUnit', 'flat'), amount: amount(90) }),
    period: fc.constantFrom(...PaymentFrequency.options),
    base: fc.record({ fee: amount(900), included: fc.integer({ min: 0, max: 30 }) }),
    discount,
    from: day,
    to: day,
    changes: fc
      .uniqueArray(change, { maxLength: 4, selector: ({ from }) => from })
      .map((changes) => changes.toSorted((a, b) => (a.from < b.from ? -1 : 1))),
  },
  { requiredKeys: ['quantity', 'price', 'period'] },
);

/** Of every shape; what contradicts itself in its dates is left out. */
export const anyPriced: fc.Arbitrary<PricedContract> = fc
  .record(
    {
      start: day,
      duration: fc.oneof(
        fc.integer({ min: 1, max: 40 }).map((months) => ({ kind: 'months', months }) as const),
        fc.integer({ min: 10, max: 900 }).map((days) => ({ kind: 'until', days }) as const),
        fc.constant({ kind: 'open' } as const),
      ),
      renewal: fc.constantFrom(
        { kind: 'none' } as const,
        { kind: 'automatic', months: 12 } as const,
        {
          kind: 'automatic',
          months: 5,
        } as const,
      ),
      paymentFrequency: fc.constantFrom(...PaymentFrequency.options),
      lines: fc.array(line, { maxLength: 3 }),
      discount,
      fees: fc.array(
        fc.record(
          { text: fc.constant('Set-up'), amount: amount(900), on: day },
          { requiredKeys: ['text', 'amount'] },
        ),
        {
          maxLength: 2,
        },
      ),
      discountTouchesFees: fc.boolean(),
      creditsReductions: fc.boolean(),
      renewals: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 14 }).map((months) => ({ months })),
          fc.integer({ min: 1, max: 400 }).map((days) => ({ days })),
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['start', 'duration', 'renewal'] },
  )
  .map(({ start, duration, renewal, renewals = [], ...more }) => {
    const isOpen = duration.kind === 'open';
    const contract = priced({
      ...more,
      start,
      duration:
        duration.kind === 'until'
          ? ({ kind: 'until', end: addDays(start, duration.days) } as const)
          : duration,
      renewal: isOpen ? { kind: 'none' } : renewal,
      lines: more.lines?.map(kept) ?? [],
    });
    return isOpen ? contract : renewals.reduce(withRenewal, contract);
  });

function kept(line: { readonly from?: string; readonly to?: string }): typeof line {
  const { to, ...rest } = line;
  return to === undefined || (rest.from !== undefined && to < rest.from) ? rest : { ...rest, to };
}

/** Far enough for terms that renew, lines that come late and seats that change. */
export function rangeOf({ start }: PricedContract): Range {
  return { since: start, horizon: addMonths(start, 30) };
}

/** One more unit of each line, whatever its changes say. */
export function oneMore(contract: PricedContract): PricedContract {
  const more = (line: ContractLine): ContractLine => ({
    ...line,
    quantity: line.quantity + 1,
    changes: line.changes.map((change) =>
      change.quantity === undefined ? change : { ...change, quantity: change.quantity + 1 },
    ),
  });
  return { ...contract, lines: contract.lines.map(more) };
}
