// Who must allow an action, what shows that it came about, and what it saves.
import { describe, expect, test } from 'vitest';
import type { ActionSeat, PlannedAction } from '#shared/domain/reclaim/action.ts';
import { approvalReasons } from '#shared/domain/reclaim/approval.ts';
import { isBroughtAbout, wasUsedSince } from '#shared/domain/reclaim/confirmation.ts';
import { savingOf } from '#shared/domain/reclaim/saving.ts';

const REVERSIBLE: PlannedAction = {
  possible: true,
  does: ['Takes Pro away'],
  sideEffects: [],
  undo: 'restore',
  billing: 'atRenewal',
};
const FINAL: PlannedAction = { ...REVERSIBLE, undo: 'never' };
const BY_HAND: PlannedAction = { possible: false, reason: 'No API', instructions: ['Do it'] };

describe('Approval', () => {
  const asks = { isAdmin: false, isOwner: true, people: 1, plan: REVERSIBLE };
  test('is needed by nobody for what an owner can take back', () => {
    expect(approvalReasons(asks)).toEqual([]);
  });
  test.each([
    ['who does not own the application', { isOwner: false }, ['notOwner']],
    ['for fifty people at once', { people: 50 }, ['many']],
    ['for what cannot be given back', { plan: FINAL }, ['irreversible']],
    ['for all of these', { isOwner: false, people: 50, plan: FINAL }, ['notOwner', 'many', 'irreversible']],
  ])('is needed %s', (_, more, reasons) => {
    expect(approvalReasons({ ...asks, ...more })).toEqual(reasons);
    expect(approvalReasons({ ...asks, ...more, isAdmin: true })).toEqual([]);
  });
  test('is not needed for what a person does by hand', () => {
    expect(approvalReasons({ ...asks, isOwner: false, people: 50, plan: BY_HAND })).toEqual([]);
  });
});

describe('An action has come about', () => {
  const sku = { vendorId: 'pro', name: 'Pro', type: 'user' };
  const account: ActionSeat['account'] = {
    id: 'u1',
    name: 'Una',
    mails: [],
    status: 'active',
    kind: 'person',
  };
  const seat = { account, sku, holding: { sku: 'pro' }, others: [] };
  const to = { ...sku, vendorId: 'basic' };
  const read = (...skus: string[]) => ({
    status: 'active' as const,
    holds: skus.map((one) => ({ sku: one })),
  });
  const LIVE = ['active', 'suspended'] as const;
  test.each([
    ['reclaim', [], true],
    ['reclaim', ['pro'], false],
    ['reclaim', ['basic'], true],
    ['downgrade', ['basic'], true],
    ['downgrade', ['pro', 'basic'], false],
    ['downgrade', [], false],
    ['restore', ['pro'], true],
    ['restore', [], false],
  ] as const)('%s when the account holds %s: %s', (task, skus, so) => {
    expect(isBroughtAbout({ task, seat, to }, read(...skus), LIVE)).toBe(so);
  });
  test('of an account that is gone or closed, a seat is free where closing frees it', () => {
    expect(isBroughtAbout({ task: 'reclaim', seat }, undefined, LIVE)).toBe(true);
    const closed = { status: 'disabled' as const, holds: [{ sku: 'pro' }] };
    expect(isBroughtAbout({ task: 'reclaim', seat }, closed, LIVE)).toBe(true);
    expect(isBroughtAbout({ task: 'reclaim', seat }, closed, [...LIVE, 'disabled'])).toBe(false);
  });
  test('and is not begun on whoever used the license after it was asked for', () => {
    const asked = { by: { kind: 'person', id: 'a' }, at: '2026-04-16T08:00:00.000Z' } as const;
    const used = (lastActiveAt: string | null | undefined) =>
      wasUsedSince({ task: 'reclaim', asked }, lastActiveAt === undefined ? {} : { lastActiveAt });
    expect(used('2026-04-16T08:00:01.000Z')).toBe(true);
    expect(used('2026-04-15T08:00:00.000Z')).toBe(false);
    expect(used(null)).toBe(false);
    expect(used(undefined)).toBe(false);
  });
});

describe('A saving', () => {
  const money = { perSeat: [{ amount: '120.00', currency: 'EUR' }], renewalOn: '2027-01-01' };
  test('falls due at the renewal, or at once where the bill follows use', () => {
    expect(savingOf('reclaim', REVERSIBLE, money)).toEqual({
      perYear: money.perSeat,
      from: 'renewal',
      renewalOn: '2027-01-01',
    });
    expect(savingOf('reclaim', { ...REVERSIBLE, billing: 'followsUse' }, money)).toEqual({
      perYear: money.perSeat,
      from: 'now',
    });
  });
  test('is no promise where no price is known, no renewal is open, or a license is only given back', () => {
    expect(savingOf('reclaim', BY_HAND, { perSeat: undefined, renewalOn: undefined })).toEqual({
      perYear: [],
      from: 'unknown',
    });
    expect(savingOf('restore', REVERSIBLE, money).perYear).toEqual([]);
  });
});
