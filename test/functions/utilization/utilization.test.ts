// From a published snapshot to the counters, the list behind them, and the history: all of it says the same.
import { beforeEach, describe, expect, it } from 'vitest';
import { finishDeletions } from '#functions/sweep/finish-deletions.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { as, type Crm, openCrm, STAFF, TODAY } from './crm.ts';
import { sku, user } from './town.ts';

let api: Crm['api'];
let place: Crm['place'];
let applicationId: Crm['applicationId'];
let crm: Crm['crm'];
let pro: Crm['pro'];
let get: Crm['get'];
let row: Crm['row'];
let people: Crm['people'];
let directory: Crm['directory'];

beforeEach(async () => {
  ({ api, place, applicationId, crm, pro, get, row, people, directory } = await openCrm());
});

describe('When a connection has published', () => {
  it('its licenses show seats, people and states, and the list behind them the same people', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    expect(await row()).toMatchObject({
      purchased: 50,
      seats: 6,
      people: 3,
      states: { active: 2, inactive: 0, neverActive: 1, new: 0, unknown: 0 },
      available: 44,
      utilization: 0.04,
      asOf: '2026-04-16',
    });
    const list = await people();
    expect(list).toMatchObject({ total: 3, departments: ['Legal', 'Sales'], asOf: '2026-04-16' });
    expect(list.states).toEqual((await row()).states);
    expect(list.items[0]).toMatchObject({ name: '4', state: 'active' });
    expect(list.items[1]).toMatchObject({
      name: 'Ana Ng',
      mail: 'ana@example.com',
      department: 'Sales',
      state: 'active',
      accounts: [{ id: '2' }, { id: '1' }],
      heldSince: '2025-01-01',
      lastActiveOn: '2026-04-15',
    });
  });

  it('what it costs is charged to the departments of its people, and free seats to nobody', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const contract = {
      name: 'CRM 2026',
      kind: 'contract',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      renewal: { kind: 'none' },
      currency: 'EUR',
      applicationIds: [applicationId],
      lines: [
        {
          text: 'Pro',
          licenseId: pro,
          quantity: 50,
          price: { kind: 'perUnit', amount: '10' },
          period: 'year',
        },
      ],
    };
    const made = await api.call({
      method: 'POST',
      path: '/api/contracts',
      body: contract,
      roles: ['admin'],
      at: TODAY,
    });
    expect(made.status).toBe(201);
    const { items } = await get('/api/reports/annual-cost', { by: 'department' });
    expect(
      items.map(({ name, total }: Record<string, Record<string, string>>) => [name, total?.amount]),
    ).toEqual([
      ['Not assigned', '470.00'],
      ['Legal', '10.00'],
      ['Sales', '10.00'],
      ['No department', '10.00'],
    ]);
    const [ana] = (await get('/api/people', { text: 'Ana' })).items;
    const held = await get(`/api/people/${ana.id}`);
    expect(held.totalAnnual).toEqual({ amount: '10.00', currency: 'EUR', incomplete: [] });
    expect(held.accounts.flatMap(({ licenses }: { licenses: object[] }) => licenses)).toContainEqual(
      expect.objectContaining({ id: pro, annual: [{ amount: '10.00', currency: 'EUR' }] }),
    );
  });

  it('each of the seven counts equals the list judged under its period, with no account read for the counts', async () => {
    await directory();
    await place.publish(crm, STAFF, TODAY);
    const { periods } = await row();
    expect(periods.map(({ days }: { days: number }) => days)).toEqual([15, 30, 45, 60, 90, 120, 180]);
    for (const { days, states } of periods) {
      const list = await people({ periodDays: String(days), limit: '100' });
      expect(list.states).toEqual(states);
      for (const [state, count] of Object.entries(states))
        expect(list.items.filter((one: { state: string }) => one.state === state)).toHaveLength(
          count as number,
        );
    }
  });

  it('another inactivity period shows its counts at once and reads no snapshot', async () => {
    await place.publish(crm, STAFF, TODAY);
    const { version, id: _, ...application } = await get(`/api/applications/${applicationId}`);
    const path = `/api/applications/${applicationId}`;
    await api.call({
      ...as,
      method: 'PUT',
      path,
      body: { ...application, version, inactivityPeriodDays: 30 },
    });
    const capacity = countCapacity(api.table.dynamo);
    const { items } = await get('/api/licenses');
    expect(items[0]).toMatchObject({ periodDays: 30, states: { active: 1, inactive: 2, neverActive: 1 } });
    expect(capacity.commands.BatchGetItemCommand).toBeUndefined();
  });

  it('a license keeps its counters within 800 bytes and is not written again for the same day and snapshot', async () => {
    await place.publish(crm, STAFF, TODAY);
    const before = await loadLicense(api.table, pro);
    expect(JSON.stringify(before?.figures.counters).length).toBeLessThanOrEqual(800);
    const capacity = countCapacity(api.table.dynamo);
    await place.newDay(TODAY);
    expect(capacity.writeUnits).toBe(0);
    expect(before?.version).toBe((await loadLicense(api.table, pro))?.version);
  });

  it('a late event of yesterday does not replace what was judged today', async () => {
    await place.publish(crm, STAFF, TODAY);
    await place.newDay('2026-04-15T08:00:00.000Z');
    expect((await row()).asOf).toBe('2026-04-16');
  });

  it('nobody is counted any more once accounts are no longer read', async () => {
    await place.publish(crm, STAFF, TODAY);
    await place.change(crm, { tasks: { licenses: true, accounts: false } }, TODAY);
    await place.newDay(TODAY);
    expect(await row()).toMatchObject({ seats: null, people: null, states: null, utilization: null });
    expect(await people()).toMatchObject({ status: 409 });
  });
});

