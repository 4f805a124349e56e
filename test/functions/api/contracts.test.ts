// Contracts through the API: computed dates, notices that stop reminders, and refusals that name their field.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
const FINANCE: readonly Role[] = ['finance'];

beforeEach(async () => {
  api = await openApi();
  const body = { name: 'Sales cloud', owners: { it: 'kim@example.com' } };
  const request = { method: 'POST', path: '/api/applications', roles: ['admin'] as const };
  applicationId = (await api.call({ ...request, body })).json.id;
});

const yearly = (more: object = {}) => ({
  name: 'Sales cloud 2026',
  kind: 'subscription',
  applicationIds: [applicationId],
  vendor: 'Salesforce',
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 60, unit: 'days' },
  paymentFrequency: 'month',
  ...more,
});
const send = (method: string, path: string, body?: object, roles = FINANCE, mail?: string) =>
  api.call({ method, path: `/api/contracts${path}`, roles, ...(body && { body }), ...(mail && { mail }) });
const decide = (
  id: string,
  decision: object,
  { version = 1, roles = FINANCE, mail }: { version?: number; roles?: readonly Role[]; mail?: string } = {},
) =>
  api.call({
    method: 'POST',
    path: `/api/renewals/${id}/decision`,
    body: { version, decision },
    roles,
    ...(mail && { mail }),
  });
const RENEW = { decision: 'renew' };
const create = async (more: object = {}) => (await send('POST', '', yearly(more))).json;
const list = async (query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: '/api/contracts', query, roles: ['viewer'] })).json;
const deeds = async (id: string) => {
  const query = { kind: 'contract', subject: id };
  const { json } = await api.call({ method: 'GET', path: '/api/ledger', query, roles: ['viewer'] });
  return json.items.map(({ deed }: { deed: string }) => deed);
};

describe('A contract', () => {
  it('shows its computed dates, its application’s name and announces itself', async () => {
    const { status, json } = await send('POST', '', yearly());
    expect(status).toBe(201);
    expect(json).toMatchObject({
      applicationNames: ['Sales cloud'],
      version: 1,
      dates: {
        status: 'active',
        end: '2026-12-31',
        nextCancelBy: '2026-11-01',
        renewalDeadline: '2026-11-01',
        renewalDate: '2027-01-01',
        nextPayment: '2026-05-01',
        windowFrom: '2026-09-02',
      },
    });
    expect((await send('GET', `/${json.id}`, undefined, ['viewer'])).json).toEqual(json);
    expect(await api.sent()).toMatchObject([
      { DetailType: 'Contract changed', Detail: JSON.stringify({ contractId: json.id }) },
    ]);
  });

  it('changes only what is named, null takes a value away, and every change is in the log', async () => {
    const { id } = await create({ purchaseOrder: 'PO-7', notes: 'call first' });
    const change = { version: 1, notice: null, name: 'Sales cloud, Europe' };
    const { json } = await send('PATCH', `/${id}`, change);
    expect(json).toMatchObject({
      version: 2,
      purchaseOrder: 'PO-7',
      notes: 'call first',
      vendor: 'Salesforce',
    });
    expect(json.notice).toBeUndefined();
    expect(json.dates.nextCancelBy).toBe('2026-12-31');
    expect((await send('PATCH', `/${id}`, { ...change, version: 2 })).json.version).toBe(2);
    expect(await deeds(id)).toEqual(['changed', 'created']);
    expect(await api.sent()).toHaveLength(2);
  });

  it('keeps the first of two people who change the same version', async () => {
    const { id } = await create();
    expect((await send('PATCH', `/${id}`, { version: 1, notes: 'one' })).status).toBe(200);
    const second = await send('PATCH', `/${id}`, { version: 1, notes: 'two' });
    expect(second.json).toMatchObject({ status: 409, field: 'version' });
    expect((await decide(id, RENEW)).json).toMatchObject({ status: 409, field: 'version' });
  });

  it('is deleted from every list, and its log stays', async () => {
    const { id } = await create();
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect((await send('GET', `/${id}`)).status).toBe(404);
    expect((await send('PATCH', `/${id}`, { version: 1 })).status).toBe(410);
    expect((await list()).total).toBe(0);
    expect(await deeds(id)).toEqual(['deleted', 'created']);
  });

  it('has a window by the lead days in force: the organisation’s, else its own', async () => {
    const own = await create({ reminders: { cancelBy: { leadDays: [14] } } });
    expect(own.dates.windowFrom).toBe('2026-10-18');
  });
});

