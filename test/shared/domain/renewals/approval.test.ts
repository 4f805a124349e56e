// Which policies concern a contract, what they ask, and who may answer.
import { describe, expect, it } from 'vitest';
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { approvalOf, mayAnswer, policiesFor, renewsByItself } from '#shared/domain/renewals/approval.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { DecisionRequest } from '#shared/domain/renewals/renewal.ts';

const policy = (more: Partial<RenewalPolicy> = {}): RenewalPolicy => ({
  id: 'p',
  name: 'P',
  scope: {},
  mode: 'review',
  approval: { when: 'never', roles: ['finance'], mails: ['cfo@example.com'] },
  escalateDays: [],
  shortTerms: false,
  ...more,
});
const limit = (amount: string) =>
  policy({
    approval: { when: 'aboveAmount', above: { amount, currency: 'EUR' }, roles: ['finance'], mails: [] },
  });
const worth = (amount: string | null) => (currency: string) => (currency === 'EUR' ? amount : null);
const budget = (remaining: string | null): BudgetCheck => ({
  budgetId: 'b',
  name: 'IT 2026',
  currency: 'EUR',
  from: '2026-01-01',
  to: '2026-12-31',
  amount: '100',
  taken: '50',
  asked: '60',
  remaining,
});
const CONTRACT = { vendor: 'Zoom ', applicationIds: ['a1'] };

describe('A policy', () => {
  it('concerns a contract whose every part fits', () => {
    const fits = (scope: RenewalPolicy['scope'], amount: string | null = '1000') =>
      policiesFor([policy({ scope })], CONTRACT, worth(amount)).length === 1;
    expect(fits({})).toBe(true);
    expect(fits({ vendor: 'ZOOM', applicationId: 'a1' })).toBe(true);
    expect(fits({ vendor: 'Zoom', applicationId: 'a2' })).toBe(false);
    expect(fits({ from: { amount: '1000', currency: 'EUR' } })).toBe(true);
    expect(fits({ from: { amount: '1000.01', currency: 'EUR' } })).toBe(false);
    expect(fits({ from: { amount: '5', currency: 'USD' } })).toBe(true);
  });

  it('asks above its amount, not at it', () => {
    const asks = (amount: string | null) =>
      approvalOf([limit('1000')], { decision: 'renew', worth: worth(amount), budgets: [] }).reasons;
    expect(asks('1000')).toEqual([]);
    expect(asks('1000.01')).toMatchObject([{ kind: 'aboveAmount', limit: '1000' }]);
    expect(asks(null)).toMatchObject([{ kind: 'amountUnknown' }]);
  });

  it('asks over a budget by how much, and where nobody can tell', () => {
    const over = policy({ approval: { when: 'overBudget', roles: [], mails: ['cfo@example.com'] } });
    const asks = (remaining: string | null) =>
      approvalOf([over], { decision: 'renew', worth: worth('1'), budgets: [budget(remaining)] });
    expect(asks('0.00').reasons).toEqual([]);
    expect(asks('-10.00')).toEqual({
      reasons: [{ kind: 'overBudget', budget: 'IT 2026', over: '10.00', currency: 'EUR' }],
      approvers: { roles: [], mails: ['cfo@example.com'] },
    });
    expect(asks(null).reasons).toMatchObject([{ kind: 'amountUnknown' }]);
  });

  it('to end a contract is asked only where always is said', () => {
    const always = policy({ approval: { when: 'always', roles: ['admin'], mails: [] } });
    const cancel = { decision: 'cancel', worth: worth(null), budgets: [] } as const;
    expect(approvalOf([limit('1')], cancel).reasons).toEqual([]);
    expect(approvalOf([limit('1'), always], cancel)).toMatchObject({ approvers: { roles: ['admin'] } });
  });

  it('renews by itself only where every one that fits says so', () => {
    const automatic = policy({ mode: 'automatic' });
    expect([renewsByItself([]), renewsByItself([automatic]), renewsByItself([automatic, policy()])]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('An answer', () => {
  const request = {
    by: { kind: 'person', id: 'ana@example.com' },
    approvers: { roles: ['finance'], mails: ['cfo@example.com'] },
  } as unknown as DecisionRequest;
  it.each([
    ['a role that was asked', { mail: 'fin@example.com', roles: ['finance'] }, 'yes'],
    ['an address that was asked', { mail: 'cfo@example.com', roles: ['viewer'] }, 'yes'],
    ['who asked for it, whatever their role', { mail: 'ana@example.com', roles: ['admin', 'finance'] }, 'no'],
    ['an admin who was not asked', { mail: 'root@example.com', roles: ['admin'] }, 'override'],
    ['anybody else', { mail: 'x@example.com', roles: ['procurement'] }, 'no'],
  ] as const)('of %s', (_who, caller, expected) => {
    expect(mayAnswer(request, caller)).toBe(expected);
  });
});