describe('When a connection is deleted', () => {
  it('nobody is counted behind its licenses any more, and what was typed is left', async () => {
    await place.publish(crm, STAFF, TODAY);
    const path = `/api/licenses/${pro}`;
    const { version } = await row();
    await api.call({
      ...as,
      method: 'PATCH',
      path,
      body: { version, manual: { amount: '9.00', currency: 'EUR' } },
    });
    expect((await api.call({ ...as, method: 'DELETE', path: `/api/connections/${crm}` })).status).toBe(204);
    expect(await row()).toMatchObject({ seats: null, states: null, available: null, amount: '9.00' });
    expect(await people()).toMatchObject({ status: 409 });
    await finishDeletions({ ...place.context, secrets: { destroy: async () => {} } }, TODAY);
    expect((await loadLicense(api.table, pro))?.figures.counters).toBeUndefined();
  });
});

describe('With the days', () => {
  it('a person becomes inactive although nothing was read, and the history marks days without a read', async () => {
    await place.publish(crm, [user('1')], '2026-04-16T08:00:00.000Z');
    await place.newDay('2026-04-18T08:00:00.000Z');
    await place.publish(crm, [user('1'), user('2')], '2026-04-19T08:00:00.000Z');
    const history = await get(`/api/licenses/${pro}/history`, { from: '2026-04-01', to: '2027-03-31' });
    expect(history.days.map((one: Record<string, unknown>) => [one.day, one.seats, one.carried])).toEqual([
      ['2026-04-16', 1, false],
      ['2026-04-17', 1, true],
      ['2026-04-18', 1, true],
      ['2026-04-19', 2, false],
    ]);
    expect(history.days[0]).toMatchObject({ purchased: 50, periodDays: 60, states: { active: 1 } });
  });

  it('figures that are out of date stay those of their day', async () => {
    await place.publish(crm, [user('1')], '2026-04-16T08:00:00.000Z');
    await place.newDay('2026-07-16T08:00:00.000Z');
    expect(await get(`/api/licenses/${pro}`, {}, '2026-07-16T09:00:00.000Z')).toMatchObject({
      asOf: '2026-04-16',
      stale: true,
      states: { active: 1, inactive: 0 },
    });
  });

  it('the civil day is the organization’s: still yesterday in Los Angeles', async () => {
    await api.table.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).PutCommand({
        TableName: api.table.name,
        Item: { PK: 'ORG', SK: 'SETTINGS', state: { timeZone: 'America/Los_Angeles' } },
      }),
    );
    await place.publish(crm, [user('1')], '2026-04-16T06:59:00.000Z');
    expect((await row()).asOf).toBe('2026-04-15');
  });
});