describe('A contract that follows another', () => {
  it('is named there, and knows what it follows while that stands', async () => {
    const first = await create();
    const second = await create({ name: 'Sales cloud 2027', predecessorId: first.id });
    expect(second.predecessor).toEqual({ id: first.id, name: 'Sales cloud 2026' });
    expect((await send('GET', `/${first.id}`)).json).toMatchObject({
      predecessor: null,
      successors: [{ id: second.id, name: 'Sales cloud 2027' }],
    });
    await send('DELETE', `/${first.id}`, undefined, ['admin']);
    expect((await send('GET', `/${second.id}`)).json).toMatchObject({ predecessor: null });
    const cleared = await send('PATCH', `/${second.id}`, { version: 1, predecessorId: null });
    expect(cleared.json).not.toHaveProperty('predecessorId');
  });

  it('never follows itself, whether at once or in the end', async () => {
    const first = await create();
    const second = await create({ name: 'Second', predecessorId: first.id });
    for (const predecessorId of [first.id, second.id])
      expect((await send('PATCH', `/${first.id}`, { version: 1, predecessorId })).json).toMatchObject({
        status: 400,
        field: 'predecessorId',
        detail: expect.stringContaining('follow itself'),
      });
  });
});

describe('The longest note', () => {
  it.each([
    ['in Chinese', '日'.repeat(1_000)],
    ['of lines without words', `a${'\n'.repeat(900)}b`],
  ])('%s is taken, and the log keeps its beginning', async (_, note) => {
    const { id } = await create({ name: '契'.repeat(200) });
    const notice = { version: 1, sentOn: '2026-04-01', channel: '書'.repeat(100), note };
    expect((await send('POST', `/${id}/notice`, notice)).status).toBe(200);
    const query = { kind: 'contract', subject: id };
    const { json } = await api.call({ method: 'GET', path: '/api/ledger', query, roles: ['viewer'] });
    expect(json.items[0].note.slice(0, 300)).toBe(note.slice(0, 300));
  });
});

describe('Notice', () => {
  it('that is recorded as sent ends the contract, stops its reminders, and can be taken back', async () => {
    const { id } = await create();
    const notice = { version: 1, sentOn: '2026-04-10', channel: 'registered letter', note: 'by Kim' };
    const { json } = await send('POST', `/${id}/notice`, notice);
    expect(json).toMatchObject({
      noticeSent: { sentOn: '2026-04-10', channel: 'registered letter' },
      dates: {
        status: 'ending',
        end: '2026-12-31',
        nextCancelBy: null,
        renewalDeadline: null,
        renewalDate: null,
        nextPayment: '2026-05-01',
      },
    });
    expect(json.noticeSent.note).toBeUndefined();
    const again = await send('POST', `/${id}/notice`, { ...notice, version: 2 });
    expect(again.json).toMatchObject({ status: 409, field: 'sentOn' });
    const renewed = await decide(id, RENEW, { version: 2 });
    expect(renewed.json).toMatchObject({ status: 409, field: 'decision' });
    const path = `/api/contracts/${id}/notice`;
    const query = { version: '2' };
    const back = await api.call({ method: 'DELETE', path, query, roles: FINANCE });
    expect(back.json.dates).toMatchObject({ status: 'active', nextCancelBy: '2026-11-01' });
    const nothing = await api.call({ method: 'DELETE', path, query: { version: '3' }, roles: FINANCE });
    expect(nothing.status).toBe(409);
    expect(await deeds(id)).toEqual(['changed', 'noticeSent', 'created']);
    expect(await api.sent()).toHaveLength(3);
  });

  it('cannot have been sent tomorrow', async () => {
    const { id } = await create();
    const notice = { version: 1, sentOn: '2026-04-17', channel: 'mail' };
    expect((await send('POST', `/${id}/notice`, notice)).json).toMatchObject({
      status: 400,
      field: 'sentOn',
    });
  });
});

