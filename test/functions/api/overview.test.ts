// Home: what needs attention, in the order of urgency, and the totals of what is counted.
import { beforeEach, describe, expect, it } from 'vitest';
import { sku, town, user } from '#test/functions/utilization/town.ts';
import { openApi, type TestApi } from './request.ts';

const TODAY = '2026-04-16T08:00:00.000Z';
const admin = { roles: ['admin'] as const, at: TODAY };
let api: TestApi;
let place: ReturnType<typeof town>;
let applicationId: string;

beforeEach(async () => {
  api = await openApi();
  place = town(api.table);
  const body = { name: 'CRM' };
  applicationId = (await api.call({ ...admin, method: 'POST', path: '/api/applications', body })).json.id;
});

const home = async (more: object = {}) =>
  (await api.call({ ...admin, method: 'GET', path: '/api/overview', ...more })).json;

async function contract(more: object) {
  const body = {
    name: 'CRM 2026',
    kind: 'contract',
    start: '2025-07-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    notice: { count: 30, unit: 'days' },
    ...more,
  };
  const created = await api.call({ ...admin, method: 'POST', path: '/api/contracts', body });
  expect(created.status).toBe(201);
}

describe('Home', () => {
  it('of an empty organization shows what to do first and makes no number up', async () => {
    const empty = await openApi();
    const { json } = await empty.call({ ...admin, method: 'GET', path: '/api/overview' });
    expect(json).toMatchObject({
      attention: [],
      dates: [],
      today: '2026-04-16',
      totals: { people: null, asOf: null },
    });
    expect(json.setup.map(({ done }: { done: boolean }) => done)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('lists what is broken before deadlines, deadlines before seats, seats before owners', async () => {
    await place.connect(`${applicationId}.crm`, 'salesforce');
    await place.license(`${applicationId}.pro`, `${applicationId}.crm`, sku('pro', { purchased: 2 }), TODAY);
    const { purchased: _, ...unsaid } = sku('chat');
    await place.license(`${applicationId}.chat`, `${applicationId}.crm`, unsaid, TODAY);
    const holds = [{ sku: 'pro' }, { sku: 'chat' }];
    await place.publish(
      `${applicationId}.crm`,
      [user('1', { holds }), user('2', { holds }), user('3', { holds, lastActiveAt: null })],
      TODAY,
    );
    await place.connect(`${applicationId}.two`, 'google', {
      health: { state: 'credentialsRevoked', since: TODAY },
    });
    await contract({});
    const { attention, attentionTotal, totals, setup } = await home();
    expect(attention.map(({ kind }: { kind: string }) => kind)).toEqual([
      'connectionBroken',
      'deadline',
      'overAssigned',
      'unused',
      'unused',
      'purchasedUnknown',
      'ownerless',
    ]);
    expect(attentionTotal).toBe(7);
    expect(attention[1]).toMatchObject({ date: 'cancelBy', day: '2026-05-31', inDays: 45 });
    expect(attention[2]).toMatchObject({ purchased: 2, seats: 3, overAssigned: 1, applicationName: 'CRM' });
    expect(totals).toMatchObject({
      licenses: 2,
      purchased: 2,
      seats: 3,
      available: 0,
      overAssigned: 1,
      unread: 0,
      uncounted: { licenses: 1, seats: 3 },
      states: { active: 4, neverActive: 2 },
      asOf: '2026-04-16',
    });
    expect(setup.find(({ step }: { step: string }) => step === 'read').done).toBe(true);
  });

  it('compares seats only where a number was bought, so that the totals add up', async () => {
    const crm = `${applicationId}.crm`;
    await place.connect(crm, 'salesforce');
    const { purchased: _, ...unsaid } = sku('chat');
    await place.license(`${applicationId}.few`, crm, sku('few', { purchased: 2 }), TODAY);
    await place.license(`${applicationId}.many`, crm, sku('many', { purchased: 9 }), TODAY);
    await place.license(`${applicationId}.chat`, crm, unsaid, TODAY);
    const holds = [{ sku: 'few' }, { sku: 'many' }, { sku: 'chat' }];
    await place.publish(crm, [user('1', { holds }), user('2', { holds }), user('3', { holds })], TODAY);
    const body = { applicationId, name: 'By hand', kind: 'user', purchased: 50 };
    const added = await api.call({ ...admin, method: 'POST', path: '/api/licenses', body });
    expect(added.status).toBe(201);
    const { totals } = await home();
    expect(totals).toMatchObject({ uncounted: { licenses: 1, seats: 3 }, unread: 50 });
    const { purchased, seats, available, overAssigned, unread } = totals;
    expect([purchased, seats, available, overAssigned]).toEqual([61, 6, 6, 1]);
    expect(purchased).toBe(seats + available - overAssigned + unread);
  });

  it('calls nobody unused by figures that are out of date, and says that nothing was read', async () => {
    const crm = `${applicationId}.crm`;
    await place.connect(crm, 'salesforce');
    await place.license(`${applicationId}.pro`, crm, sku('pro'), TODAY);
    await place.publish(crm, [user('1', { lastActiveAt: null })], TODAY);
    const kinds = ({ attention }: { attention: { kind: string }[] }) => attention.map(({ kind }) => kind);
    expect(kinds(await home())).toContain('unused');
    const later = await home({ at: '2026-05-16T08:00:00.000Z' });
    expect(kinds(later)).not.toContain('unused');
    expect(later.attention).toContainEqual(
      expect.objectContaining({ kind: 'connectionStale', lastReadAt: TODAY }),
    );
  });

  it('shows the dates of the next ninety days, earliest first', async () => {
    await contract({ name: 'Late', start: '2026-01-01' });
    await contract({ name: 'Soon', paymentFrequency: 'month' });
    const { dates } = await home();
    expect(
      dates.map(({ contractName, kind, day }: Record<string, string>) => [contractName, kind, day]),
    ).toEqual([
      ['Soon', 'payment', '2026-05-01'],
      ['Soon', 'cancelBy', '2026-05-31'],
      ['Soon', 'renewal', '2026-07-01'],
    ]);
  });

  it('asks nothing more about a contract that another one takes over, while its payments go on', async () => {
    const ends = { renewal: { kind: 'none' }, notice: undefined, paymentFrequency: 'month' };
    await contract({ name: 'Before', ...ends });
    const at = '2026-06-16T08:00:00.000Z';
    const kinds = async () =>
      (await home({ at })).dates.map(({ contractName, kind }: Record<string, string>) => [
        contractName,
        kind,
      ]);
    expect(await kinds()).toContainEqual(['Before', 'end']);
    const all = await api.call({ ...admin, method: 'GET', path: '/api/contracts' });
    await contract({ name: 'After', start: '2026-07-01', predecessorId: all.json.items[0].id });
    expect(await kinds()).not.toContainEqual(['Before', 'end']);
    expect(
      (await home({ at })).attention.filter(({ kind }: { kind: string }) => kind === 'deadline'),
    ).toEqual([]);
    expect((await home()).dates).toContainEqual(
      expect.objectContaining({ contractName: 'Before', kind: 'payment' }),
    );
  });

  it('says of a contract that renews only by a word that it ends unless confirmed, never that it renews', async () => {
    await contract({ name: 'Design', renewal: { kind: 'express', months: 12 }, notice: undefined });
    const at = '2026-06-16T08:00:00.000Z';
    const { dates, attention } = await home({ at });
    expect(dates).toMatchObject([{ contractName: 'Design', kind: 'confirm', day: '2026-06-30', inDays: 14 }]);
    expect(attention[0]).toMatchObject({ kind: 'deadline', date: 'confirm', day: '2026-06-30' });
  });

  it('names of one day the last day to cancel before what happens by itself', async () => {
    await contract({ name: 'Atlas', start: '2025-06-01', renewal: { kind: 'none' }, notice: undefined });
    await contract({ name: 'Zenith' });
    const { dates } = await home();
    expect(
      dates
        .slice(0, 2)
        .map(({ contractName, kind, day }: Record<string, string>) => [contractName, kind, day]),
    ).toEqual([
      ['Zenith', 'cancelBy', '2026-05-31'],
      ['Atlas', 'end', '2026-05-31'],
    ]);
  });
});
