// A contract follows on another one: both name each other, one successor each, never in a circle.
import { beforeEach, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const ask = (method: string, path: string, body?: object) =>
  api.call({ method, path, ...(body && { body }), roles: ['finance'] });
const add = (name: string, more: object = {}) =>
  ask('POST', '/api/contracts', {
    name,
    kind: 'contract',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    ...more,
  });

describe('A successor', () => {
  it('and its predecessor name each other until it follows on nothing any more', async () => {
    const first = (await add('First')).json;
    const second = (await add('Second', { start: '2027-01-01', predecessorId: first.id })).json;
    expect(second).toMatchObject({ predecessor: { id: first.id, name: 'First' }, successors: [] });
    const seen = (await ask('GET', `/api/contracts/${first.id}`)).json;
    expect(seen).toMatchObject({ predecessor: null, successors: [{ id: second.id, name: 'Second' }] });
    await ask('PATCH', `/api/contracts/${second.id}`, { version: second.version, predecessorId: null });
    expect((await ask('GET', `/api/contracts/${first.id}`)).json.successors).toEqual([]);
  });

  it('is one only, exists, and never comes before itself', async () => {
    const first = (await add('First')).json;
    const second = (await add('Second', { predecessorId: first.id })).json;
    const third = (await add('Third', { predecessorId: second.id })).json;
    const refused = async (answer: ReturnType<typeof ask>) => {
      const { status, json } = await answer;
      return [status, json.field, json.reason ?? json.detail];
    };
    const field = 'predecessorId';
    expect(await refused(add('Other', { predecessorId: first.id }))).toEqual([
      400,
      field,
      expect.stringContaining('Second follows it already'),
    ]);
    expect((await add('Other', { predecessorId: 'none' })).json.field).toBe(field);
    const follow = (predecessorId: string) =>
      ask('PATCH', `/api/contracts/${first.id}`, { version: first.version, predecessorId });
    expect((await refused(follow(third.id))).slice(0, 2)).toEqual([400, field]);
    expect((await refused(follow(first.id))).slice(0, 2)).toEqual([400, field]);
    const same = await ask('PATCH', `/api/contracts/${second.id}`, {
      version: second.version,
      predecessorId: first.id,
      notes: 'as before',
    });
    expect([same.status, same.json.predecessor.name]).toEqual([200, 'First']);
  });

  it('is one only, however many are added at the same moment, and another one once it is gone', async () => {
    const first = (await add('First')).json;
    const all = await Promise.all(
      [1, 2, 3, 4].map((n) => add(`Next ${n}`, { start: '2027-01-01', predecessorId: first.id })),
    );
    const made = all.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    expect(all.filter(({ status }) => status === 400 || status === 409)).toHaveLength(3);
    expect((await ask('GET', `/api/contracts/${first.id}`)).json.successors).toHaveLength(1);
    await ask('DELETE', `/api/contracts/${made[0]?.json.id}`);
    expect((await add('Another', { predecessorId: first.id })).status).toBe(201);
  });

  it('and its predecessor never follow on each other, though both are told to at the same moment', async () => {
    const ring = (await Promise.all(['A', 'B', 'C'].map((name) => add(name)))).map(({ json }) => json);
    const told = await Promise.all(
      ring.map(({ id, version }, n) =>
        ask('PATCH', `/api/contracts/${id}`, { version, predecessorId: ring[(n + 1) % 3].id }),
      ),
    );
    expect(told.some(({ status }) => status !== 200)).toBe(true);
    const now = await Promise.all(ring.map(({ id }) => ask('GET', `/api/contracts/${id}`)));
    expect(now.some(({ json }) => json.predecessor === null)).toBe(true);
    const free = now.find(({ json }) => json.predecessor === null)?.json;
    expect(free.successors.length).toBeLessThanOrEqual(1);
  });

  it('that could not be made leaves its predecessor free', async () => {
    const first = (await add('First')).json;
    const second = (await add('Second')).json;
    const stale = { version: 0, predecessorId: first.id };
    expect((await ask('PATCH', `/api/contracts/${second.id}`, stale)).status).toBe(409);
    expect((await add('Third', { predecessorId: first.id })).status).toBe(201);
  });
});
