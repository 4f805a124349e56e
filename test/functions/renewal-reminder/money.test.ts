// The money in a contract's mail is what falls due on the date, or what the term costs that it is about.
import { beforeEach, describe, expect, it } from 'vitest';
import { detailer } from '#functions/renewal-reminder/due-of-contracts.ts';
import type { Notice } from '#shared/domain/notifications/notice.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';

const TODAY = '2026-04-16';
let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const SEATS = { text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '60' }, period: 'year' };

async function moneyOf(notice: object, more: object = {}) {
  const body = {
    name: 'CRM',
    kind: 'subscription',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 24 },
    paymentFrequency: 'quarter',
    currency: 'EUR',
    lines: [{ ...SEATS, changes: [{ from: '2027-01-01', price: '66' }] }],
    ...more,
  };
  const { json } = await api.call({ method: 'POST', path: '/api/contracts', roles: ['finance'], body });
  const contract = { id: json.id, name: 'CRM' };
  const whole = {
    contract,
    vendor: '',
    applications: [],
    step: 7,
    day: TODAY,
    ...notice,
  } as unknown as Notice;
  const detailed = await detailer(api.table, DEFAULT_SETTINGS, TODAY)(whole);
  return 'money' in detailed ? detailed.money : undefined;
}

describe('The money in a contract’s mail', () => {
  it('is the payment that falls due', async () => {
    expect(await moneyOf({ kind: 'paymentDue', on: '2026-07-01' })).toEqual({
      of: 'payment',
      amount: '150.00',
      currency: 'EUR',
    });
  });

  it('is the next term, at its new price, where the contract can still be ended before it', async () => {
    const expected = { of: 'nextTerm', amount: '1320.00', currency: 'EUR' };
    expect(await moneyOf({ kind: 'cancelBy', on: '2026-12-31', ends: '2026-12-31' })).toEqual(expected);
    expect(await moneyOf({ kind: 'renewalDue', on: '2027-01-01' })).toEqual(expected);
  });

  it('is a year of it where no term follows', async () => {
    const ends = { renewal: { kind: 'none' }, lines: [SEATS] };
    expect(await moneyOf({ kind: 'contractEnd', on: '2026-12-31' }, ends)).toEqual({
      of: 'year',
      amount: '600.00',
      currency: 'EUR',
    });
  });

  it('is not there without prices', async () => {
    expect(await moneyOf({ kind: 'paymentDue', on: '2026-07-01' }, { lines: [] })).toBeUndefined();
  });
});
