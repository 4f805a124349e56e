// Files become a connection's facts: page by page, bad rows told by number, and twice the same changes nothing.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#functions/sweep/sweep.ts';
import { forgetAll } from '#shared/snapshots/chunk-cache.ts';
import { readAccounts } from '#shared/snapshots/read.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { loadImport, putImport } from '#shared/table/import-store.ts';
import { partitions } from '#shared/table/keys.ts';
import { queryList } from '#shared/table/table.ts';
import { mortalTable } from '#test/shared/table/faulty-table.ts';
import { openApi, type TestApi } from './request.ts';

type Row = Record<string, string>;

let api: TestApi;
let id: string;
let hour: number;
const at = () => new Date(Date.parse('2026-04-16T08:00:00.000Z') + 3_600_000 * hour++).toISOString();

const call = (method: string, path: string, body?: unknown) =>
  api.call({ method, path: `/api/connections/${id}${path}`, body, roles: ['itManager'], at: at() });

beforeEach(async () => {
  hour = 0;
  forgetAll();
  api = await openApi();
  const as = { roles: ['itManager'] as const, method: 'POST', at: at() };
  const application = await api.call({ ...as, path: '/api/applications', body: { name: 'Forecasts' } });
  const body = { applicationId: application.json.id, connector: 'csv', name: 'Files', config: {} };
  id = (await api.call({ ...as, path: '/api/connections', body })).json.id;
  return () => api.table.drop();
});

async function begin(kind: string): Promise<string> {
  const { status, json } = await call('POST', '/imports', { kind, fileName: `${kind}.csv` });
  expect(status).toBe(201);
  return json.id;
}

const send = (importId: string, page: number, rows: readonly Row[], firstRow = 1) =>
  call('PUT', `/imports/${importId}/pages/${page}`, { firstRow, rows });

/** Whoever sends these files knows what they take out. */
const finish = (importId: string, pages: number, mayLose = true) =>
  call('POST', `/imports/${importId}/finish`, { pages, mayLose });

async function upload(kind: string, ...pages: readonly (readonly Row[])[]) {
  const importId = await begin(kind);
  for (const [index, rows] of pages.entries()) await send(importId, index + 1, rows);
  return (await finish(importId, pages.length)).json;
}

async function holders() {
  const published = (await loadConnection(api.table, id))?.state.published;
  const rows = published ? await readAccounts(api.table, id, published.version) : [];
  return rows.map((row) => [row.mails[0], row.holds.map(({ sku }) => sku)]).sort();
}

const seats = (...mails: string[]): Row[] => mails.map((mail) => ({ mail, license: 'Team plan' }));

