// A judgement that is killed at any call of the table leaves old or new figures, and the next sweep makes them new.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onConnection } from '#functions/utilization/on-connection.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import { licenseDays } from '#shared/table/license-month-store.ts';
import { licenseOf, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';
import { createTable, type TestTable } from '#test/shared/table/embedded-table.ts';
import { sku, town, user } from './town.ts';

const DAY = '2026-04-16';
const IDS = ['crm.pro', 'crm.chat', 'mail.box'];
let table: TestTable;
let place: ReturnType<typeof town>;

beforeAll(async () => {
  table = await createTable();
  place = town(table);
  await place.connect('crm.one', 'salesforce');
  await place.connect('mail.one', 'google');
  for (const id of ['pro', 'chat'])
    await place.license(`crm.${id}`, 'crm.one', sku(id), `${DAY}T00:00:00.000Z`);
  await place.license('mail.box', 'mail.one', sku('box'), `${DAY}T00:00:00.000Z`);
});
afterAll(() => table.drop());

/** Every read of the directory brings somebody new, so that people, figures and history all have to move. */
const staff = (count: number, held: readonly string[]) =>
  Array.from({ length: count }, (_, n) => user(`p${n}`, { holds: held.map((one) => ({ sku: one })) }));

/** The table until its `last` call, at which the function dies: before the call, or after it with the answer lost. */
function dying(last: number, answered: boolean): { readonly table: Table; readonly calls: () => number } {
  let calls = 0;
  const send = async (command: never) => {
    calls++;
    if (calls > last || (calls === last && !answered)) throw new Error('killed');
    const answer = await table.client.send(command);
    if (calls === last) throw new Error('killed');
    return answer;
  };
  return { table: { ...table, client: { send } as unknown as Table['client'] }, calls: () => calls };
}

const seats = async () =>
  Object.fromEntries(
    (await listLicenses(table)).map(licenseOf).map(({ id, figures }) => [id, figures?.seats]),
  );

test('wherever it dies, no figure is a mixture, and one sweep later all of them are new', async () => {
  let minute = 0;
  const at = () =>
    `${DAY}T${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`;
  const read = async (count: number) => {
    minute++;
    await place.publishUnheard('crm.one', staff(count, ['pro', 'chat']), at());
    await place.publishUnheard('mail.one', staff(count, ['box']), at());
  };
  await read(1);
  await place.announceAll(at());
  let deaths = 0;
  for (let last = 1, finished = false; !finished; last++) {
    const count = last + 1;
    await read(count);
    const mortal = dying(last, last % 2 === 0);
    await onConnection({ ...place.context, table: mortal.table }, 'mail.one', at(), () => 900_000).catch(
      () => deaths++,
    );
    finished = mortal.calls() < last;
    for (const each of Object.values(await seats())) expect([count - 1, count]).toContain(each);
    await place.announceAll(at());
    expect(await seats()).toEqual(Object.fromEntries(IDS.map((id) => [id, count])));
    expect(await outdatedConnections(table, at())).toEqual([]);
    for (const id of IDS)
      expect(await licenseDays(table, id, DAY, DAY)).toMatchObject([{ seats: count, carried: false }]);
  }
  expect(deaths).toBeGreaterThan(20);
});
