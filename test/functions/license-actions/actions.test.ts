// What is asked for over the API is done at the vendor once, confirmed by reading back, and told; what must not happen does not.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runActions } from '#functions/license-actions/run.ts';
import { runUtilization } from '#functions/utilization/run.ts';
import { scheduledEvent } from '#infra/local/schedules.ts';
import type { ActionRow } from '#shared/api/actions.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { DeliveredEvent } from '#shared/events/event.ts';
import { openApi, type TestApi } from '#test/functions/api/request.ts';
import { AT, type House, later, openHouse } from '#test/functions/connector-sync/house.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import type { VendorId } from '#test/sandbox/vendors.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';

const clock = virtualClock(Date.parse(AT));
let sandbox: Sandbox;
let house: House;
let api: TestApi;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 60, seed: 31, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.faults.clear();
  sandbox.quirks.clear();
  house = await openHouse({ vendor: { clock } });
  api = await openApi(house.table);
});

async function connect(vendor: VendorId): Promise<string> {
  const id = await house.connect(vendor, sandbox.credentials(vendor));
  await house.sync(id);
  const event = DeliveredEvent.parse(scheduledEvent(new Date(AT)));
  await runUtilization(house.context, { event, at: AT, remainingMs: () => 900_000 });
  return id;
}

/** A license of a name, and the accounts that hold it. */
async function held(connectionId: string, name: string) {
  const license = (await house.licenses(connectionId)).find(({ captured }) => captured?.name === name);
  if (!license?.captured) throw new Error(`There is no license ${name}`);
  const { vendorId } = license.captured;
  const accounts = await house.accounts(connectionId);
  const holders = accounts.filter(
    (one) =>
      one.status === 'active' && one.kind === 'person' && one.holds.some(({ sku }) => sku === vendorId),
  );
  return { license, holders };
}

const call = (path: string, body?: object, roles: readonly Role[] = ['admin'], more: object = {}) =>
  api.call({
    method: body ? 'POST' : 'GET',
    path: `/api/actions${path}`,
    ...(body && { body }),
    roles,
    at: AT,
    ...more,
  });

async function ask(connectionId: string, name: string, count = 1, roles: readonly Role[] = ['admin']) {
  const { license, holders } = await held(connectionId, name);
  const accountIds = holders.slice(0, count).map(({ id }) => id);
  const body = { licenseId: license.id, task: 'reclaim', accountIds };
  const { status, json } = await call('', body, roles);
  expect(status).toBe(201);
  return {
    body,
    items: json.items as { accountId: string; action?: ActionRow; refused?: { reason: string } }[],
  };
}

const turn = (at = AT) => runActions(house.context, { at, remainingMs: () => 900_000 });
const one = async (id: string): Promise<ActionRow> => (await call(`/${id}`)).json;
const acts = (method: string) => sandbox.calls.filter((made) => made.method === method && made.status < 300);

/** Whether the vendor itself says that the account occupies a seat of the license. */
function occupies(vendor: VendorId, license: string, account: string): boolean {
  const of = sandbox.truth().licenses.find(({ connector, name }) => connector === vendor && name === license);
  return of?.accounts.some(({ id }) => id === account) === true;
}

