// Figures 6 and 7: how few calls a vendor gets, and that nobody sees half of anything, whatever breaks.
import { syncConnection } from '#functions/connector-sync/sync-connection.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { readAccounts } from '#shared/snapshots/read.ts';
import { AT, type House, later, openHouse } from '#test/functions/connector-sync/house.ts';
import { startSandbox } from '#test/sandbox/sandbox.ts';
import { IMITATIONS, VENDOR_IDS, type VendorId } from '#test/sandbox/vendors.ts';
import { people, publishAs } from '#test/shared/snapshots/organisation.ts';
import { forgetfulTable, mortalTable } from '#test/shared/table/faulty-table.ts';
import type { Measured } from '../figure.ts';

const PEOPLE = 5_000;
export async function measureCalls(): Promise<readonly Measured[]> {
  const sandbox = await startSandbox({ people: PEOPLE, seed: 7, day: '2026-04-16' });
  const house = await openHouse();
  const figures: Measured[] = [];
  const { accounts, licenses } = sandbox.truth();
  for (const vendor of VENDOR_IDS) {
    const own = licenses.filter(({ connector }) => connector === vendor);
    const least = IMITATIONS[vendor].leastCalls({ accounts: accounts[vendor], licenses: own });
    const id = await house.connect(vendor, sandbox.credentials(vendor));
    const before = sandbox.calls.length;
    await house.sync(id);
    const calls = sandbox.calls.length - before;
    figures.push({
      what: `calls to ${vendor}, ${PEOPLE.toLocaleString('en-US')} people`,
      value: calls,
      unit: 'calls',
      atMost: least,
    });
    const again = await house.connect(vendor, sandbox.credentials(vendor), `${vendor}.handed`);
    figures.push(await handedOver(house, again, calls, () => sandbox.calls.length, vendor));
  }
  await house.table.drop();
  await sandbox.close();
  return figures;
}

/** Every hand-over signs in again; beyond that it may repeat one page. */
async function handedOver(
  house: House,
  id: string,
  whole: number,
  callsSoFar: () => number,
  vendor: VendorId,
): Promise<Measured> {
  const begun = callsSoFar();
  let handOvers = 0;
  for (let at = AT; ; at = later(0.1, at)) {
    let asked = 0;
    const cause = handOvers === 0 ? 'manual' : 'continuation';
    const outcome = await house.sync(id, { at, cause, remainingMs: () => (asked++ < 6 ? 900_000 : 10_000) });
    if (outcome !== 'handedOver') break;
    handOvers++;
  }
  const more = callsSoFar() - begun - whole;
  const allowed = IMITATIONS[vendor].callsOfHandOver;
  return {
    what: `pages repeated by a hand-over, ${vendor}`,
    value: handOvers === 0 ? 0 : Math.max(0, more / handOvers - allowed),
    unit: 'pages',
    atMost: 1,
  };
}

export async function measureKills(): Promise<readonly Measured[]> {
  const sandbox = await startSandbox({ people: 8, seed: 11, day: '2026-04-16' });
  const house = await openHouse();
  const id = await house.connect('salesforce', sandbox.credentials('salesforce'));
  let hours = 0;
  const run = (table: House['context']['table']) => {
    hours += 24;
    const context = { ...house.context, table };
    const at = later(hours);
    return syncConnection(context, { connectionId: id, cause: 'manual', at, remainingMs: () => 900_000 });
  };
  const served = async () => {
    forgetAll();
    const { published } = await house.connection(id);
    const rows = await readAccounts(house.table, id, published?.version ?? '');
    return JSON.stringify(rows.map(({ holds, ...row }) => [row, holds.map(({ sku }) => sku)]).sort());
  };
  const days = ['2026-04-16', '2026-05-20'] as const;
  const views: string[] = [];
  for (const day of days) {
    sandbox.setDay(day);
    await run(house.table);
    views.push(await served());
  }
  let kills = 0;
  let lost = 0;
  let mixtures = 0;
  let failures = 0;
  for (let call = 1, reached = true; reached; call++) {
    sandbox.setDay(days[call % 2] as string);
    const mortal = mortalTable(house.table, call, 'after');
    await run(mortal).catch(() => kills++);
    reached = mortal.calls() >= call;
    if (!views.includes(await served())) mixtures++;
    await run(house.table);
    if ((await served()) !== views[call % 2]) mixtures++;
    mortal.dynamo.destroy();
  }
  for (let call = 1, reached = true; reached; call++) {
    sandbox.setDay(days[call % 2] as string);
    const forgetful = forgetfulTable(house.table, call);
    const outcome = await run(forgetful);
    reached = forgetful.calls() >= call;
    if (reached) lost++;
    if (outcome !== 'published' && outcome !== 'unchanged') failures++;
    if ((await served()) !== views[call % 2]) mixtures++;
    forgetful.dynamo.destroy();
  }
  let winners = 0;
  const races = 20;
  for (let race = 0; race < races; race++) {
    const readAt = later(hours + race + 1);
    const both = await Promise.all(
      [100 + race, 200 + race].map((count) =>
        publishAs(house.table, id, people(count), { readAt, mayHold: false }),
      ),
    );
    const outcomes = both
      .map(({ outcome }) => outcome)
      .sort()
      .join();
    if (outcomes === 'lostRace,published') winners++;
  }
  await house.table.drop();
  await sandbox.close();
  return [
    { what: 'kills, one at each call of a sync', value: kills, unit: 'kills', atLeast: 15 },
    { what: 'lost answers, one of each call of a sync', value: lost, unit: 'answers', atLeast: 15 },
    { what: 'syncs that failed for a lost answer', value: failures, unit: 'syncs', atMost: 0 },
    { what: 'readers that saw neither old nor new', value: mixtures, unit: 'readers', atMost: 0 },
    { what: 'races with exactly one winner who knows', value: winners, unit: `of ${races}`, atLeast: races },
  ];
}
