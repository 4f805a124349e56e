// A renewal's steps, for any contract and any day: one open at most, nothing half done, and each decision can be taken back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { dueDecision } from '#shared/domain/renewals/due-decision.ts';
import { answer, ask, takeBack } from '#shared/domain/renewals/machine.ts';
import { isOpen, openRenewal } from '#shared/domain/renewals/open-renewal.ts';
import type { Decision, DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { edited, noticed, onDay } from '#shared/domain/renewals/turned.ts';
import { anyContract, anyDay } from '../contracts/naive-terms.ts';

type Agreed = Omit<Contract, 'version'>;
const agreed = (more: object): Agreed => ({
  ...ContractInput.parse({ name: 'A', kind: 'contract', start: '2026-01-01', ...more }),
  id: 'a',
  confirmed: [],
  ...more,
});
const YEARLY = { duration: { kind: 'months', months: 12 }, renewal: { kind: 'automatic', months: 12 } };
const when = (today: string) => ({ today, at: `${today}T08:00:00.000Z` });
const SHORT = { shortTerms: false };
const ANA = { kind: 'person', id: 'ana@example.com', name: 'Ana' } as const;
const BO = { kind: 'person', id: 'bo@example.com', name: 'Bo' } as const;
const asked = (decision: Decision, reasons: DecisionRequest['reasons'] = []): DecisionRequest => ({
  decision,
  by: ANA,
  at: '2026-06-01T08:00:00.000Z',
  amount: null,
  currency: null,
  reasons,
  approvers: { roles: ['finance'], mails: [] },
});
const ALWAYS: DecisionRequest['reasons'] = [{ kind: 'always', policy: 'All' }];
const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: { reason: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  return outcome.value;
};

describe('A renewal opens', () => {
  it('a third of the term before the deadline, and never more than 120 days', () => {
    const yearly = agreed({ ...YEARLY, notice: { count: 60, unit: 'days' } });
    expect(dueDecision(yearly, '2026-03-01')).toEqual({
      kind: 'automatic',
      ends: '2026-12-31',
      deadline: '2026-11-01',
      opensOn: addDays('2026-11-01', -120),
    });
    const quarter = agreed({
      duration: { kind: 'months', months: 3 },
      renewal: { kind: 'express', months: 3 },
    });
    expect(dueDecision(quarter, '2026-01-10')?.opensOn).toBe(addDays('2026-03-31', -30));
  });

  it('not for terms of 45 days or less, unless a policy asks for them', () => {
    const monthly = agreed({
      duration: { kind: 'months', months: 1 },
      renewal: { kind: 'automatic', months: 1 },
    });
    expect(dueDecision(monthly, '2026-05-10')).toBeUndefined();
    expect(dueDecision(monthly, '2026-05-10', { shortTerms: true })?.ends).toBe('2026-05-31');
  });

  it('once for each term, however often the day is looked at', () => {
    const day = '2026-09-15';
    const once = onDay(agreed(YEARLY), when(day), SHORT);
    expect(once.renewals).toMatchObject([{ number: 1, state: 'upcoming', ends: '2026-12-31' }]);
    expect(onDay(once, when(day), SHORT)).toBe(once);
  });
});

describe('A deadline that passes', () => {
  it('lets an automatic contract roll over, to be looked at, and an express one end', () => {
    const rolling = onDay(onDay(agreed(YEARLY), when('2026-10-01'), SHORT), when('2027-01-01'), SHORT);
    expect(rolling.renewals).toMatchObject([{ state: 'lapsed', rolled: true, ends: '2026-12-31' }]);
    const express = agreed({ ...YEARLY, renewal: { kind: 'express', months: 12 } });
    const ended = onDay(onDay(express, when('2026-10-01'), SHORT), when('2027-01-01'), SHORT);
    expect(ended.renewals).toMatchObject([{ state: 'lapsed' }]);
    expect(ended.renewals?.[0]?.rolled).toBeUndefined();
    expect(contractDates(ended, '2027-01-01', []).status).toBe('expired');
  });

  it('also when it was approved to be canceled and the notice never went out', () => {
    const open = onDay(agreed(YEARLY), when('2026-10-01'), SHORT);
    const approved = value(ask(open, asked({ decision: 'cancel' }), when('2026-10-02')));
    expect(openRenewal(approved)?.state).toBe('approved');
    expect(onDay(approved, when('2027-01-01'), SHORT).renewals).toMatchObject([
      { state: 'lapsed', rolled: true },
    ]);
  });

  it('moves when the contract’s dates are moved before it, and what was asked is reviewed again', () => {
    const open = onDay(agreed(YEARLY), when('2026-10-01'), SHORT);
    const waiting = value(ask(open, asked({ decision: 'renew' }, ALWAYS), when('2026-10-02')));
    const moved = edited(waiting, { ...waiting, duration: { kind: 'months', months: 14 } });
    expect(openRenewal(moved)).toMatchObject({ state: 'inReview', ends: '2026-12-31' });
    expect(openRenewal(onDay(moved, when('2026-12-31'), SHORT))).toMatchObject({
      ends: '2027-02-28',
      deadline: '2027-02-28',
    });
  });
});

describe('A decision', () => {
  const decisions: fc.Arbitrary<Decision> = fc.constantFrom<Decision>(
    { decision: 'renew', months: 12 },
    { decision: 'change', months: 24, lines: [{ line: 0, quantity: 7 }] },
    { decision: 'cancel' },
  );
  const LINES = [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '5' }, period: 'month' }];

  it('leaves at most one renewal open, is carried out whole, and is undone whole', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), decisions, (any, today, decision) => {
        const lines = ContractInput.shape.lines.parse(LINES);
        const contract = agreed({ ...any, confirmed: any.confirmed ?? [], lines });
        const before = onDay(contract, when(today), SHORT);
        const made = ask(before, asked(decision), when(today));
        if (!made.ok) {
          expect(made.refusal.reason).not.toBe('');
          return;
        }
        const { renewals = [], confirmed } = made.value;
        expect(renewals.filter(isOpen).length).toBeLessThanOrEqual(1);
        const state = renewals.at(-1)?.state;
        if (decision.decision === 'cancel') expect(state).toMatch(/approved|cancelled/);
        else expect(confirmed.length).toBeGreaterThan(contract.confirmed.length);
        const back = takeBack(made.value, when(today));
        const effect = renewals.at(-1)?.effect;
        if (effect && effect.from <= today) {
          expect(back.ok).toBe(false);
          return;
        }
        expect(value(back)).toMatchObject({ confirmed: contract.confirmed, lines: contract.lines });
        expect(openRenewal(value(back))?.state).toBe('inReview');
      }),
    );
  });

  it('that needs approval changes nothing before it is given, and what is approved is what was asked', () => {
    fc.assert(
      fc.property(anyContract(), anyDay('2018-01-01', '2030-12-31'), decisions, (any, today, decision) => {
        const lines = ContractInput.shape.lines.parse(LINES);
        const contract = agreed({ ...any, confirmed: any.confirmed ?? [], lines });
        const waiting = ask(contract, asked(decision, ALWAYS), when(today));
        const atOnce = ask(contract, asked(decision), when(today));
        expect(waiting.ok).toBe(atOnce.ok);
        if (!waiting.ok || !atOnce.ok) return;
        const { renewals: _, ...rest } = waiting.value;
        const { renewals: __, ...untouched } = contract;
        expect(rest).toEqual(untouched);
        const verdict = { verdict: 'approved', by: BO, at: `${today}T09:00:00.000Z` } as const;
        const approved = value(answer(waiting.value, verdict, when(today)));
        expect({ ...approved, renewals: 0 }).toEqual({ ...atOnce.value, renewals: 0 });
        const refused = value(answer(waiting.value, { ...verdict, verdict: 'refused' }, when(today)));
        expect(openRenewal(refused)?.state).toBe('inReview');
      }),
    );
  });

  it('is closed by a notice, whatever was being decided', () => {
    const open = onDay(agreed(YEARLY), when('2026-10-01'), SHORT);
    const waiting = value(ask(open, asked({ decision: 'renew' }, ALWAYS), when('2026-10-02')));
    const ended = value(noticed(waiting, { sentOn: '2026-10-03', channel: 'mail' }, when('2026-10-03')));
    expect(ended.renewals).toMatchObject([{ state: 'cancelled' }]);
    expect(onDay(ended, when('2026-12-01'), SHORT)).toBe(ended);
  });
});