describe('A reclaim', () => {
  test('is previewed exactly, asked for, done once, and confirmed by reading back', async () => {
    const zoom = await connect('zoom');
    const { license, holders } = await held(zoom, 'Zoom Licensed');
    const [holder] = holders;
    const wish = { licenseId: license.id, task: 'reclaim', accountIds: [holder?.id ?? '', 'nobody'] };
    const preview = (await call('/preview', wish)).json;
    expect(preview).toMatchObject({ acting: { on: true }, frees: 1 });
    expect(preview.items).toMatchObject([
      {
        name: holder?.name,
        plan: { possible: true, does: [`Makes ${holder?.name} a Basic user`], undo: 'restore' },
      },
      { refused: { reason: 'This account no longer holds the license' } },
    ]);
    const before = acts('PATCH').length;
    const { items } = await ask(zoom, 'Zoom Licensed');
    const id = items[0]?.action?.id ?? '';
    expect(items[0]?.action).toMatchObject({ state: 'ready', reasons: [] });
    expect(await turn()).toMatchObject({ begun: 1, performed: 1, confirmed: 1 });
    expect(acts('PATCH')).toHaveLength(before + 1);
    expect(await one(id)).toMatchObject({ state: 'done', performed: { how: 'done' }, restorable: true });
    expect(occupies('zoom', 'Zoom Licensed', holder?.id ?? '')).toBe(false);
    await turn(later(1));
    expect(acts('PATCH')).toHaveLength(before + 1);
    const { json } = await api.call({
      method: 'GET',
      path: '/api/ledger',
      query: { kind: 'action', subject: id },
      roles: ['admin'],
      at: AT,
    });
    expect(json.items.map(({ deed }: { deed: string }) => deed)).toEqual([
      'confirmed',
      'performed',
      'begun',
      'requested',
    ]);

    const restored = await call(`/${id}/restore`, {});
    expect(restored).toMatchObject({ status: 201, json: { task: 'restore', state: 'ready', undoes: id } });
    await turn(later(2));
    expect(await one(restored.json.id)).toMatchObject({ state: 'done' });
    expect(await one(id)).toMatchObject({ restorable: false });
    expect((await call(`/${id}/restore`, {})).status).toBe(409);
    expect(occupies('zoom', 'Zoom Licensed', holder?.id ?? '')).toBe(true);
  });

  test('asked for in the second that an event names is done with it', async () => {
    const zoom = await connect('zoom');
    const { license, holders } = await held(zoom, 'Zoom Licensed');
    const body = { licenseId: license.id, task: 'reclaim', accountIds: [holders[0]?.id ?? ''] };
    await call('', body, ['admin'], { at: AT.replace('.000Z', '.512Z') });
    expect(await turn()).toMatchObject({ begun: 1, confirmed: 1 });
  });

  test('of one seat is open once, and can be called off until it begins', async () => {
    const zoom = await connect('zoom');
    const { body, items } = await ask(zoom, 'Zoom Licensed');
    const action = items[0]?.action;
    const again = await call('', body);
    expect(again.json.items[0].refused.reason).toMatch(/has asked for this seat already/);
    const stale = await call(`/${action?.id}/cancel`, { version: 0 });
    expect(stale.status).toBe(409);
    expect((await call(`/${action?.id}/cancel`, { version: action?.version })).json).toMatchObject({
      state: 'cancelled',
    });
    const before = acts('PATCH').length;
    expect(await turn()).toMatchObject({ begun: 0 });
    expect(acts('PATCH')).toHaveLength(before);
    expect((await call('', body)).json.items[0].action.state).toBe('ready');
  });

  test('by somebody who does not own the application waits for another’s word', async () => {
    const zoom = await connect('zoom');
    const { items } = await ask(zoom, 'Zoom Licensed', 1, ['itManager']);
    const action = items[0]?.action;
    expect(action).toMatchObject({ state: 'awaitingApproval', reasons: ['notOwner'] });
    expect(await turn()).toMatchObject({ begun: 0 });
    const answer = { version: action?.version, verdict: 'approved' };
    const own = await call(`/${action?.id}/answer`, answer, ['itManager']);
    expect(own.status).toBe(403);
    const other = await call(`/${action?.id}/answer`, answer, ['admin'], { mail: 'boss@example.com' });
    expect(other.json).toMatchObject({ state: 'ready', answer: { verdict: 'approved' } });
    expect(await turn()).toMatchObject({ performed: 1, confirmed: 1 });
  });

  test('is refused while the connection observes, and not done once acting was switched off', async () => {
    const zoom = await connect('zoom');
    const tasks = (reclaim: boolean) =>
      api.call({
        method: 'PUT',
        path: `/api/connections/${zoom}/tasks`,
        body: { tasks: { reclaim } },
        roles: ['admin'],
        at: AT,
      });
    const { items, body } = await ask(zoom, 'Zoom Licensed');
    expect((await tasks(false)).status).toBe(200);
    await turn();
    const failed = await one(items[0]?.action?.id ?? '');
    expect(failed).toMatchObject({ state: 'attention', failure: { kind: 'observing' } });
    const preview = (await call('/preview', body)).json;
    expect(preview.acting).toMatchObject({ on: false, reason: expect.stringContaining('only observes') });
    const other = await held(zoom, 'Zoom Licensed');
    const refused = await call('', { ...body, accountIds: [other.holders[1]?.id] });
    expect(refused.json.items[0].refused.reason).toMatch(/only observes/);
    await tasks(true);
    const retried = await call(`/${failed.id}/retry`, { version: failed.version });
    expect(retried.json).toMatchObject({ state: 'ready', attempts: 0 });
    expect(await turn()).toMatchObject({ performed: 1, confirmed: 1 });
  });

  test('through a group is a task for a person, checked by the next read', async () => {
    const okta = await connect('okta');
    const { items } = await ask(okta, 'Google Workspace');
    const action = items[0]?.action;
    expect(action).toMatchObject({ state: 'manual', plan: { possible: false } });
    const before = acts('DELETE').length;
    await turn();
    expect(acts('DELETE')).toHaveLength(before);
    const closed = await call(`/${action?.id}/close`, { version: action?.version, outcome: 'done' });
    expect(closed.json).toMatchObject({ state: 'awaitingConfirmation', performed: { how: 'byHand' } });
    await turn(later(1));
    expect(await one(action?.id ?? '')).toMatchObject({ state: 'awaitingConfirmation' });
    await turn(later(80));
    expect(await one(action?.id ?? '')).toMatchObject({ state: 'manual', failure: { kind: 'unconfirmed' } });
  });

  test('that the vendor refuses stands among the failed ones with its reason', async () => {
    const google = await connect('google');
    sandbox.quirks.set('google', 'autoLicensing');
    const { items } = await ask(google, 'Google Workspace Enterprise Standard');
    await turn();
    const { json } = await api.call({
      method: 'GET',
      path: '/api/actions',
      query: { show: 'failed' },
      roles: ['itManager'],
      at: AT,
    });
    expect(json).toMatchObject({
      total: 1,
      items: [
        { id: items[0]?.action?.id, failure: { reason: expect.stringMatching(/Automatic licensing/) } },
      ],
    });
  });

  test('at a vendor that tells no single account is confirmed by the next complete read', async () => {
    const google = await connect('google');
    const { items } = await ask(google, 'Google Workspace Enterprise Standard');
    const id = items[0]?.action?.id ?? '';
    expect(await turn()).toMatchObject({ performed: 1, confirmed: 0 });
    expect(await one(id)).toMatchObject({ state: 'awaitingConfirmation' });
    await house.sync(google, { at: later(1) });
    await house.sync(google, { at: later(2) });
    expect(await turn(later(3))).toMatchObject({ confirmed: 1 });
    expect(await one(id)).toMatchObject({ state: 'done' });
  });

  test('whose answer was lost, or that never came back, is read back and not done twice', async () => {
    const zoom = await connect('zoom');
    const { items } = await ask(zoom, 'Zoom Licensed', 2);
    const before = acts('PATCH').length;
    sandbox.faults.set('503', { count: 1 });
    await turn();
    sandbox.faults.clear();
    await turn(later(1));
    for (const { action } of items) expect(await one(action?.id ?? '')).toMatchObject({ state: 'done' });
    expect(acts('PATCH')).toHaveLength(before + 2);
  });
});

