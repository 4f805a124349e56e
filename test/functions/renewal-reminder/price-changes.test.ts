// A price change is told once to the contract's finance owner, ahead or when it is recorded, and another price for the day again.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeItem } from '#shared/table/commit.ts';
import { contractEntity } from '#shared/table/contract-store.ts';
import { keys } from '#shared/table/keys.ts';
import { openApi } from '../api/request.ts';
import { ACTOR, addContract, openPostOffice, type PostOffice, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'Europe/Vienna', [
    { mail: 'ada@example.com', roles: ['admin'] },
    { mail: 'finn@example.com', roles: ['finance'] },
  ]);
  return () => office.close();
});

const told = async (day: string) => {
  await office.tick(`${day}T08:05:00.000Z`);
  return office.server.taken
    .splice(0)
    .map(({ to, raw }) => ({ to, text: raw.replaceAll(/=\r?\n/g, '') }))
    .filter(({ text }) => text.includes('changes on') || text.includes('changed on'));
};
const change = (price: string) =>
  changeItem(office.table, contractEntity, keys.contract('c'), '2026-02-02T09:00:00.000Z', ({ state }) => ({
    state: {
      ...state,
      lines: state.lines.map((line) => ({ ...line, changes: [{ from: '2026-06-01', price }] })),
    },
    line: { actor: ACTOR, deed: 'changed' },
  }));

it('A price change is told once, and anew when it is edited', async () => {
  await addContract(office, 'c', {
    name: 'Slack',
    kind: 'subscription',
    start: '2025-07-01',
    duration: { kind: 'months', months: 24 },
    currency: 'EUR',
    owners: { business: 'olga@example.com', finance: 'fay@example.com' },
    lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '12' }, period: 'month' }],
  });
  expect(await told('2026-02-02')).toEqual([]);
  await change('15');
  const [mail, ...others] = await told('2026-02-03');
  expect([mail?.to, others]).toEqual(['fay@example.com', []]);
  expect(mail?.text).toContain('The price of Seats of Slack changes on June 1, 2026');
  expect(mail?.text).toContain('360.00');
  expect(await told('2026-02-04')).toEqual([]);
  await change('11');
  expect((await told('2026-02-05')).map(({ to }) => to)).toEqual(['fay@example.com']);
  expect(await told('2026-06-02')).toEqual([]);
});

describe('A price that is recorded when its day has come', () => {
  const SEATS = { text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '12' }, period: 'month' };
  const SLACK = {
    name: 'Slack',
    kind: 'subscription',
    start: '2025-07-01',
    duration: { kind: 'months', months: 24 },
    currency: 'EUR',
    owners: { business: 'olga@example.com', finance: 'fay@example.com' },
  };
  const opened = async (lines: readonly object[]) => {
    const api = await openApi(office.table);
    const ask = async (method: string, path: string, body: object, at: string) => {
      const { status, json } = await api.call({ method, path, body, roles: ['finance'], at });
      expect(status).toBeLessThan(300);
      return json;
    };
    const made = await ask('POST', '/api/contracts', { ...SLACK, lines }, '2026-02-02T09:00:00.000Z');
    let version = made.version;
    return async (next: readonly object[], at: string) => {
      const body = { version, lines: next };
      ({ version } = await ask('PATCH', `/api/contracts/${made.id}`, body, at));
    };
  };
  const from = (day: string, price: string) => ({ from: day, price });

  it('is told the day it is recorded, once, whether it began that day or before', async () => {
    const record = await opened([SEATS]);
    expect(await told('2026-02-02')).toEqual([]);
    const first = [{ ...SEATS, changes: [from('2026-01-01', '15')] }];
    await record(first, '2026-02-03T06:00:00.000Z');
    const [mail, ...others] = await told('2026-02-03');
    expect([mail?.to, others]).toEqual(['fay@example.com', []]);
    expect(mail?.text).toContain('The price of Seats of Slack changed on January 1, 2026');
    expect(mail?.text).toContain('360.00');
    expect(await told('2026-02-04')).toEqual([]);
    const second = [{ ...SEATS, changes: [from('2026-01-01', '15'), from('2026-02-05', '16')] }];
    await record(second, '2026-02-05T06:00:00.000Z');
    const [today, ...more] = await told('2026-02-05');
    expect([today?.to, more]).toEqual(['fay@example.com', []]);
    expect(today?.text).toContain('changes on February 5, 2026');
    await record([{ ...SEATS, quantity: 11, changes: second[0]?.changes }], '2026-02-06T06:00:00.000Z');
    for (const day of ['2026-02-06', '2026-02-08', '2026-02-20']) expect(await told(day)).toEqual([]);
  });

  it('is not told again when its day comes after it was told ahead, and not lost when nobody looked before', async () => {
    const record = await opened([SEATS]);
    await record([{ ...SEATS, changes: [from('2026-02-05', '15')] }], '2026-02-02T09:30:00.000Z');
    expect((await told('2026-02-03')).length).toBe(1);
    for (const day of ['2026-02-04', '2026-02-05', '2026-02-06']) expect(await told(day)).toEqual([]);
    await record(
      [{ ...SEATS, changes: [from('2026-02-05', '15'), from('2026-02-08', '17')] }],
      '2026-02-06T09:00:00.000Z',
    );
    expect((await told('2026-02-10')).length).toBe(1);
  });

  it('is no news where a line was entered with it, was renamed or changed its place', async () => {
    const seats = { ...SEATS, changes: [from('2025-09-01', '15')] };
    const record = await opened([seats]);
    expect(await told('2026-02-02')).toEqual([]);
    const other = { ...SEATS, text: 'Guests', changes: [from('2025-10-01', '16')] };
    await record([{ ...seats, text: 'Members' }, other], '2026-02-03T06:00:00.000Z');
    expect(await told('2026-02-03')).toEqual([]);
    await record([other, { ...seats, text: 'Members' }], '2026-02-04T06:00:00.000Z');
    expect(await told('2026-02-04')).toEqual([]);
  });
});
