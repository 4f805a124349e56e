// Calendar feeds through the API: made and revoked by their people, read by whoever holds the address, and by nobody else.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apiHandler } from '#functions/api/dispatch.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { rememberPerson, suspendAddress } from '#shared/table/address-store.ts';
import { propertiesOf } from '#test/shared/mail/calendar-reader.ts';
import { gatewayEvent, openApi, type TestApi } from './request.ts';

const AT = '2026-04-16T08:00:00.000Z';
const ALL = ['cancelBy', 'renewalDue', 'contractEnd', 'paymentDue'];
const ANA = { mail: 'ana@example.com', name: 'Ana Ng' };

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const call = (method: string, path: string, more: { body?: object; roles?: Role[]; mail?: string } = {}) =>
  api.call({ method, path, roles: ['viewer'], ...more });
const make = (body: object = { of: 'all', kinds: ALL }, more: { roles?: Role[]; mail?: string } = {}) =>
  call('POST', '/api/feeds/mine', { body, ...more });
const fetched = (path: string, more: { at?: string; etag?: string } = {}) =>
  api.call({ method: 'GET', path, ...more });
const contract = async (more: object = {}) => {
  const body = {
    name: 'Sales cloud',
    kind: 'subscription',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    notice: { count: 60, unit: 'days' },
    paymentFrequency: 'month',
    currency: 'EUR',
    ...more,
  };
  return (await call('POST', '/api/contracts', { body, roles: ['finance'] })).json;
};
const titles = (text: string) =>
  propertiesOf(text)
    .filter(({ name, of }) => name === 'SUMMARY' && of === 'VEVENT')
    .map(({ value }) => value);
const valuesOf = (text: string, wanted: string) =>
  propertiesOf(text)
    .filter(({ name }) => name === wanted)
    .map(({ value }) => value);

