// The log as people read it: by day in the organization's time zone, every value in words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { byDay } from '#web/features/logs/by-day.ts';
import { changeText } from '#web/features/logs/sentence.ts';
import { fieldName } from '#web/features/logs/value-words.ts';
import { anyContract } from './contracts-arbitraries.ts';

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
      'nothing → Last day to cancel, Your own reminders',
    );
    expect(changeText({ field: 'deliveries', before: {}, after: { custom: 'off' } })).toBe(
      'nothing → your own reminders off',
    );
    expect(changeText({ field: 'owners', after: { business: 'ana@example.com' } })).toBe(
      'business ana@example.com',
    );
  });

  it('tells what a contract is made of in words', () => {
    const said = (after: unknown) => changeText({ field: 'x', after });
    expect(said([{ months: 12, decidedOn: '2026-04-16' }])).toBe('12 months, decided on Apr 16, 2026');
    expect(said({ sentOn: '2026-04-16', channel: 'portal' })).toBe('sent on Apr 16, 2026 by portal');
    expect(said({ cancelBy: { on: false }, paymentDue: { leadDays: [30, 1] } })).toBe(
      'last day to cancel off; payment due 30 and 1 days before',
    );
    const reminder = { text: 'Ask Kim', target: 'end', leadDays: [1], recipients: ['kim@example.com'] };
    expect(said([reminder])).toBe('“Ask Kim” 1 day before the end, to kim@example.com');
    expect(said({ kind: 'automatic', months: 1, most: 3 })).toBe(
      'renews automatically for 1 month, at most 3 times',
    );
    expect(said({ count: 1, unit: 'months' })).toBe('1 month');
    expect(said('[{"months":12,"decidedOn":"2026…')).toBe('more than is kept in the log');
  });

  it('tells what a contract costs in words', () => {
    const said = (after: unknown) => changeText({ field: 'lines', after });
    const line = {
      text: 'Seats',
      quantity: 1200,
      price: { kind: 'perUnit', amount: '60' },
      period: 'year',
      base: { fee: '1000', included: 10 },
      discount: { kind: 'percent', percent: '10' },
      from: '2026-01-01',
      changes: [{ from: '2026-03-01', quantity: 1300, price: '55.5' }],
    };
    expect(said([line])).toBe(
      '1,200 of Seats at 60 each per year, plus a base fee of 1,000 with 10 included, less 10%, from Jan 1, 2026, from Mar 1, 2026 1,300 at 55.5',
    );
    const support = { text: '', licenseId: 'l1', quantity: 1, price: { kind: 'flat', amount: '250' } };
    expect(said([{ ...support, period: 'once', changes: [] }])).toBe('1 of a license at 250 flat once');
    expect(said([{ text: 'Set-up', amount: '1500.5', on: '2026-01-02' }])).toBe(
      'Set-up 1,500.5 on Jan 2, 2026',
    );
    expect(said({ kind: 'amount', amount: '100' })).toBe('100 per term');
    expect(changeText({ field: 'discount', before: { kind: 'percent', percent: '5' } })).toBe('5% → nothing');
    expect(changeText({ field: 'creditsReductions', before: false, after: true })).toBe('off → on');
    expect(
      ['lines', 'fees', 'taxPercent', 'creditsReductions', 'discountTouchesFees'].map(fieldName),
    ).toEqual([
      'Lines',
      'One-time fees',
      'Tax in percent',
      'Credit for what is given back',
      'Discount on one-time fees',
    ]);
  });

  it('of any contract is never told in the notation that it is kept in', () => {
    const leadDays = fc.array(fc.nat({ max: 365 }), { minLength: 1, maxLength: 5 });
    const renewal = fc.record({
      months: fc.integer({ min: 1, max: 60 }),
      decidedOn: fc.constant('2026-04-16'),
    });
    const reminder = fc.record({
      text: fc.lorem(),
      target: fc.constantFrom('end', 'nextPayment'),
      leadDays,
      recipients: fc.array(fc.constant('kim@example.com'), { maxLength: 20 }),
    });
    const value = fc.oneof(
      fc.array(renewal, { maxLength: 60 }),
      fc.array(reminder, { maxLength: 20 }),
      fc.dictionary(fc.constantFrom('cancelBy', 'contractEnd'), fc.record({ on: fc.boolean(), leadDays })),
    );
    fc.assert(
      fc.property(anyContract, anyContract, (before, after) => {
        for (const change of fieldChanges(before, after))
          expect(changeText(change)).not.toMatch(/[{}[\]]|undefined|\[object|perUnit|halfYear/);
      }),
    );
    fc.assert(
      fc.property(value, value, (before, after) => {
        for (const change of fieldChanges({ x: before }, { x: after }))
          expect(changeText(change)).not.toMatch(/[{}[\]"]|undefined|\[object/);
      }),
    );
  });

  it('of a long list tells what came and what went, not how it begins', () => {
    const before = Array.from({ length: 60 }, (_, index) => ({ months: index + 1, decidedOn: '2026-01-01' }));
    const after = [...before, { months: 99, decidedOn: '2026-04-16' }];
    const [change] = fieldChanges({ confirmed: before }, { confirmed: after });
    expect(change && changeText(change)).toBe('99 months, decided on Apr 16, 2026');
  });
});
