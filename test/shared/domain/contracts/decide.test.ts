// What is decided about a contract moves its dates, and taking it back moves them back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { contractProblem } from '#shared/domain/contracts/contract-problem.ts';
import {
  letEnd,
  renew,
  sendNotice,
  takeDecisionBack,
  takeNoticeBack,
} from '#shared/domain/contracts/decide.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import { planOf, termOf } from '#shared/domain/contracts/term-plan.ts';
import { stepsWithin } from '#shared/domain/settings/reminder-rule.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { anyContract, anyDay } from './naive-terms.ts';

type Agreed = Omit<Contract, 'version'>;

const agreed = (more: object): Agreed => ({
  ...ContractInput.parse({ name: 'A', kind: 'contract', start: '2026-01-01', ...more }),
  id: 'a',
  confirmed: [],
  ...more,
});
const YEAR = { kind: 'months', months: 12 };

describe('Renewing', () => {
  it('moves the next deadline to a later term, and taking it back moves it back, for any contract and day', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), (any, today) => {
        const contract = agreed({ ...any, confirmed: any.confirmed ?? [] });
        const renewed = renew(contract, { months: 12 }, today);
        expect(renewed.ok).toBe(any.duration.kind !== 'open');
        if (!renewed.ok) return;
        const before = contractDates(contract, today, []);
        const after = contractDates(renewed.value, today, []);
        if (before.nextCancelBy && after.nextCancelBy)
          expect(after.nextCancelBy > before.nextCancelBy).toBe(true);
        expect((after.end ?? '') > (before.end ?? '')).toBe(true);
        const back = takeDecisionBack(renewed.value);
        expect(back).toEqual({ ok: true, value: contract });
      }),
    );
  });

  it('to a day ends on it whatever the term before lasted, and the terms behind are counted from there', () => {
    const contract = agreed({
      start: '2026-03-15',
      duration: YEAR,
      renewal: { kind: 'automatic', months: 12 },
      notice: { count: 30, unit: 'days' },
    });
    const renewed = renew(contract, { until: '2027-12-31' }, '2026-06-01');
    if (!renewed.ok) throw new Error(renewed.refusal.reason);
    expect(renewed.value.confirmed).toEqual([{ until: '2027-12-31', decidedOn: '2026-06-01' }]);
    const plan = planOf(renewed.value);
    expect([1, 2, 3, 4].map((number) => termOf(plan, number))).toEqual([
      { number: 1, from: '2026-03-15', to: '2027-03-14' },
      { number: 2, from: '2027-03-15', to: '2027-12-31' },
      { number: 3, from: '2028-01-01', to: '2028-12-31' },
      { number: 4, from: '2029-01-01', to: '2029-12-31' },
    ]);
    expect(contractDates(renewed.value, '2026-06-01', [])).toMatchObject({
      end: '2027-12-31',
      nextCancelBy: '2027-12-01',
    });
  });

  it('to a day that its terms reach already is refused, as are a day and months at once', () => {
    const contract = agreed({ duration: YEAR, renewal: { kind: 'automatic', months: 12 } });
    const field = (length: object) => {
      const renewed = renew(contract, length, '2026-06-01');
      return renewed.ok ? renewed.value.confirmed : renewed.refusal.field;
    };
    expect(field({ until: '2026-12-31' })).toBe('until');
    expect(field({ until: '2026-06-30' })).toBe('until');
    expect(field({ until: '2027-01-01', months: 1 })).toBe('until');
    expect(field({ until: '2027-01-01' })).toEqual([{ until: '2027-01-01', decidedOn: '2026-06-01' }]);
  });

  it('needs a length once the agreed renewals are used up', () => {
    const contract = agreed({ duration: YEAR, renewal: { kind: 'express', months: 12, most: 1 } });
    const once = renew(contract, {}, '2026-06-01');
    expect(once).toMatchObject({ ok: true, value: { confirmed: [{ months: 12 }] } });
    if (once.ok) expect(renew(once.value, {}, '2026-06-02')).toMatchObject({ refusal: { field: 'months' } });
  });

  it('after it was decided to let a contract end is a change of mind', () => {
    const ending = letEnd(agreed({ duration: YEAR, renewal: { kind: 'express', months: 6 } }), '2026-06-01');
    if (!ending.ok) throw new Error('refused');
    expect(contractDates(ending.value, '2026-06-02', []).renewalDate).toBeNull();
    const renewed = renew(ending.value, {}, '2026-06-02');
    expect(renewed).toMatchObject({
      ok: true,
      value: { confirmed: [{ months: 6, decidedOn: '2026-06-02' }] },
    });
    if (renewed.ok) expect(contractDates(renewed.value, '2026-06-02', []).renewalDate).toBe('2027-07-01');
  });
});

describe('Notice', () => {
  it('leaves nothing to remind of but the end and payments, and taken back all is as it was', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), (any, today) => {
        const contract = agreed({ ...any, confirmed: any.confirmed ?? [] });
        const sent = sendNotice(contract, { sentOn: today, channel: 'mail' }, today);
        expect(sent.ok).toBe(contractDates(contract, today, []).status !== 'expired');
        if (!sent.ok) return;
        const { targets, renewalDeadline, renewalDate, end } = contractDates(sent.value, today, []);
        expect([targets.renewalDue, targets.cancelBy, renewalDeadline, renewalDate]).toEqual([
          null,
          null,
          null,
          null,
        ]);
        expect(targets.contractEnd?.day).toBe(end);
        expect(takeNoticeBack(sent.value)).toEqual({ ok: true, value: contract });
      }),
    );
  });
});

describe('A contract', () => {
  it.each([
    [{ duration: { kind: 'until', end: '2025-12-31' } }, 'duration.end'],
    [{ duration: { kind: 'open' }, renewal: { kind: 'automatic', months: 1 } }, 'renewal.kind'],
    [{ duration: { kind: 'open' }, paymentFrequency: 'term' }, 'paymentFrequency'],
    [{ duration: { kind: 'open' }, confirmed: [{ months: 1, decidedOn: '2026-01-01' }] }, 'duration.kind'],
    [{ duration: YEAR, confirmed: Array(9).fill({ months: 600, decidedOn: '2026-01-01' }) }, 'duration'],
  ])('%j contradicts itself', (more, field) => {
    expect(contractProblem(agreed(more))?.field).toBe(field);
  });

  it('reminds by its own rule where it has one, else by the organisation’s', () => {
    const rules = reminderRulesOf(DEFAULT_SETTINGS.reminders, {
      cancelBy: { leadDays: [90] },
      paymentDue: { on: false },
    });
    expect(rules).toMatchObject({
      cancelBy: { on: true, leadDays: [90] },
      paymentDue: { on: false, leadDays: [7, 1] },
      renewalDue: { on: true, leadDays: [30, 15, 7] },
    });
  });

  it('drops the steps longer than half its term, and keeps exactly half', () => {
    expect(stepsWithin([60, 30, 15, 1], 60)).toEqual([30, 15, 1]);
    expect(stepsWithin([60, 30, 15, 1], 59)).toEqual([15, 1]);
    expect(stepsWithin([60, 30, 15, 1], null)).toEqual([60, 30, 15, 1]);
  });
});
