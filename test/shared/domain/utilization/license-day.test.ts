// The history of a license: a day each, and what nobody read is marked.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDayAt, dayNumber } from '#shared/domain/calendar/zone-days.ts';
import { noStates } from '#shared/domain/utilization/count.ts';
import { daysToRecord, type LicenseDay } from '#shared/domain/utilization/license-day.ts';

const counts = (seats: number) => ({
  purchased: 50,
  seats,
  people: seats,
  states: { ...noStates(), active: seats },
  periodDays: 60 as const,
});
const record = (day: string, seats: number, carried = false): LicenseDay => ({
  ...counts(seats),
  day,
  carried,
});
const shown = (days: readonly LicenseDay[]) =>
  days.map(({ day, seats, carried }) => [day.slice(8), seats, carried]);

describe('A license’s history', () => {
  it('repeats the last day, marked, until something is read', () => {
    const facts = { today: '2026-04-18', readDay: '2026-04-15', judged: () => counts(9) };
    expect(shown(daysToRecord(record('2026-04-16', 7), facts))).toEqual([
      ['17', 7, true],
      ['18', 7, true],
    ]);
    expect(shown(daysToRecord(record('2026-04-16', 7), { ...facts, readDay: '2026-04-18' }))).toEqual([
      ['17', 7, true],
      ['18', 9, false],
    ]);
  });

  it('replaces a day that was carried in the morning by the read of the afternoon', () => {
    const facts = { today: '2026-04-16', readDay: '2026-04-16', judged: () => counts(9) };
    expect(shown(daysToRecord(record('2026-04-16', 7, true), facts))).toEqual([['16', 9, false]]);
    expect(daysToRecord(record('2026-04-16', 9), facts)).toEqual([]);
  });

  it('unmarks yesterday when its read, which changed nothing, is heard of today', () => {
    const facts = { today: '2026-04-17', readDay: '2026-04-16', judged: () => counts(7) };
    expect(shown(daysToRecord(record('2026-04-16', 7, true), facts))).toEqual([
      ['16', 7, false],
      ['17', 7, true],
    ]);
  });

  it('keeps the period that a day was judged with', () => {
    const facts = {
      today: '2026-04-17',
      readDay: '2026-04-17',
      judged: () => ({ ...counts(7), periodDays: 30 as const }),
    };
    const last = record('2026-04-15', 7);
    expect(daysToRecord(last, facts).map(({ periodDays }) => periodDays)).toEqual([60, 30]);
  });

  it('has no gap and no day twice, whatever days are read and judged', () => {
    const start = dayNumber('2026-01-01');
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        const history = new Map<string, LicenseDay>();
        let today = start;
        let readDay = start;
        const read = new Set<string>();
        for (const [wait, reads] of [[0, true] as const, ...all]) {
          today += wait;
          if (reads) readDay = today;
          if (reads) read.add(civilDayAt(today));
          const last = [...history.values()].findLast(({ day }) => day <= civilDayAt(today));
          const facts = {
            today: civilDayAt(today),
            readDay: civilDayAt(readDay),
            judged: () => counts(today),
          };
          for (const day of daysToRecord(last, facts)) history.set(day.day, day);
        }
        const days = [...history.keys()];
        expect(days).toEqual(days.map((_, index) => civilDayAt(start + index)));
        expect(days.at(-1)).toBe(civilDayAt(today));
        for (const { day, carried } of history.values()) expect(carried).toBe(!read.has(day));
      }),
    );
  });
});