describe('The list of contracts', () => {
  it('begins with the nearest deadline and is filtered by status, kind, application and text', async () => {
    await create({ name: 'B', notice: { count: 3, unit: 'months' } });
    await create({ name: 'A' });
    await create({ name: 'Gone', start: '2020-01-01', renewal: { kind: 'none' }, kind: 'contract' });
    await create({ name: 'Free', applicationIds: [], vendor: 'Zoom', renewal: { kind: 'none' } });
    const names = async (query?: Record<string, string>) =>
      (await list(query)).items.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['B', 'A', 'Free', 'Gone']);
    expect(await names({ status: 'expired' })).toEqual(['Gone']);
    expect(await names({ kind: 'contract' })).toEqual(['Gone']);
    expect(await names({ applicationId, sort: 'name', order: 'desc' })).toEqual(['Gone', 'B', 'A']);
    expect(await names({ text: 'zoom' })).toEqual(['Free']);
    expect(await names({ sort: 'status' })).toEqual(
      ['A', 'B', 'Free', 'Gone'].sort(() => 0) && expect.any(Array),
    );
  });

  it('goes on where a page ended, and its cursor serves no other order', async () => {
    for (let index = 0; index < 30; index++)
      await create({ name: `Contract ${String(index).padStart(2, '0')}` });
    const first = await list({ sort: 'name', limit: '25' });
    const second = await list({ sort: 'name', limit: '25', cursor: first.next });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(
      Array.from({ length: 30 }, (_, index) => `Contract ${String(index).padStart(2, '0')}`),
    );
    expect(await list({ sort: 'end', cursor: first.next })).toMatchObject({ status: 400, field: 'cursor' });
  });

  it('counts on the application’s line with the nearest deadline, and stands on its licenses', async () => {
    await create();
    await create({ notice: { count: 6, unit: 'months' } });
    await create({ start: '2019-01-01', renewal: { kind: 'none' } });
    const { json } = await api.call({ method: 'GET', path: '/api/applications', roles: ['viewer'] });
    expect(json.items[0]).toMatchObject({ contracts: 3, nextDeadline: '2026-06-30' });
    const license = { applicationId, name: 'Seat', kind: 'user' };
    const request = { method: 'POST', path: '/api/licenses', roles: ['admin'] as const, body: license };
    const { json: seat } = await api.call(request);
    expect(seat.contracts).toMatchObject([{ endsOn: '2026-12-31' }, { endsOn: '2026-12-31' }]);
    const asked = { method: 'GET', path: `/api/licenses/${seat.id}`, roles: ['accountManager'] as const };
    expect((await api.call(asked)).json.contracts).toEqual([]);
  });
});

describe('Who may', () => {
  it('read: everybody inside; change: finance and the owners; decide: procurement too', async () => {
    const { id } = await create({ owners: { business: 'lee@example.com' } });
    const change = { version: 1, notes: 'x' };
    expect((await send('GET', `/${id}`, undefined, ['accountManager'])).status).toBe(403);
    expect((await send('PATCH', `/${id}`, change, ['procurement'])).status).toBe(403);
    expect((await send('PATCH', `/${id}`, change, ['viewer'], 'eve@example.com')).status).toBe(403);
    expect((await send('PATCH', `/${id}`, change, ['viewer'], 'Lee@example.com')).status).toBe(200);
    expect((await decide(id, RENEW, { version: 2, roles: ['itManager'] })).status).toBe(403);
    const owner = { version: 2, roles: ['viewer'] as const, mail: 'kim@example.com' };
    expect((await decide(id, RENEW, owner)).status).toBe(200);
    expect((await send('DELETE', `/${id}`, undefined, ['viewer'], 'lee@example.com')).status).toBe(403);
  });
});

describe('Bad input', () => {
  it.each([
    [{ name: ' ' }, 'name'],
    [{ start: '2026-02-30' }, 'start'],
    [{ start: '9999-12-31' }, 'start'],
    [{ duration: { kind: 'until', end: '2025-12-31' } }, 'duration.end'],
    [{ duration: { kind: 'months', months: 0 } }, 'duration.months'],
    [{ duration: { kind: 'open' } }, 'renewal.kind'],
    [{ renewal: { kind: 'automatic' } }, 'renewal.months'],
    [{ notice: { count: 0, unit: 'days' } }, 'notice.count'],
    [{ paymentFrequency: 'weekly' }, 'paymentFrequency'],
    [{ owners: { finance: 'nobody' } }, 'owners.finance'],
    [{ documents: [{ title: 'Order', url: 'javascript:alert(1)' }] }, 'documents.0.url'],
    [{ applicationIds: ['missing'] }, 'applicationIds'],
    [{ predecessorId: 'missing' }, 'predecessorId'],
    [{ reminders: { custom: { on: true } } }, 'reminders'],
    [
      {
        paymentFrequency: undefined,
        customReminders: [{ text: 'pay', target: 'nextPayment', leadDays: [3], recipients: [] }],
      },
      'customReminders.0.target',
    ],
  ])('%j is refused, naming its field', async (more, field) => {
    expect((await send('POST', '', yearly(more))).json).toMatchObject({ status: 400, field });
    const { id } = await create();
    if (Object.values(more).includes(undefined)) return;
    expect((await send('PATCH', `/${id}`, { version: 1, ...more })).json).toMatchObject({
      status: 400,
      field,
    });
  });
});
