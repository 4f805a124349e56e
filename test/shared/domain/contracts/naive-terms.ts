// Terms one after the other by the calendar's own arithmetic: slow, plain, and written apart from the rules they judge.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import type { Term } from '#shared/domain/contracts/date-facts.ts';

/** Later than any day the tests ask for. */
const HORIZON = '2060-01-01';

export interface NaiveTerm extends Term {
  readonly to: string;
  /** Whether a renewal of it was confirmed, so that no notice ends it. */
  readonly renewed: boolean;
}

const PERIODS = { month: 1, quarter: 3, year: 12 } as const;

export function naiveTerms(contract: DatedContract): NaiveTerm[] {
  const start = Temporal.PlainDate.from(contract.start);
  const { duration, renewal, confirmed = [] } = contract;
  let anchor = start;
  let first = start;
  if (duration.kind === 'months') first = start.add({ months: duration.months });
  if (duration.kind === 'until') {
    anchor = Temporal.PlainDate.from(duration.end).add({ days: 1 });
    first = anchor;
  }
  let passed = duration.kind === 'months' ? duration.months : 0;
  let by = renewal.kind === 'automatic' ? renewal.months : 0;
  let most = renewal.kind === 'automatic' ? (renewal.most ?? 10_000) : confirmed.length;
  if (duration.kind === 'open') {
    by = PERIODS[contract.paymentFrequency as 'month'];
    first = start.add({ months: by });
    passed = by;
    most = 10_000;
  }
  const terms: NaiveTerm[] = [];
  let from = start;
  let behind = first;
  for (let number = 1; ; number++) {
    const to = behind.subtract({ days: 1 });
    const renewed = number <= confirmed.length;
    terms.push({ number, from: from.toString(), to: to.toString(), renewed });
    const decided = confirmed[number - 1];
    const length = decided ? 1 : number <= most ? by : 0;
    if (length === 0 || to.toString() > HORIZON) return terms;
    from = behind;
    if (decided && 'until' in decided) {
      behind = Temporal.PlainDate.from(decided.until).add({ days: 1 });
      anchor = behind;
      passed = 0;
      continue;
    }
    passed += decided ? decided.months : by;
    behind = anchor.add({ months: passed });
  }
}

/** Which term a notice given on a day ends: the first that is not renewed already and whose notice is still in time. */
export function noticesEndingTerms(contract: DatedContract): (day: string) => number | undefined {
  const { count = 0, unit = 'days' } = contract.notice ?? {};
  const deadlines = naiveTerms(contract)
    .filter(({ renewed }) => !renewed)
    .map(({ number, to }) => ({
      number,
      by: Temporal.PlainDate.from(to)
        .subtract({ [unit]: count })
        .toString(),
    }));
  return (day) => deadlines.find(({ by }) => day <= by)?.number;
}

const DAY_MS = 86_400_000;

export function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

export function anyDay(from: string, to: string): fc.Arbitrary<string> {
  const range = { min: new Date(from), max: new Date(to), noInvalidDate: true };
  return fc.date(range).map((date) => date.toISOString().slice(0, 10));
}

/** Contracts of every shape, month ends and leap days more often than chance would have them. */
export function anyContract(): fc.Arbitrary<DatedContract> {
  const start = fc.oneof(
    anyDay('2018-01-01', '2026-12-31'),
    fc.constantFrom('2020-01-31', '2020-02-29', '2023-08-31', '2024-02-29', '2019-12-31', '2025-01-30'),
  );
  const length = fc.oneof(fc.constantFrom(1, 3, 12, 24, 36), fc.integer({ min: 1, max: 40 }));
  const most = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });
  const renewal = fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc.record({ kind: fc.constantFrom('automatic', 'express'), months: length, most }),
  );
  const duration = fc.oneof(
    length.map((months) => ({ kind: 'months', months }) as const),
    fc.integer({ min: 0, max: 1_200 }).map((days) => ({ kind: 'until', days }) as const),
    fc.constant({ kind: 'open' } as const),
  );
  const notice = fc.option(
    fc.oneof(
      fc.record({ unit: fc.constant('days' as const), count: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ unit: fc.constant('months' as const), count: fc.integer({ min: 1, max: 15 }) }),
    ),
    { nil: undefined },
  );
  const confirmed = fc.array(
    fc.oneof(
      length.map((months) => ({ months })),
      fc.integer({ min: 1, max: 800 }).map((days) => ({ days })),
    ),
    { maxLength: 3 },
  );
  const paymentFrequency = fc.constantFrom('month', 'quarter', 'year');
  return fc
    .record({ start, duration, renewal, notice, confirmed, paymentFrequency })
    .map(({ duration, notice, confirmed, renewal, ...rest }) => {
      const end =
        duration.kind === 'until' ? new Date(Date.parse(rest.start) + duration.days * DAY_MS) : undefined;
      const contract = {
        ...rest,
        duration: end ? { kind: 'until', end: end.toISOString().slice(0, 10) } : duration,
        renewal: duration.kind === 'open' ? { kind: 'none' } : renewal,
        ...(notice && { notice }),
      } as DatedContract;
      return duration.kind === 'open' ? contract : confirmed.reduce(withRenewal, contract);
    });
}

/** Confirmed for some months, or for some days: until the last of them. */
export function withRenewal<C extends DatedContract>(
  contract: C,
  length: { readonly months: number } | { readonly days: number },
): C {
  const before = contract.confirmed ?? [];
  const stands = { ...contract, renewal: { kind: 'none' } } as DatedContract;
  const end = naiveTerms(stands)[before.length]?.to ?? contract.start;
  const decided =
    'months' in length ? length : { until: Temporal.PlainDate.from(end).add(length).toString() };
  return { ...contract, confirmed: [...before, { ...decided, decidedOn: '2020-01-01' }] };
}
