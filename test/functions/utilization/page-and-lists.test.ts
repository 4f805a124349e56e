// From the vendors' own APIs to the page: lists and page agree on whom they count, and the page reads no account.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runUtilization } from '#functions/utilization/run.ts';
import { DeliveredEvent } from '#shared/events/event.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';
import { AT, type House, openHouse } from '#test/functions/connector-sync/house.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';

let sandbox: Sandbox;
let house: House;
let api: TestApi;

beforeAll(async () => {
  sandbox = await startSandbox({ people: 140, seed: 11, day: AT.slice(0, 10) });
  house = await openHouse();
  api = await openApi(house.table);
  for (const vendor of ['salesforce', 'google'] as const)
    await house.sync(await house.connect(vendor, sandbox.credentials(vendor)));
  for (let entry = house.sent.shift(); entry; entry = house.sent.shift()) {
    const event = DeliveredEvent.parse({
      id: '1',
      source: entry.Source,
      'detail-type': entry.DetailType,
      time: AT,
      detail: JSON.parse(entry.Detail),
    });
    await runUtilization(house.context, { event, at: AT, remainingMs: () => 900_000 });
  }
});
afterAll(async () => {
  await sandbox.close();
  await house.table.drop();
});

interface Row {
  readonly accounts: readonly { readonly id: string }[];
}

test('the lists hold the people that the page counts, no account twice, and no disabled user', async () => {
  const as = { roles: ['admin'] as const, method: 'GET', at: AT };
  const capacity = countCapacity(house.table.dynamo);
  const { items } = (await api.call({ ...as, path: '/api/licenses', query: { limit: '100' } })).json;
  expect(capacity.commands).toEqual({ QueryCommand: 4, GetItemCommand: 1 });
  const users = sandbox.truth().accounts.salesforce;
  const disabled = new Set(users.filter(({ status }) => status === 'disabled').map(({ id }) => id));
  expect(items.length).toBeGreaterThan(10);
  for (const row of items) {
    const path = `/api/licenses/${row.id}/people`;
    const { json } = await api.call({ ...as, path, query: { limit: '1000' } });
    expect(json.states).toEqual(row.states);
    expect(json.total).toBe(row.people);
    const shown: string[] = json.items.flatMap(({ accounts }: Row) => accounts.map(({ id }) => id));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((id) => disabled.has(id))).toEqual([]);
  }
});
