// The counters of licenses: what is a seat, who is one of the people, and that every count equals a recount.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayNumbersIn } from '#shared/domain/calendar/zone-days.ts';
import { peopleBook } from '#shared/domain/people/match-accounts.ts';
import { activityState } from '#shared/domain/utilization/activity-state.ts';
import { isUnused } from '#shared/domain/utilization/candidate.ts';
import { figuresOf, noStates } from '#shared/domain/utilization/count.ts';
import { holderLister } from '#shared/domain/utilization/holder-list.ts';
import { gatherer, type SeatAccount } from '#shared/domain/utilization/holders.ts';
import { ACTIVITY_STATES, INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { anyAccounts, SKUS } from './arbitraries.ts';

const day = '2026-04-16';
const today = dayNumber(day);
const basis = { snapshot: 'v1', day, overlays: 0, readAt: '2026-04-16T06:00:00.000Z' };
const ana = { id: 'ana', mails: ['ana@example.com', 'a.ng@example.com'] };
const account = (id: string, more: Partial<SeatAccount> = {}): SeatAccount => ({
  id,
  mails: [`${id}@example.com`],
  status: 'active',
  kind: 'person',
  lastActiveAt: '2026-04-15T12:00:00.000Z',
  holds: [{ sku: 'pro', since: '2025-01-01' }],
  ...more,
});

function figures(
  accounts: readonly SeatAccount[],
  sku = 'pro',
  people = [ana],
  seats = ['active', 'suspended'],
) {
  const book = peopleBook(people);
  const gathered = gatherer({
    seatStatuses: seats as never,
    dayOf: dayNumbersIn('UTC'),
    personOf: (one) => book.match('c', one)?.personId,
  });
  for (const one of accounts) gathered.add(one);
  return figuresOf(gathered, sku, today, {}, basis);
}
const at60 = (all: ReturnType<typeof figures>) => all.states[INACTIVITY_PERIODS.indexOf(60)];

describe('The counters of a license', () => {
  it('count a person with an alias and a second account once, by their most recent activity', () => {
    const all = figures([
      account('1', { mails: ['ANA@example.com'], lastActiveAt: '2025-01-01T00:00:00.000Z' }),
      account('2', { mails: ['a.ng@example.com'] }),
    ]);
    expect(all).toMatchObject({ seats: 2, people: 1 });
    expect(at60(all)).toMatchObject({ active: 1, inactive: 0 });
  });

  it('take what is said of the license before what is said of the account', () => {
    const held = (lastActiveAt: string | null | undefined) =>
      account('1', {
        lastActiveAt: '2026-04-15T12:00:00.000Z',
        holds: [{ sku: 'pro', since: '2025-01-01', ...(lastActiveAt !== undefined && { lastActiveAt }) }],
      });
    expect(at60(figures([held(undefined)]))).toMatchObject({ active: 1 });
    expect(at60(figures([held('2025-12-01T00:00:00.000Z')]))).toMatchObject({ inactive: 1 });
    expect(at60(figures([held(null)]))).toMatchObject({ neverActive: 1 });
  });

  it('count service and suspended accounts as seats, service and disabled ones never as people', () => {
    const all = figures([
      account('robot', { kind: 'service' }),
      account('frozen', { status: 'suspended' }),
      account('gone', { status: 'disabled' }),
    ]);
    expect(all).toMatchObject({ seats: 2, people: 1 });
  });

  it('count the seat of a disabled account where the vendor keeps it', () => {
    const gone = [account('gone', { status: 'disabled' })];
    expect(figures(gone, 'pro', [ana], ['active', 'disabled'])).toMatchObject({ seats: 1, people: 0 });
  });

  it('take no activity from a disabled account, but its earlier start', () => {
    const all = figures([
      account('1', { mails: ['ana@example.com'], status: 'disabled' }),
      account('2', {
        mails: ['a.ng@example.com'],
        lastActiveAt: null,
        holds: [{ sku: 'pro', since: '2026-04-10' }],
      }),
    ]);
    expect(at60(all)).toMatchObject({ active: 0, neverActive: 1, new: 0 });
  });

  it('take a start from the vendor, else from the account’s creation, else from when it was first seen', () => {
    const never = { lastActiveAt: null } as const;
    const all = figures([
      account('vendor', {
        ...never,
        createdAt: '2020-01-01T00:00:00.000Z',
        holds: [{ sku: 'pro', since: day }],
      }),
      account('created', {
        ...never,
        createdAt: '2020-01-01T00:00:00.000Z',
        holds: [{ sku: 'pro', seen: day }],
      }),
      account('seen', { ...never, holds: [{ sku: 'pro', seen: day }] }),
    ]);
    expect(at60(all)).toMatchObject({ new: 2, neverActive: 1 });
  });

  it('say that nobody knows where no source tells activity', () => {
    const { lastActiveAt: _, ...untold } = account('1');
    expect(figures([untold])).toMatchObject({ hasActivity: false });
    expect(at60(figures([untold]))).toMatchObject({ unknown: 1 });
    expect(figures([account('1')], 'unheld')).toMatchObject({ seats: 0, people: 0, hasActivity: true });
  });

  it('judge on the wall calendar of the organization: 23:30 UTC is tomorrow in Berlin', () => {
    expect(dayNumbersIn('Europe/Berlin')('2026-04-15T23:30:00.000Z')).toBe(today);
    expect(dayNumbersIn('UTC')('2026-04-15T23:30:00.000Z')).toBe(today - 1);
  });
});

/** The rules once more, the slow and plain way: for each person all accounts, for each period all rules. */
function recount(accounts: readonly SeatAccount[], sku: string, people: readonly (typeof ana)[]) {
  const owner = (one: SeatAccount) => {
    const by = (place: (mails: readonly string[], mail: string) => boolean) =>
      one.mails.map((mail) => people.find(({ mails }) => place(mails, mail))).find((found) => found)?.id;
    return (
      by((mails, mail) => mails[0] === mail) ?? by((mails, mail) => mails.includes(mail)) ?? `own ${one.id}`
    );
  };
  const holders = accounts.filter(({ holds }) => holds.some((hold) => hold.sku === sku));
  const names = new Set(
    holders.filter(({ status, kind }) => status !== 'disabled' && kind !== 'service').map(owner),
  );
  const days = (from: string) => (Date.parse(day) - Date.parse(from.slice(0, 10))) / 86_400_000;
  return {
    seats: holders.filter(({ status }) => status !== 'disabled').length,
    people: names.size,
    states: INACTIVITY_PERIODS.map((period) => {
      const counts = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };
      for (const name of names) {
        const theirs = holders.filter((one) => owner(one) === name);
        const live = theirs.filter(({ status, kind }) => status !== 'disabled' && kind !== 'service');
        const said = live.map(({ lastActiveAt }) => lastActiveAt);
        const last = said
          .filter((each) => typeof each === 'string')
          .sort()
          .at(-1);
        const starts = theirs.map((one) => {
          const hold = one.holds.find((each) => each.sku === sku);
          return hold?.since ?? one.createdAt ?? hold?.seen ?? day;
        });
        const heldDays = Math.max(...starts.map(days));
        if (last) counts[days(last) <= period ? 'active' : 'inactive']++;
        else if (said.includes(undefined)) counts.unknown++;
        else counts[heldDays > period ? 'neverActive' : 'new']++;
      }
      return counts;
    }),
  };
}