describe('Where the vendor does not tell activity', () => {
  it('an import of the same application does, and its days count', async () => {
    const { lastActiveAt: _, ...silent } = user('1');
    await place.publish(crm, [silent], TODAY);
    await place.change(crm, { tasks: { licenses: true, accounts: true, activity: false } }, TODAY);
    await place.newDay(TODAY);
    expect(await row()).toMatchObject({ states: { unknown: 1 }, utilization: null });
    const file = `${applicationId}.file`;
    await place.connect(file, 'csv');
    await place.publish(file, [user('x', { mails: ['1@example.com'], holds: [] })], TODAY);
    expect(await row()).toMatchObject({ states: { active: 1, unknown: 0 }, utilization: 0.02 });
    expect((await people()).items[0]).toMatchObject({ state: 'active', lastActiveOn: '2026-04-15' });
  });

  it('a file that is out of date makes nobody inactive, though the vendor is read every day', async () => {
    const { lastActiveAt: _, ...silent } = user('1');
    await place.change(crm, { tasks: { licenses: true, accounts: true, activity: false } }, TODAY);
    await place.publish(crm, [silent], TODAY);
    const file = `${applicationId}.file`;
    await place.connect(file, 'csv');
    const told = user('x', { mails: ['1@example.com'], holds: [] });
    await place.publish(file, [told], '2026-04-16T09:00:00.000Z');
    const on = async (day: string, holders: string[]) => {
      const at = `${day}T09:00:00.000Z`;
      await place.publish(crm, [silent, ...holders.map((id) => ({ ...silent, id, mails: [] }))], at);
      await place.newDay(at);
      expect(await outdatedConnections(api.table, at)).toEqual([]);
      return (await get('/api/licenses', {}, at)).items[0];
    };
    expect(await on('2026-04-30', ['2'])).toMatchObject({ stale: false, asOf: '2026-04-30', seats: 2 });
    const late = await on('2026-07-16', ['2', '3']);
    expect(late).toMatchObject({
      stale: true,
      asOf: '2026-04-30',
      seats: 3,
      states: { active: 1, inactive: 0 },
    });
    const { days } = await get(`/api/licenses/${pro}/history`, { from: '2026-07-16', to: '2026-07-16' });
    expect(days.at(-1)).toMatchObject({ seats: 3, states: { active: 1, inactive: 0 } });

    const again = { ...told, lastActiveAt: '2026-04-20T12:00:00.000Z' };
    await place.publish(file, [again], '2026-07-17T09:00:00.000Z');
    const fresh = (await get('/api/licenses', {}, '2026-07-17T09:00:00.000Z')).items[0];
    expect(fresh).toMatchObject({ stale: false, asOf: '2026-07-17', states: { inactive: 1 } });
  });

  it('an application of files alone has nobody to take a seat from by mere time', async () => {
    const file = `${applicationId}.file`;
    await place.connect(file, 'csv');
    await place.license(`${applicationId}.team`, file, sku('team'), TODAY);
    await place.publish(file, [user('1', { holds: [{ sku: 'team' }] })], TODAY);
    await place.newDay('2027-04-16T08:00:00.000Z');
    const at = '2027-04-16T09:00:00.000Z';
    const team = (await get('/api/licenses', {}, at)).items.find(
      ({ id }: { id: string }) => id === `${applicationId}.team`,
    );
    expect(team).toMatchObject({ stale: true, asOf: '2026-04-16', states: { active: 1, inactive: 0 } });
    const { attention } = await get('/api/overview', {}, at);
    expect(attention.map(({ kind }: { kind: string }) => kind)).not.toContain('unused');
    expect(attention).toContainEqual(
      expect.objectContaining({ kind: 'connectionStale', connectionId: file, upload: true }),
    );
  });
});
