// Hundreds of reclaims at once over four vendors, throttled, with answers lost and a crash in the middle: each is done by one call.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runActions } from '#functions/license-actions/run.ts';
import type { ActionRow } from '#shared/api/actions.ts';
import { openApi } from '#test/functions/api/request.ts';
import { AT, later, openHouse } from '#test/functions/connector-sync/house.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import { mortalTable } from '#test/shared/table/faulty-table.ts';

/** For each vendor; `SEATS=125` asks for five hundred. */
const SEATS = Number(process.env.SEATS ?? 25);
const LICENSES = [
  ['zoom', 'Zoom Licensed'],
  ['okta', 'Salesforce.com'],
  ['salesforce', 'Salesforce'],
  ['google', 'Google Workspace Enterprise Standard'],
] as const;

const clock = virtualClock(Date.parse(AT));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: SEATS * 6, seed: 41, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());

test('what the vendor refuses for good stands in the queue, everything else is free after one call each', async () => {
  const house = await openHouse({ vendor: { clock } });
  const api = await openApi(house.table);
  const asked: ActionRow[] = [];
  for (const [vendor, name] of LICENSES) {
    const id = await house.connect(vendor, sandbox.credentials(vendor));
    await house.sync(id);
    const license = (await house.licenses(id)).find(({ captured }) => captured?.name === name);
    const accountIds = (await house.accounts(id))
      .filter(({ status, kind }) => status === 'active' && kind === 'person')
      .filter(({ holds }) => holds.some(({ sku }) => sku === license?.captured?.vendorId))
      .slice(0, SEATS)
      .map((account) => account.id);
    expect([vendor, accountIds.length]).toEqual([vendor, SEATS]);
    const body = { licenseId: license?.id, task: 'reclaim', accountIds };
    const { json } = await api.call({ method: 'POST', path: '/api/actions', body, roles: ['admin'], at: AT });
    asked.push(...json.items.map(({ action }: { action: ActionRow }) => action));
  }
  expect(asked).toHaveLength(SEATS * LICENSES.length);

  sandbox.quirks.set('google', 'autoLicensing');
  sandbox.faults.set('429', { rate: 0.08 });
  sandbox.faults.set('cut', { rate: 0.05 });
  const from = sandbox.calls.length;
  const dying = { ...house.context, table: mortalTable(house.table, SEATS * 12, 'after') };
  await expect(runActions(dying, { at: AT, remainingMs: () => 900_000 })).rejects.toThrow();
  for (let hour = 1; hour <= 12; hour++)
    await runActions(house.context, { at: later(hour), remainingMs: () => 900_000 });

  const states = new Map<string, ActionRow>();
  for (const { id } of asked) {
    const { json } = await api.call({ method: 'GET', path: `/api/actions/${id}`, roles: ['admin'], at: AT });
    states.set(id, json);
  }
  for (const { id, connectionId } of asked) {
    const { state, failure } = states.get(id) as ActionRow;
    const refused = connectionId.startsWith('google');
    expect([connectionId, state, failure?.reason]).toEqual(
      refused
        ? [connectionId, 'attention', expect.stringContaining('Automatic licensing')]
        : [connectionId, 'done', state === 'done' ? failure?.reason : ''],
    );
  }
  const acted = sandbox.calls
    .slice(from)
    .filter(({ method, status }) => ['PATCH', 'DELETE'].includes(method) && status >= 200 && status < 300)
    .map(({ method, address }) => `${method} ${address}`);
  expect(acted).toHaveLength(SEATS * 3);
  expect(new Set(acted).size).toBe(acted.length);
}, 120_000);