describe('A calendar feed', () => {
  it('is read without a sign-in by its address alone, which is told once', async () => {
    await contract();
    const { status, json } = await make();
    expect(status).toBe(201);
    expect(json.path).toMatch(/^\/api\/calendar\/[\w-]{43}\.ics$/);
    expect((await call('GET', '/api/feeds/mine')).text).not.toContain(json.path.slice(14, 40));
    const answer = await fetched(json.path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(titles(answer.text)).toEqual([
      'Sales cloud can be canceled until November 1, 2026',
      'Sales cloud renews on January 1, 2027',
      'Payment for Sales cloud is due on May 1, 2026',
    ]);
    expect(answer.text).toContain('DTSTART;VALUE=DATE:20261101');
    expect(valuesOf(answer.text, 'CATEGORIES')).toContain('Last day to cancel');
    expect(valuesOf(answer.text, 'URL')[0]).toMatch(/^https:\/\/seats\.example\.com\/contracts\//);
  });

  it('holds only the chosen kinds, and of “mine” what its person or their application owns', async () => {
    await contract({ name: 'Theirs' });
    await contract({ name: 'Own', owners: { finance: 'ana@example.com' } });
    const application = { name: 'Acme', owners: { it: 'ana@example.com' } };
    const { json } = await call('POST', '/api/applications', { body: application, roles: ['admin'] });
    await contract({ name: 'By application', applicationIds: [json.id] });
    const made = (await make({ of: 'mine', kinds: ['renewalDue'] })).json;
    expect(titles((await fetched(made.path)).text)).toEqual([
      'By application renews on January 1, 2027',
      'Own renews on January 1, 2027',
    ]);
  });

  it('answers a wrong address, a revoked one and one of a person without the right alike', async () => {
    const { path } = (await make()).json;
    const body = async (at: string) => {
      const { status, json } = await fetched(at);
      return [status, json.title, json.detail];
    };
    const missing = [404, 'Not found', 'There is no such calendar'];
    for (const wrong of ['none', 'none.ics', `${path.slice(14, -5)}.ics`, path.slice(14, -4), '%.ics'])
      expect(await body(`/api/calendar/${wrong}`)).toEqual(missing);
    expect((await fetched(path)).status).toBe(200);
    await rememberPerson(api.table, { ...ANA, roles: [] }, AT);
    expect(await body(path)).toEqual(missing);
    await rememberPerson(api.table, { ...ANA, roles: ['accountManager'] }, AT);
    expect(await body(path)).toEqual(missing);
    await rememberPerson(api.table, { ...ANA, roles: ['finance'] }, AT);
    expect((await fetched(path)).status).toBe(200);
    await suspendAddress(api.table, ANA.mail, { since: AT, cause: 'bounce', reason: 'No such mailbox' });
    expect(await body(path)).toEqual(missing);
  });

  it('ends when it is revoked by its person or by IT, and a new one has another address', async () => {
    const first = (await make()).json.path;
    expect((await make()).status).toBe(409);
    expect((await call('DELETE', '/api/feeds/mine')).status).toBe(204);
    expect((await fetched(first)).status).toBe(404);
    expect((await call('GET', '/api/feeds/mine')).json).toEqual({ feed: null });
    const second = (await make()).json.path;
    expect(second).not.toBe(first);
    const byIt = { roles: ['itManager'] as Role[], mail: 'tom@example.com' };
    expect((await call('GET', '/api/feeds', byIt)).json.items).toMatchObject([{ mail: ANA.mail, of: 'all' }]);
    expect((await call('DELETE', '/api/feeds/Ana@example.com', { roles: ['finance'] })).status).toBe(403);
    expect((await call('DELETE', '/api/feeds/Ana@example.com', byIt)).status).toBe(204);
    expect((await fetched(second)).status).toBe(404);
    expect((await call('GET', '/api/feeds', byIt)).json.total).toBe(0);
    expect((await call('DELETE', '/api/feeds/mine')).status).toBe(410);
    const query = { kind: 'feed', subject: ANA.mail };
    const log = await api.call({ method: 'GET', path: '/api/ledger', query, roles: ['admin'] });
    expect(log.json.items.map(({ deed }: { deed: string }) => deed)).toEqual([
      'revoked',
      'created',
      'revoked',
      'created',
    ]);
  });

  it('names what is wrong with a choice', async () => {
    expect((await make({ of: 'all', kinds: [] })).json).toMatchObject({ status: 400, field: 'kinds' });
    expect((await make({ of: 'ours', kinds: ALL })).json).toMatchObject({ status: 400, field: 'of' });
  });

  it('says when it was last fetched, to the day', async () => {
    const { path, feed } = (await make()).json;
    expect(feed.fetchedOn).toBeUndefined();
    await fetched(path);
    await fetched(path, { at: '2026-04-17T09:00:00.000Z' });
    expect((await call('GET', '/api/feeds/mine')).json.feed.fetchedOn).toBe('2026-04-17');
  });

  it('is not sent again while nothing changed, and rises in sequence when a date moves', async () => {
    const { id, version } = await contract();
    const { path } = (await make()).json;
    const first = await fetched(path);
    expect(first.headers['cache-control']).toBe('private, max-age=3600');
    const etag = String(first.headers.etag);
    const again = await fetched(path, { etag: `W/${etag}` });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag]);
    const body = { version, notice: { count: 30, unit: 'days' } };
    await call('PATCH', `/api/contracts/${id}`, { body, roles: ['finance'] });
    const moved = await fetched(path, { etag });
    expect(moved.status).toBe(200);
    expect(valuesOf(moved.text, 'UID')).toEqual(valuesOf(first.text, 'UID'));
    const [before, after] = [first, moved].map(({ text }) => Number(valuesOf(text, 'SEQUENCE')[0]));
    expect(after).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY);
  });

  it('drops the deadline of a contract whose notice was sent', async () => {
    const { id, version } = await contract();
    const { path } = (await make({ of: 'all', kinds: ['cancelBy'] })).json;
    expect(titles((await fetched(path)).text)).toHaveLength(1);
    const body = { version, sentOn: '2026-04-15', channel: 'Portal' };
    expect((await call('POST', `/api/contracts/${id}/notice`, { body, roles: ['finance'] })).status).toBe(
      200,
    );
    expect(titles((await fetched(path)).text)).toEqual([]);
  });

  it('leaves its secret in no table, event or log', async () => {
    const { path } = (await make()).json;
    const secret = path.slice('/api/calendar/'.length, -'.ics'.length);
    const { logger } = await import('#functions/runtime/logger.ts');
    const lines = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    const broken = apiHandler(() => {
      throw new Error('The table is out of reach');
    });
    const answer = await broken(gatewayEvent({ method: 'GET', path }), {} as never);
    const logged = JSON.stringify(lines.mock.calls);
    lines.mockRestore();
    const { Items } = await api.table.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).ScanCommand({ TableName: api.table.name }),
    );
    expect(answer.statusCode).toBe(500);
    expect(logged).toContain('/api/calendar/…');
    for (const kept of [logged, JSON.stringify(Items), JSON.stringify(await api.sent())])
      expect(kept).not.toContain(secret);
  });
});