describe('For any accounts', () => {
  const people = Array.from({ length: 12 }, (_, n) => ({
    id: `person${n}`,
    mails: [`p${2 * n}@example.com`, `p${2 * n + 1}@example.com`],
  }));
  const accounts = anyAccounts(today, 15);

  it('all seven counts equal a recount', () => {
    fc.assert(
      fc.property(accounts, (all) => {
        for (const sku of SKUS) expect(figures(all, sku, people)).toMatchObject(recount(all, sku, people));
      }),
    );
  });

  it('the list behind a license holds the people that were counted, in the states that were counted', () => {
    fc.assert(
      fc.property(accounts, (all) => {
        const counted = figures(all, 'pro', people);
        const book = peopleBook(people);
        const lister = holderLister('pro', {
          seatStatuses: ['active', 'suspended'],
          dayOf: dayNumbersIn('UTC'),
          personOf: (one) => book.match('c', one)?.personId,
        });
        for (const one of all) lister.add({ ...one, name: one.id });
        const listed = lister.all();
        expect(listed).toHaveLength(counted.people);
        INACTIVITY_PERIODS.forEach((period, index) => {
          const states = noStates();
          for (const { use } of listed) states[activityState(use, today, period)]++;
          expect(states).toEqual(counted.states[index]);
        });
        for (const { accounts: theirs } of listed) expect(theirs.length).toBeGreaterThan(0);
      }),
    );
  });

  it('the exempt among the unused are those that the list behind a license shows exempt and unused', () => {
    const until = fc.constantFrom(undefined, today - 1, today, today + 40, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(accounts, fc.array(until, { minLength: 12, maxLength: 12 }), (all, days) => {
        const last = new Map(people.map(({ id }, index) => [id, days[index]]));
        const book = peopleBook(people);
        const rules = {
          seatStatuses: ['active', 'suspended'] as const,
          dayOf: dayNumbersIn('UTC'),
          personOf: (one: SeatAccount) => book.match('c', one)?.personId,
          exemptUntil: (personId: string) => last.get(personId),
        };
        const gathered = gatherer(rules);
        const lister = holderLister('pro', rules);
        for (const one of all) {
          gathered.add(one);
          lister.add({ ...one, name: one.id });
        }
        const { exempt } = figuresOf(gathered, 'pro', today, {}, basis);
        const counted = INACTIVITY_PERIODS.map(
          (period) =>
            lister
              .all()
              .filter(({ personId }) => (last.get(personId ?? '') ?? Number.NEGATIVE_INFINITY) >= today)
              .filter(({ use }) => isUnused(activityState(use, today, period))).length,
        );
        expect(exempt ?? INACTIVITY_PERIODS.map(() => 0)).toEqual(counted);
      }),
    );
  });

  it('the states add up to the people, and people never exceed the accounts', () => {
    fc.assert(
      fc.property(accounts, (all) => {
        const counted = figures(all, 'pro', people);
        for (const states of counted.states)
          expect(ACTIVITY_STATES.reduce((sum, state) => sum + states[state], 0)).toBe(counted.people);
        expect(counted.people).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it('the order of accounts changes nothing', () => {
    fc.assert(
      fc.property(accounts, (all) => {
        expect(figures(all.toReversed(), 'pro', people)).toEqual(figures(all, 'pro', people));
      }),
    );
  });
});
