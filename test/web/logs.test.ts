// The log as people read it: by day in the organization's time zone, every value in words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { byDay } from '#web/features/logs/by-day.ts';
import { changeText } from '#web/features/logs/sentence.ts';

const entry = (at: string): LedgerEntry => ({
  id: at,
  at,
  actor: { kind: 'person', id: 'ana@example.com' },
  subject: { kind: 'settings', id: 'settings', name: 'settings' },
  version: 1,
  deed: 'changed',
  changes: [],
});

describe('the log by day', () => {
  it('puts a late evening in UTC on the next day where it was already morning', () => {
    const days = byDay([entry('2026-04-16T23:30:00.000Z'), entry('2026-04-16T12:00:00.000Z')], 'Asia/Tokyo');
    expect(days.map(({ day }) => day)).toEqual(['2026-04-17', '2026-04-16']);
  });

  it('keeps every entry once, in order, each under its own day', () => {
    const instants = fc.array(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-03-01'), noInvalidDate: true }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(instants, fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'), (dates, timeZone) => {
        const entries = dates
          .map((date) => entry(date.toISOString()))
          .sort((a, b) => b.at.localeCompare(a.at));
        const days = byDay(entries, timeZone);
        expect(days.flatMap((one) => one.entries)).toEqual(entries);
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
        for (const one of days)
          for (const { at } of one.entries) expect(civilDayOf(at, timeZone)).toBe(one.day);
      }),
    );
  });
});

describe('a change in the log', () => {
  it('groups figures and spells out lists and what they are made of', () => {
    expect(changeText({ field: 'accounts', before: 32, after: 100_000 })).toBe('32 → 100,000');
    expect(changeText({ field: 'follows', before: [], after: ['cancelBy', 'custom'] })).toBe(
      'nothing → cancelBy, custom',
    );
    expect(changeText({ field: 'deliveries', before: {}, after: { custom: 'off' } })).toBe(
      'nothing → custom off',
    );
    expect(changeText({ field: 'owners', after: { business: 'ana@example.com' } })).toBe(
      'business ana@example.com',
    );
  });
});
