// Which notices a contract has due on a day, by the kinds of its dates, its own rules and the organisation's.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { dueNotices } from '#shared/domain/reminders/countdowns.ts';
import { nextMonthNotice } from '#shared/domain/reminders/next-month.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { anyContract, anyDay } from '../contracts/naive-terms.ts';

const contract = (more: object = {}): Contract => ({
  ...ContractInput.parse({
    name: 'Slack',
    kind: 'subscription',
    start: '2025-07-01',
    duration: { kind: 'months', months: 12 },
    ...more,
  }),
  id: 'c',
  confirmed: [],
  version: 1,
});

const due = (one: Contract, today: string, rules: object = {}) =>
  dueNotices(
    one,
    contractDates(one, today, [60]),
    { ...DEFAULT_SETTINGS.reminders, ...rules },
    [],
    today,
  ).map(({ kind, on, step }) => `${kind} ${on} ${step}`);

const AUTOMATIC = { renewal: { kind: 'automatic', months: 12 }, notice: { count: 60, unit: 'days' } };

describe('A contract has due', () => {
  it('its end a week before, when it does not renew', () => {
    expect(due(contract(), '2026-06-23')).toEqual(['contractEnd 2026-06-30 7']);
    expect(due(contract(), '2026-06-22')).toEqual([]);
  });

  it('the last day to cancel and the renewal, when it renews by itself', () => {
    expect(due(contract(AUTOMATIC), '2026-04-30')).toEqual(['cancelBy 2026-05-01 1']);
    expect(due(contract(AUTOMATIC), '2026-06-01')).toContain('renewalDue 2026-07-01 30');
  });

  it('the renewal, when it renews only by agreement', () => {
    const express = contract({ renewal: { kind: 'express', months: 12 } });
    expect(due(express, '2026-06-16')).toEqual(['renewalDue 2026-07-01 15']);
  });

  it('each payment a week and a day before', () => {
    const paid = contract({ paymentFrequency: 'quarter' });
    expect(due(paid, '2026-03-25')).toEqual(['paymentDue 2026-04-01 7']);
    expect(due(paid, '2026-03-31')).toEqual(['paymentDue 2026-04-01 1']);
  });

  it('the reminders that somebody set for it, each on its own', () => {
    const reminder = { target: 'end', recipients: [] };
    const custom = contract({
      customReminders: [
        { ...reminder, text: 'Export the data', leadDays: [90] },
        { ...reminder, text: 'Tell the team', leadDays: [30] },
      ],
    });
    expect(due(custom, '2026-06-05')).toEqual(['custom 2026-06-30 90', 'custom 2026-06-30 30']);
  });

  it('nothing of a kind that it or the organisation switched off, and its own steps before the organisation’s', () => {
    const day = '2026-04-30';
    expect(due(contract(AUTOMATIC), day, { cancelBy: { on: false, leadDays: [1] } })).toEqual([]);
    expect(due(contract({ ...AUTOMATIC, reminders: { cancelBy: { on: false } } }), day)).toEqual([]);
    expect(due(contract({ ...AUTOMATIC, reminders: { cancelBy: { leadDays: [3] } } }), day)).toEqual([
      'cancelBy 2026-05-01 3',
    ]);
  });
});

describe('The list of next month', () => {
  const listed = (today: string, more: object = AUTOMATIC) => {
    return nextMonthNotice([contract(more)], today);
  };

  it('is due from the first and names deadlines and renewals of the month after', () => {
    expect(listed('2026-04-01')).toMatchObject({
      on: '2026-05-01',
      rows: [{ on: '2026-05-01', what: 'decide' }],
      total: 1,
    });
    expect(listed('2026-06-05')).toMatchObject({
      on: '2026-07-01',
      rows: [{ on: '2026-07-01', what: 'renews' }],
    });
  });

  it('names every deadline and renewal of a contract that goes on month by month', () => {
    const monthly = {
      start: '2026-01-15',
      duration: { kind: 'months', months: 1 },
      renewal: { kind: 'automatic', months: 1 },
      notice: { count: 5, unit: 'days' },
    } as const;
    for (const [today, month] of [
      ['2026-04-01', '05'],
      ['2026-05-01', '06'],
      ['2026-06-30', '07'],
    ] as const) {
      expect(nextMonthNotice([{ ...monthly, id: 'c', name: 'Slack' }], today)?.rows).toMatchObject([
        { on: `2026-${month}-09`, what: 'decide' },
        { on: `2026-${month}-15`, what: 'renews' },
      ]);
    }
  });

  it('names for any contract what a search day by day finds in the month after', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2024-01-01', '2032-12-31'), (one, today) => {
        const month = addMonths(`${today.slice(0, 7)}-01`, 1);
        const expected: string[] = [];
        for (let day = month; day.slice(0, 7) === month.slice(0, 7); day = addDays(day, 1)) {
          const before = contractDates(one, addDays(day, -1), []);
          const then = contractDates(one, day, []);
          const asked = (dates: typeof then) => dates.renewal === 'express';
          if (then.renewalDeadline === day) expected.push(`${day} ${asked(then) ? 'confirm' : 'decide'}`);
          if (before.renewalDate === day)
            expected.push(`${day} ${asked(before) ? 'renewsIfConfirmed' : 'renews'}`);
        }
        const rows = nextMonthNotice([{ ...one, id: 'c', name: 'C' }], today)?.rows ?? [];
        expect(rows.map(({ on, what }) => `${on} ${what}`).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });

  it('calls a renewal that needs a word no renewal: it ends unless somebody confirms it', () => {
    const express = { start: '2025-07-15', renewal: { kind: 'express', months: 12 } };
    expect(listed('2026-06-05', express)?.rows.map(({ on, what }) => [on, what])).toEqual([
      ['2026-07-14', 'confirm'],
      ['2026-07-15', 'renewsIfConfirmed'],
    ]);
  });

  it('is not sent when the month after has nothing', () => {
    expect(listed('2026-02-01')).toBeUndefined();
  });
});
