// From the vendors' own APIs to the page: whatever is counted equals a recount over the vendors' own accounts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runUtilization } from '#functions/utilization/run.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { INACTIVITY_PERIODS, type StateCounts } from '#shared/domain/utilization/inactivity.ts';
import { DeliveredEvent } from '#shared/events/event.ts';
import { type Capacity, countCapacity } from '#shared/table/capacity.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';
import { type House, openHouse } from '#test/functions/connector-sync/house.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import type { Truth, TruthAccount, TruthLicense } from '#test/sandbox/truth.ts';

const FIRST_DAY = '2026-04-16';
const LATER_DAY = '2026-06-20';
let sandbox: Sandbox;
let house: House;
let api: TestApi;
let connections: string[];
let capacity: Capacity;

beforeAll(async () => {
  sandbox = await startSandbox({ people: 140, seed: 11, day: FIRST_DAY });
  house = await openHouse();
  api = await openApi(house.table);
  capacity = countCapacity(house.table.dynamo);
  connections = [];
  for (const vendor of ['salesforce', 'google'] as const)
    connections.push(await house.connect(vendor, sandbox.credentials(vendor)));
});
afterAll(async () => {
  await sandbox.close();
  await house.table.drop();
});

/**
 * Every connection is read twice, as a list that its vendor does not vouch for loses a row only then; every event is judged as
 * it would be delivered.
 */
async function live(day: CivilDay): Promise<void> {
  sandbox.setDay(day);
  const at = `${day}T09:00:00.000Z`;
  for (const id of connections) expect(await house.sync(id, { at })).toBe('published');
  for (const id of connections) await house.sync(id, { at: `${day}T09:30:00.000Z` });
  for (let entry = house.sent.shift(); entry; entry = house.sent.shift()) {
    const event = DeliveredEvent.parse({
      id: '1',
      source: entry.Source,
      'detail-type': entry.DetailType,
      time: at,
      detail: JSON.parse(entry.Detail),
    });
    await runUtilization(house.context, { event, at });
  }
}

/** The rules once more, the plain way, over what an auditor would see at the vendors. */
function recount({ accounts }: TruthLicense, { directory, day }: Truth) {
  const owner = (one: TruthAccount) => {
    const found = (place: (user: TruthAccount, mail: string) => boolean) =>
      one.mails.flatMap((mail) => directory.find((user) => place(user, mail)) ?? [])[0];
    return (
      found((user, mail) => user.mails[0] === mail) ??
      found((user, mail) => user.mails.includes(mail)) ??
      one
    ).id;
  };
  const people = Map.groupBy(accounts, owner);
  const isLive = (one: TruthAccount) => one.status !== 'disabled' && one.kind !== 'service';
  const days = (moment: string) => (Date.parse(day) - Date.parse(moment.slice(0, 10))) / 86_400_000;
  const living = [...people.values()].filter((theirs) => theirs.some(isLive));
  const states = INACTIVITY_PERIODS.map((period) => {
    const counts: StateCounts = { active: 0, inactive: 0, neverActive: 0, new: 0, unknown: 0 };
    for (const theirs of living) {
      const logins = theirs.filter(isLive).flatMap(({ lastLoginAt }) => lastLoginAt ?? []);
      const idle = Math.min(...logins.map(days));
      const held = Math.max(...theirs.map(({ heldSince }) => days(heldSince)));
      if (logins.length > 0) counts[idle <= period ? 'active' : 'inactive']++;
      else counts[held > period ? 'neverActive' : 'new']++;
    }
    return counts;
  });
  return { seats: accounts.length, people: living.length, states };
}

for (const day of [FIRST_DAY, LATER_DAY]) {
  test(`on ${day} each license's seats, people and seven counts are the vendors' own`, async () => {
    await live(day);
    const truth = sandbox.truth();
    const licenses = (await Promise.all(connections.map((id) => house.licenses(id)))).flat();
    for (const license of truth.licenses) {
      const ours = licenses.find(({ captured }) => captured?.vendorId === license.sku);
      expect(ours?.figures, license.name).toMatchObject(recount(license, truth));
      if (license.connector === 'salesforce' && license.active)
        expect(ours?.figures?.seats, license.name).toBe(license.used);
    }
    expect(licenses.filter(({ figures }) => figures?.states[0]?.active).length).toBeGreaterThan(5);
  });

  test(`on ${day} the page shows the same without reading an account, and the lists hold the same people`, async () => {
    const at = `${day}T10:00:00.000Z`;
    const as = { roles: ['admin'] as const, method: 'GET', at };
    const before = { ...capacity.commands };
    const { items } = (await api.call({ ...as, path: '/api/licenses', query: { limit: '100' } })).json;
    expect(capacity.commands).toEqual({
      ...before,
      QueryCommand: (before.QueryCommand ?? 0) + 3,
      GetItemCommand: (before.GetItemCommand ?? 0) + 1,
    });
    const truth = sandbox.truth();
    for (const row of items) {
      const path = `/api/licenses/${row.id}/people`;
      const { json } = await api.call({ ...as, path, query: { limit: '1000' } });
      expect(json.states).toEqual(row.states);
      expect(json.total).toBe(row.people);
      const disabled = truth.salesforceUsers
        .filter(({ status }) => status === 'disabled')
        .map(({ id }) => id);
      const shown = json.items.flatMap((one: { accounts: { id: string }[] }) =>
        one.accounts.map(({ id }) => id),
      );
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.filter((id: string) => disabled.includes(id))).toEqual([]);
    }
  });
}
