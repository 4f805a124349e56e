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
});