describe('What is asked for wrongly', () => {
  test('is refused with the field and the reason', async () => {
    const zoom = await connect('zoom');
    const { license, holders } = await held(zoom, 'Zoom Licensed');
    const accountIds = [holders[0]?.id ?? ''];
    const wish = { licenseId: license.id, task: 'reclaim', accountIds };
    expect((await call('/preview', { ...wish, licenseId: 'zoom.none' })).status).toBe(404);
    expect((await call('', { ...wish, accountIds: [] })).json).toMatchObject({
      status: 400,
      field: 'accountIds',
    });
    expect((await call('', { ...wish, task: 'restore' })).json).toMatchObject({ status: 400, field: 'task' });
    expect((await call('/preview', { ...wish, task: 'downgrade' })).json).toMatchObject({
      status: 400,
      field: 'toLicenseId',
    });
    expect((await call('/zoom.none-000001')).status).toBe(404);
    expect((await call('/none')).status).toBe(404);
    for (const step of ['cancel', 'retry'])
      expect((await call(`/zoom.none-000001/${step}`, { version: 1 })).status).toBe(404);
  });

  test('is not judged by a read that is out of date', async () => {
    const zoom = await connect('zoom');
    const { license, holders } = await held(zoom, 'Zoom Licensed');
    const wish = { licenseId: license.id, task: 'reclaim', accountIds: [holders[0]?.id ?? ''] };
    const old = await call('/preview', wish, ['admin'], { at: later(24 * 30) });
    expect(old.json).toMatchObject({ status: 409, detail: expect.stringContaining('out of date') });
  });

  test('is shown in the list with everything else, and exported as filtered', async () => {
    const zoom = await connect('zoom');
    const { items } = await ask(zoom, 'Zoom Licensed', 3);
    const list = (query: Record<string, string>, accept?: string) =>
      api.call({
        method: 'GET',
        path: '/api/actions',
        query,
        roles: ['itManager'],
        at: AT,
        ...(accept && { accept }),
      });
    expect((await list({})).json).toMatchObject({ total: 3 });
    expect((await list({ state: 'manual' })).json).toMatchObject({ total: 0, items: [] });
    const name = items[0]?.action?.seat.account.name ?? '';
    expect((await list({ text: name, sort: 'name' })).json.items[0].seat.account.name).toBe(name);
    await turn();
    expect((await list({})).json).toMatchObject({ total: 0 });
    expect((await list({ show: 'all' })).json).toMatchObject({ total: 3 });
    expect((await list({ show: 'all', month: '2026-03' })).json).toMatchObject({ total: 0 });
    const { text } = await list({ show: 'all' }, 'text/csv');
    expect(text.split('\r\n')[0]).toBe('Asked,By,Action,Application,License,Name,Mail,State,Done,Reason');
    expect(text).toContain('done');
  });
});
