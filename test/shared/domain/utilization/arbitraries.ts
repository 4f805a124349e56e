// Random people, accounts and uses for the properties of this folder.
import * as fc from 'fast-check';
import { civilDayAt, type DayNumber } from '#shared/domain/calendar/zone-days.ts';
import type { Use } from '#shared/domain/utilization/activity-state.ts';
import type { SeatAccount } from '#shared/domain/utilization/holders.ts';

export function anyUse(today: DayNumber): fc.Arbitrary<Use> {
  const past = fc.integer({ min: 0, max: 500 }).map((days) => today - days);
  return fc.record({
    lastActive: fc.oneof(past, fc.constant(null), fc.constant(undefined)),
    heldSince: fc.option(past, { nil: undefined }),
  });
}

export const SKUS = ['basic', 'pro', 'chat'] as const;

/** Accounts with distinct ids; their addresses are few, so that people have several accounts. */
export function anyAccounts(today: DayNumber, people: number): fc.Arbitrary<SeatAccount[]> {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => civilDayAt(today - days));
  const instant = day.map((each) => `${each}T12:00:00.000Z`);
  const mail = fc.integer({ min: 0, max: people * 2 }).map((n) => `p${n}@example.com`);
  const holding = fc.record(
    { sku: fc.constantFrom(...SKUS), since: day, seen: day },
    { requiredKeys: ['sku', 'seen'] },
  );
  const account = fc.record(
    {
      mails: fc.uniqueArray(mail, { minLength: 1, maxLength: 2 }),
      status: fc.constantFrom('active', 'active', 'suspended', 'disabled'),
      kind: fc.constantFrom('person', 'person', 'external', 'service'),
      createdAt: instant,
      lastActiveAt: fc.oneof(instant, fc.constant(null)),
      holds: fc.uniqueArray(holding, { maxLength: 3, selector: ({ sku }) => sku }),
    },
    { requiredKeys: ['mails', 'status', 'kind', 'holds'] },
  );
  return fc
    .array(account, { maxLength: 40 })
    .map((all) => all.map((one, index) => ({ ...one, id: `a${index}` })) as SeatAccount[]);
}
