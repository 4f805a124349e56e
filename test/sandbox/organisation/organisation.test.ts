import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_DONE as NOTHING_AT_GOOGLE } from '../google/acts.ts';
import { truthOfGoogle } from '../google/truth.ts';
import { googleView } from '../google/view.ts';
import { NOTHING_DONE as NOTHING_AT_SALESFORCE } from '../salesforce/acts.ts';
import { truthOfSalesforce } from '../salesforce/truth.ts';
import { salesforceView } from '../salesforce/view.ts';
import { civil, dayNumber } from './days.ts';
import { lifeId, livesOf } from './lives.ts';
import { DOMAIN, namingOf } from './naming.ts';
import { livesOn, organisation } from './organisation.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const days = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2032-12-31') });
const sizes = fc.integer({ min: 1, max: 150 });

function truth(seed: number, people: number, day: number) {
  const org = organisation(seed, people);
  return {
    google: truthOfGoogle(org, googleView(org, day, NOTHING_AT_GOOGLE, new Map())).accounts,
    salesforce: truthOfSalesforce(org, salesforceView(org, day, NOTHING_AT_SALESFORCE, new Map())).accounts,
  };
}

test('the same seed and day give the same organisation, whatever was asked before', () => {
  fc.assert(
    fc.property(seeds, sizes, days, days, (seed, people, day, other) => {
      const first = truth(seed, people, day);
      truth(seed, people, other);
      expect(truth(seed, people, day)).toEqual(first);
    }),
    { numRuns: 25 },
  );
});

test('another seed gives another organisation', () => {
  const names = (seed: number) => truth(seed, 60, dayNumber('2026-04-16')).google.map((one) => one.mails[0]);
  expect(names(1)).not.toEqual(names(2));
});

test('no two people ever share an address, and no two accounts an id', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 400 }), days, (seed, people, day) => {
      const { google: directory, salesforce: salesforceUsers } = truth(seed, people, day);
      const mails = directory.flatMap((one) => one.mails);
      expect(new Set(mails).size).toBe(mails.length);
      for (const accounts of [directory, salesforceUsers]) {
        expect(new Set(accounts.map((one) => one.id)).size).toBe(accounts.length);
      }
    }),
    { numRuns: 20 },
  );
});

test('people of different times never get each other’s address', () => {
  const org = organisation(3, 40);
  const last = dayNumber('2060-01-01');
  const mails = [...livesOn(org, last)].map((life) => `${namingOf(org, life, last).local}@${DOMAIN}`);
  expect(new Set(mails).size).toBe(mails.length);
  expect(mails.length).toBeGreaterThan(250);
});

test('a place is held by one person at a time, and no one changes their dates as the days go by', () => {
  fc.assert(
    fc.property(seeds, sizes, days, days, (seed, place, a, b) => {
      const { draw } = organisation(seed, 1);
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      const before = livesOf(draw, place, dayNumber('2023-03-01'), early);
      const after = livesOf(draw, place, dayNumber('2023-03-01'), late);
      expect(after.slice(0, before.length)).toEqual(before);
      for (const [index, life] of after.entries()) {
        const previous = after[index - 1];
        if (previous === undefined) continue;
        expect(life.hired).toBeGreaterThan(previous.left);
        expect(lifeId(life)).not.toBe(lifeId(previous));
      }
    }),
    { numRuns: 50 },
  );
});

test('every day some people sign in, over weeks some come and go, and seats are bought when they run out', () => {
  const from = dayNumber('2026-04-16');
  const org = organisation(9, 400);
  const ids = (day: number) => new Set(truth(9, 400, day).google.map((one) => one.id));
  const logins = (day: number) => truth(9, 400, day).google.map((one) => one.lastLoginAt);
  expect(logins(from)).not.toEqual(logins(from + 1));
  const [before, after] = [ids(from), ids(from + 60)];
  expect([...after].some((id) => !before.has(id))).toBe(true);
  expect([...before].some((id) => !after.has(id))).toBe(true);
  const totals = new Map<number, number>();
  for (let month = 0; month < 24; month++) {
    const day = from + month * 30;
    const view = salesforceView(org, day, NOTHING_AT_SALESFORCE, new Map());
    totals.set(day, view.totals.users[0] ?? 0);
    expect(view.totals.users[0], civil(day)).toBeGreaterThanOrEqual(view.used.users[0] ?? 0);
  }
  expect(new Set(totals.values()).size).toBeGreaterThan(1);
});