describe('An upload', () => {
  it('that assigns a quantity applies its other rows and is told of that one by its number', async () => {
    await upload('licenses', [{ name: 'Branch merges', key: 'BM', kind: 'quantity', purchased: '2000' }]);
    const importId = await begin('assignments');
    const merges = [{ license: 'branch merges' }, { license: 'bm' }].map((more) => ({
      ...seats('ana@example.com')[0],
      ...more,
    }));
    const staged = await send(importId, 1, [...merges, ...seats('raj@example.com')], 5);
    expect(staged.json).toEqual({
      accepted: 1,
      errors: [
        { row: 5, column: 'license', reason: 'branch merges is a quantity, which nobody can be assigned' },
        { row: 6, column: 'license', reason: 'bm is a quantity, which nobody can be assigned' },
      ],
    });
    expect((await finish(importId, 1)).json).toMatchObject({ state: 'finished', rows: 3, refused: 2 });
    expect(await holders()).toEqual([['raj@example.com', ['team plan']]]);
  });

  it('that makes a quantity of what people hold is refused by its name, and changes nothing', async () => {
    const metric = [{ name: 'Branch merges', kind: 'quantity', purchased: '2000' }];
    await upload('licenses', metric);
    await upload('assignments', seats('raj@example.com'));
    const turned = await upload('licenses', [...metric, { name: 'Team plan', kind: 'quantity' }]);
    expect(turned).toMatchObject({ status: 400, field: 'license' });
    expect(await holders()).toEqual([['raj@example.com', ['team plan']]]);
  });

  it('refuses rows whose last day of use lies ahead, in the days of the organization', async () => {
    const settings = { version: 0, timeZone: 'Pacific/Auckland' };
    const admin = { roles: ['admin'] as const, at: at() };
    expect(
      (await api.call({ ...admin, method: 'PATCH', path: '/api/settings', body: settings })).status,
    ).toBe(200);
    const importId = await begin('assignments');
    // Half past eight on the 16th in UTC is the evening of that day in Auckland.
    const days = ['2026-04-16', '2026-04-17', '2026-04-16T11:59:59Z', '2026-04-16T12:00:00Z', 'never'];
    const rows = days.map((lastActive, n) => ({
      mail: `p${n}@example.com`,
      license: 'Team plan',
      lastActive,
    }));
    const { json } = await send(importId, 1, rows);
    expect(json.accepted).toBe(3);
    expect(json.errors).toEqual([
      { row: 2, column: 'lastActive', reason: '"2026-04-17" lies after today' },
      { row: 4, column: 'lastActive', reason: '"2026-04-16T12:00:00Z" lies after today' },
    ]);
  });

  it('publishes its good rows and answers the bad ones by their number in the file', async () => {
    const importId = await begin('assignments');
    const rows = [...seats('ana@example.com'), { mail: 'raj@example.com' }, ...seats('not a mail')];
    const staged = await send(importId, 1, rows, 11);
    expect(staged.json.accepted).toBe(1);
    expect(staged.json.errors.map((one: { row: number; column: string }) => [one.row, one.column])).toEqual([
      [12, 'license'],
      [13, 'mail'],
    ]);
    const { json } = await finish(importId, 1);
    expect(json).toMatchObject({
      state: 'finished',
      rows: 3,
      refused: 2,
      result: { joined: 1, left: 0, changed: 0, unchanged: false },
    });
    expect(await holders()).toEqual([['ana@example.com', ['team plan']]]);
    expect((await api.sent()).map((entry) => entry.DetailType)).toContain('Snapshot published');
    const licenses = await api.call({ method: 'GET', path: '/api/licenses', roles: ['viewer'] });
    expect(licenses.json.items).toMatchObject([{ name: 'Team plan', connectionId: id }]);
  });

  it('refuses a second one while it is open, and lets it begin when it is given up', async () => {
    const first = await begin('people');
    expect((await call('POST', '/imports', { kind: 'people', fileName: 'b.csv' })).status).toBe(409);
    expect((await call('DELETE', `/imports/${first}`)).status).toBe(204);
    expect((await send(first, 1, [{ mail: 'a@example.com' }])).status).toBe(409);
    await begin('people');
    const { json } = await call('GET', '/imports');
    expect(json.items.map((one: { state: string }) => one.state)).toEqual(['open', 'abandoned']);
  });

  it('that was left alone gives way after a day', async () => {
    const first = await begin('people');
    await send(first, 1, [{ mail: 'a@example.com' }]);
    hour += 25;
    await begin('people');
    expect((await finish(first, 1)).status).toBe(409);
    const items = await queryList(api.table, { partition: partitions.imports(id), prefix: 'PAGE#' });
    expect(items).toEqual([]);
  });

  it('that was published before its finish was noted is no upload left alone, and its rows stay', async () => {
    const first = await upload('assignments', seats('ana@example.com'));
    const stored = await loadImport(api.table, id, first.id);
    if (!stored) throw new Error('There is no upload');
    const { endedAt: _, result: __, ...head } = stored.head;
    await putImport(api.table, { ...head, state: 'open' });
    const people = await upload('people', [{ mail: 'ana@example.com', name: 'Ana Ng' }]);
    expect(people).toMatchObject({ state: 'finished' });
    expect((await loadImport(api.table, id, first.id))?.head.state).toBe('finished');
    expect(await holders()).toEqual([['ana@example.com', ['team plan']]]);
    expect((await call('DELETE', `/imports/${first.id}`)).status).toBe(409);
  });

  it('that is cut off at any call of its finish is finished by asking again, or by the sweep, with its licenses', async () => {
    const whole = await upload('assignments', seats('ana@example.com'));
    let reached = true;
    let cuts = 0;
    for (let call = 1; reached; call++) {
      const mails = Array.from({ length: (call % 3) + 1 }, (_, i) => `p${call}.${i}@example.com`);
      const importId = await begin('assignments');
      await send(importId, 1, [...seats(...mails), { mail: 'ana@example.com', license: `Plan ${call % 2}` }]);
      const mortal = mortalTable(api.table, call, call % 2 === 0 ? 'before' : 'after');
      const dying = await openApi({ ...api.table, ...mortal });
      const path = `/api/connections/${id}/imports/${importId}/finish`;
      const cut = {
        method: 'POST',
        path,
        body: { pages: 1, mayLose: true },
        roles: ['itManager'],
        at: at(),
      } as const;
      await dying.call(cut);
      reached = mortal.calls() >= call;
      if (reached) cuts++;
      if (call % 4 < 2) {
        const { json } = await finish(importId, 1);
        expect(json).toMatchObject({ state: 'finished', result: { joined: mails.length } });
      } else {
        hour += 25;
        const secrets = { destroy: async () => {} };
        await sweep({ table: api.table, send: async () => {}, secrets }, at());
      }
      forgetAll();
      const served = await loadConnection(api.table, id);
      const { skus = 0 } = served?.state.published ?? {};
      const { json } = await api.call({ method: 'GET', path: '/api/licenses', roles: ['viewer'] });
      const own = json.items.filter((one: { status: string }) => one.status === 'active');
      expect([call, own.length]).toEqual([call, skus]);
      mortal.dynamo.destroy();
    }
    expect(whole.result).toMatchObject({ joined: 1 });
    expect(cuts).toBeGreaterThan(15);
  });

  it('takes a page sent again for the same page, and knows which one is missing', async () => {
    const importId = await begin('assignments');
    await send(importId, 1, seats('wrong@example.com'));
    await send(importId, 1, seats('ana@example.com'));
    expect((await finish(importId, 2)).status).toBe(400);
    await send(importId, 2, seats('raj@example.com'), 2);
    const finished = await finish(importId, 2);
    expect(finished.json).toMatchObject({ pages: 2, rows: 2, result: { joined: 2 } });
    expect((await finish(importId, 2)).json).toEqual(finished.json);
    expect((await holders()).map(([mail]) => mail)).toEqual(['ana@example.com', 'raj@example.com']);
  });

  it('that takes out more than a fifth of the accounts is refused with their number until somebody says that it may', async () => {
    await upload(
      'assignments',
      seats('a@example.com', 'b@example.com', 'c@example.com', 'd@example.com', 'e@example.com'),
    );
    const importId = await begin('assignments');
    await send(importId, 1, seats('a@example.com', 'b@example.com', 'new@example.com'));
    const refused = await finish(importId, 1, false);
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      field: 'mayLose',
      detail: expect.stringContaining('3 of the 5 accounts'),
    });
    expect((await holders()).length).toBe(5);
    expect((await finish(importId, 1)).json).toMatchObject({ result: { joined: 1, left: 3 } });
    const one = await begin('assignments');
    await send(one, 1, seats('a@example.com', 'b@example.com', 'new@example.com', 'more@example.com'));
    expect((await finish(one, 1, false)).status).toBe(200);
  });

  it('of the same file twice changes nothing', async () => {
    const rows = seats('ana@example.com', 'raj@example.com');
    await upload('assignments', rows);
    const before = (await loadConnection(api.table, id))?.state.published;
    const again = await upload('assignments', [...rows].reverse());
    expect(again.result).toEqual({ joined: 0, left: 0, changed: 0, unchanged: true });
    expect((await loadConnection(api.table, id))?.state.published).toEqual(before);
  });

  it('of people stands beside one of assignments, and each is replaced by its own kind alone', async () => {
    await upload('people', [{ mail: 'ana@example.com', aliases: 'ana.ng@example.com', department: 'Sales' }]);
    await upload('assignments', seats('ana.ng@example.com', 'raj@example.com'));
    expect(await holders()).toEqual([
      ['ana@example.com', ['team plan']],
      ['raj@example.com', ['team plan']],
    ]);
    const shorter = await upload('assignments', seats('ana@example.com'));
    expect(shorter.result).toMatchObject({ left: 1 });
    expect(await holders()).toEqual([['ana@example.com', ['team plan']]]);
    await upload('people', [{ mail: 'kim@example.com' }]);
    expect((await holders()).map(([mail]) => mail)).toEqual(['ana@example.com', 'kim@example.com']);
  });

  it('never expires, and leaves nothing behind but the version before', async () => {
    for (const count of [1, 2, 3, 4])
      await upload('assignments', seats(...Array.from({ length: count }, (_, i) => `p${i}@example.com`)));
    const snapshots = await queryList(api.table, { partition: partitions.snapshots(id) });
    expect(snapshots.some((item) => 'expiresAt' in item)).toBe(false);
    expect(snapshots.filter(({ SK }) => SK.startsWith('C#'))).toHaveLength(2);
    expect(snapshots.filter(({ SK }) => SK.startsWith('M#'))).toHaveLength(2);
    const uploads = await queryList(api.table, { partition: partitions.imports(id), prefix: 'PAGE#' });
    expect(uploads).toHaveLength(1);
  });

  it('says the same however its rows are cut into pages', async () => {
    const mails = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(mails, fc.integer({ min: 1, max: 12 }), async (numbers, size) => {
        const rows = seats(...numbers.map((number) => `p${number}@example.com`));
        const pages = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
          rows.slice(index * size, (index + 1) * size),
        );
        await upload('assignments', ...pages);
        expect((await holders()).map(([mail]) => mail)).toEqual(rows.map(({ mail }) => mail).sort());
      }),
      { numRuns: 8 },
    );
  });

  it('of many thousand rows takes few requests to the table', async () => {
    const capacity = countCapacity(api.table.dynamo);
    const page = (number: number) =>
      seats(...Array.from({ length: 1000 }, (_, i) => `p${number * 1000 + i}@example.com`));
    const { result } = await upload('assignments', page(0), page(1), page(2), page(3));
    expect(result).toMatchObject({ joined: 4000 });
    expect(capacity.requests).toBeLessThan(80);
  });
});
