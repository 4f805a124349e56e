// A price change that lies ahead is told once to the contract's finance owner, and another price for the day again.
import { beforeEach, expect, it } from 'vitest';
import { changeItem } from '#shared/table/commit.ts';
import { contractEntity } from '#shared/table/contract-store.ts';
import { keys } from '#shared/table/keys.ts';
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
    .filter(({ text }) => text.includes('changes on'));
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
