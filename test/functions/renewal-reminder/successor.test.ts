// Once a successor covers the day after the end, nobody is asked any more what follows.
import { beforeEach, expect, it } from 'vitest';
import { addContract, openPostOffice, type PostOffice, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'Europe/Vienna', [{ mail: 'finn@example.com', roles: ['finance'] }]);
  return () => office.close();
});

const ENDING = {
  name: 'Slack',
  kind: 'contract',
  start: '2025-07-01',
  duration: { kind: 'months', months: 12 },
  owners: { business: 'olga@example.com' },
};
const told = async (day: string) => {
  await office.tick(`${day}T08:05:00.000Z`);
  return office.server.taken.splice(0).filter(({ raw }) => raw.includes('Slack ends on')).length;
};

it('A contract that is followed says nothing of its end, and one that is followed too late does', async () => {
  await addContract(office, 'a', ENDING);
  await addContract(office, 'b', { ...ENDING, name: 'Next', start: '2026-07-01', predecessorId: 'a' });
  expect(await told('2026-06-23')).toBe(0);
  await addContract(office, 'c', ENDING);
  await addContract(office, 'd', { ...ENDING, name: 'Late', start: '2026-07-02', predecessorId: 'c' });
  expect(await told('2026-06-24')).toBe(2);
});
