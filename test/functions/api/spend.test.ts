// Statements become spend: bad rows told by number, nothing counted twice, everything taken back exactly.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#functions/sweep/sweep.ts';
import type { SpendTransaction } from '#shared/api/spend.ts';
import { exact, sum } from '#shared/domain/money/exact.ts';
import { finishStatement } from '#shared/snapshots/spend/finish.ts';
import { countCapacity } from '#shared/table/capacity.ts';
import { loadImport, putImport } from '#shared/table/import-store.ts';
import { partitions, SPEND_OWNER } from '#shared/table/keys.ts';
import { ledgerOfMonth } from '#shared/table/ledger-store.ts';
import { queryList } from '#shared/table/table.ts';
import { openApi, type TestApi } from './request.ts';

type Row = Record<string, string>;

let api: TestApi;
let hour: number;
const at = () => new Date(Date.parse('2026-04-16T08:00:00.000Z') + 3_600_000 * hour++).toISOString();

const call = (method: string, path: string, body?: unknown, query?: Record<string, string>) =>
  api.call({
    method,
    path: `/api/spend${path}`,
    body,
    roles: ['finance'],
    at: at(),
    ...(query && { query }),
  });

beforeEach(async () => {
  hour = 0;
  api = await openApi();
  return () => api.table.drop();
});

const coffee = (more: Row = {}): Row => ({
  day: '2026-03-05',
  amount: '3.20',
  currency: 'EUR',
  text: 'Coffee to go',
  ...more,
});
const figma = (more: Row = {}): Row => coffee({ text: 'FIGMA INC', amount: '120.00', ...more });

async function begin(fileName = 'march.csv'): Promise<string> {
  const { status, json } = await call('POST', '/imports', { fileName });
  expect(status).toBe(201);
  return json.id;
}

const send = (id: string, page: number, rows: readonly Row[], more: object = {}) =>
  call('PUT', `/imports/${id}/pages/${page}`, { firstRow: 1, rows, ...more });
const finish = (id: string, pages: number) => call('POST', `/imports/${id}/finish`, { pages });

async function upload(...pages: readonly (readonly Row[])[]) {
  const id = await begin();
  for (const [index, rows] of pages.entries()) await send(id, index + 1, rows);
  return (await finish(id, pages.length)).json;
}

async function listed(query: Record<string, string> = {}): Promise<SpendTransaction[]> {
  const { status, json } = await call('GET', '/transactions', undefined, {
    limit: '1000',
    from: '2026-01',
    to: '2026-12',
    ...query,
  });
  expect(status).toBe(200);
  return json.items;
}

const texts = async (query?: Record<string, string>) => (await listed(query)).map(({ text }) => text).sort();

async function application(name: string): Promise<string> {
  const body = { name };
  return (await api.call({ method: 'POST', path: '/api/applications', body, roles: ['admin'], at: at() }))
    .json.id;
}

async function setRules(rules: readonly object[], version = 0) {
  return call('PUT', '/rules', { version, rules });
}
const containing = (id: string, text: string, applicationId: string) => ({
  id,
  match: 'contains',
  text,
  applicationId,
});

describe('A statement', () => {
  it('with one bad row in a thousand leaves 999 applied and that one reported by its number', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => coffee({ text: `Coffee ${at}` }));
    rows[611] = coffee({ amount: 'twelve' });
    const id = await begin();
    const { json } = await send(id, 1, rows);
    expect(json).toEqual({
      accepted: 999,
      errors: [{ row: 612, column: 'amount', reason: expect.stringContaining('"twelve" is not an amount') }],
    });
    expect((await finish(id, 1)).json).toMatchObject({
      state: 'finished',
      rows: 1000,
      refused: 1,
      result: { added: 999, known: 0, from: '2026-03', to: '2026-03' },
    });
    expect(await listed()).toHaveLength(999);
  });

  it('imported twice changes nothing, and two equal coffees of one file are two', async () => {
    const rows = [coffee(), coffee(), figma(), figma({ amount: '-20.00' })];
    await upload(rows);
    const before = await listed();
    expect(before).toHaveLength(4);
    const again = await upload(rows.slice(0, 2), rows.slice(2));
    expect(again.result).toMatchObject({ added: 0, known: 4 });
    expect(await listed()).toEqual(before);
  });

  it('is read as its page says: comma before the cents, day first, negative when it left, tax inside', async () => {
    const id = await begin();
    await send(id, 1, [{ day: '04/05/2026', amount: '-1.190,00', text: 'Figma' }], {
      options: {
        dateOrder: 'dayFirst',
        decimalMark: 'comma',
        currency: 'EUR',
        outIsNegative: true,
        taxPercent: '19',
      },
    });
    await finish(id, 1);
    expect(await listed()).toMatchObject([
      { day: '2026-05-04', amount: '1190.00', net: '1000.00', currency: 'EUR' },
    ]);
  });

  it('that was sent and not finished counts for nothing; a second one waits until it is given up', async () => {
    const first = await begin();
    await send(first, 1, [coffee()]);
    expect(await listed()).toEqual([]);
    expect((await call('POST', '/imports', { fileName: 'b.csv' })).status).toBe(409);
    expect((await call('DELETE', `/imports/${first}`)).status).toBe(204);
    expect((await send(first, 1, [coffee()])).status).toBe(409);
    expect((await finish(first, 1)).status).toBe(409);
    await begin('b.csv');
    const { json } = await call('GET', '/imports');
    expect(json.items.map((one: { state: string }) => one.state)).toEqual(['open', 'abandoned']);
  });

  it('without a single good row, or without one of its pages, is refused and stays open', async () => {
    const id = await begin();
    await send(id, 1, [coffee({ day: 'someday' })]);
    expect((await finish(id, 2)).json).toMatchObject({
      status: 400,
      field: 'pages',
      detail: 'Page 2 has not been sent',
    });
    expect((await finish(id, 1)).json).toMatchObject({ status: 400, field: 'pages' });
    await send(id, 1, [coffee()]);
    expect((await finish(id, 1)).status).toBe(200);
  });

  it('finished by two at once is published once, and both are told the same', async () => {
    const id = await begin();
    await send(id, 1, [coffee(), figma()]);
    const answers = await Promise.all([finish(id, 1), finish(id, 1), finish(id, 1)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]?.json).toEqual(answers[0]?.json);
    expect(await listed()).toHaveLength(2);
    const { entries } = await ledgerOfMonth(api.table, '2026-04', { limit: 100 });
    expect(entries.filter(({ deed }) => deed === 'imported')).toHaveLength(1);
  });

  it('cut off after it was published is brought to its end by finishing again, or by the sweep', async () => {
    for (const mend of ['finish', 'sweep']) {
      const id = await begin();
      await send(id, 1, [coffee({ text: mend })]);
      await finish(id, 1);
      const stored = await loadImport(api.table, SPEND_OWNER, id);
      if (!stored) throw new Error('There is no upload');
      await putImport(api.table, { ...stored.head, state: 'open' });
      if (mend === 'finish') expect((await finish(id, 1)).json).toMatchObject({ state: 'finished' });
      else {
        hour += 48;
        await begin('next.csv');
      }
      expect((await loadImport(api.table, SPEND_OWNER, id))?.head.state).toBe('finished');
      expect(await texts()).toContain(mend);
    }
  });

  it('cut off before it was published leaves nothing that counts, and nothing at all after some days', async () => {
    const id = await begin();
    await send(id, 1, [coffee()]);
    const broken = { ...api.table, client: withoutPublishing(api.table.client) };
    const lost = finishStatement(broken as never, {
      importId: id,
      pages: 1,
      actor: { kind: 'person', id: 'ana@example.com' },
      at: at(),
    });
    await expect(lost).rejects.toThrow('The power went');
    expect(await listed()).toEqual([]);
    const left = () => queryList(api.table, { partition: partitions.spendYear('2026') });
    expect(await left()).toHaveLength(1);
    hour += 72;
    const context = {
      table: api.table,
      send: async () => undefined,
      secrets: { destroy: async () => undefined },
    };
    expect(await sweep(context as never, at())).toMatchObject({ uploads: 1 });
    expect(await left()).toEqual([]);
    expect(
      await queryList(api.table, { partition: partitions.imports(SPEND_OWNER), prefix: 'PAGE#' }),
    ).toEqual([]);
  });
});

/** A client whose process dies at the write that would publish. */
function withoutPublishing(client: TestApi['table']['client']) {
  return {
    send(command: { input?: { Item?: { PK?: string } } }) {
      if (command.input?.Item?.PK === 'STATEMENTS') throw new Error('The power went');
      return client.send(command as never);
    },
  };
}

describe('An undone import', () => {
  it('leaves exactly what was there before, and can be imported again', async () => {
    await upload([coffee(), figma()]);
    const before = await listed();
    const second = await upload([figma(), figma({ day: '2026-04-05' }), coffee(), coffee()]);
    expect(second.result).toMatchObject({ added: 2, known: 2 });
    expect(await listed()).toHaveLength(4);
    const undone = await call('POST', `/imports/${second.id}/undo`);
    expect(undone.json).toMatchObject({ state: 'undone', undone: { by: 'Ana Ng' } });
    expect(await listed()).toEqual(before);
    expect((await call('POST', `/imports/${second.id}/undo`)).json).toEqual(undone.json);
    expect((await upload([figma({ day: '2026-04-05' })])).result).toMatchObject({ added: 1 });
    expect(await listed()).toHaveLength(3);
  });

  it('takes no transaction with it that another statement tells too', async () => {
    const first = await upload([coffee(), figma()]);
    await upload([figma()]);
    await call('POST', `/imports/${first.id}/undo`);
    expect(await texts()).toEqual(['FIGMA INC']);
  });

  it('is told as none where nothing was finished', async () => {
    expect((await call('POST', '/imports/none/undo')).status).toBe(404);
  });

  it('restores exactly whatever came before and after it', async () => {
    const rows = fc.array(
      fc
        .record({ text: fc.constantFrom('a', 'b'), day: fc.constantFrom('2026-02-01', '2026-03-01') })
        .map((one) => coffee(one)),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(rows, rows, async (kept, taken) => {
        await upload(kept);
        const before = await listed();
        const { id } = await upload(taken);
        await call('POST', `/imports/${id}/undo`);
        expect(await listed()).toEqual(before);
      }),
      { numRuns: 6 },
    );
  });
});

describe('Rules', () => {
  it('know every transaction at once, those already imported as well, and the first that fits decides', async () => {
    const [design, drinks] = [await application('Figma'), await application('Kitchen')];
    await upload([coffee(), figma()]);
    expect(await texts({ state: 'unrecognised' })).toEqual(['Coffee to go', 'FIGMA INC']);
    const set = await setRules([containing('1', 'figma', design), containing('2', 'f', drinks)]);
    expect(set.json).toMatchObject({
      version: 1,
      rules: [{ applicationName: 'Figma' }, { applicationName: 'Kitchen' }],
    });
    expect(await listed({ applicationId: design })).toMatchObject([
      { text: 'FIGMA INC', by: 'rule', ruleId: '1' },
    ]);
    await setRules([containing('2', 'f', drinks), containing('1', 'figma', design)], 1);
    expect(await listed({ applicationId: design })).toEqual([]);
    expect(await texts({ applicationId: drinks })).toEqual(['Coffee to go', 'FIGMA INC']);
  });

  it('are refused by the place of what is wrong, and to whoever saw an older list', async () => {
    const app = await application('Figma');
    expect((await setRules([containing('1', 'figma', 'nowhere')])).json).toMatchObject({
      status: 400,
      field: 'rules.0.applicationId',
    });
    const twice = [containing('1', 'a', app), containing('1', 'b', app)];
    expect((await setRules(twice)).json).toMatchObject({ status: 400, field: 'rules.1.id' });
    expect((await setRules([containing('1', ' ', app)])).json).toMatchObject({
      status: 400,
      field: 'rules.0.text',
    });
    expect((await setRules([containing('1', 'figma', app)])).status).toBe(200);
    expect((await setRules([containing('1', 'other', app)])).json).toMatchObject({
      status: 409,
      field: 'version',
    });
    await setRules([containing('1', 'figma', app), containing('2', 'other', app)], 1);
    expect((await setRules([], 1)).json).toMatchObject({ status: 409, field: 'version' });
  });

  it('stand in the log by their words, however many they are', async () => {
    const app = await application('Figma');
    const many = Array.from({ length: 300 }, (_, at) => containing(String(at), `merchant number ${at}`, app));
    expect((await setRules(many)).status).toBe(200);
    expect((await setRules([containing('new', 'figma', app), ...many.slice(0, 200)], 1)).status).toBe(200);
    await setRules([containing('1', 'figma', app)], 2);
    expect((await setRules([containing('1', 'canva', app)], 3)).status).toBe(200);
    const { entries } = await ledgerOfMonth(api.table, '2026-04', { limit: 100 });
    const last = entries.find(({ subject, version }) => subject.kind === 'spendRules' && version === 4);
    expect(last?.changes).toEqual([
      { field: 'text contains “figma”', before: 'Figma, rule 1' },
      { field: 'text contains “canva”', after: 'Figma, rule 1' },
    ]);
  });
});

describe('A transaction', () => {
  const decide = (ids: readonly string[], decision: object) => call('POST', '/decisions', { ids, decision });

  it('given to an application by hand stays there whatever the rules say, until it is left to them again', async () => {
    const [design, other] = [await application('Figma'), await application('Other')];
    await setRules([containing('1', 'figma', design)]);
    await upload([figma()]);
    const [row] = await listed();
    const assigned = await decide([row?.id ?? ''], { act: 'assign', applicationId: other });
    expect(assigned.json).toEqual({ items: [{ id: row?.id, done: true }] });
    expect(await listed()).toMatchObject([{ application: { name: 'Other' }, by: 'hand' }]);
    await setRules([containing('2', 'inc', design)], 1);
    expect(await listed()).toMatchObject([{ application: { name: 'Other' } }]);
    await decide([row?.id ?? ''], { act: 'unassign' });
    expect(await listed()).toMatchObject([{ application: { name: 'Figma' }, by: 'rule', ruleId: '2' }]);
    const { entries } = await ledgerOfMonth(api.table, '2026-04', { limit: 100 });
    expect(entries.filter(({ subject }) => subject.kind === 'spendRow').map(({ deed }) => deed)).toEqual([
      'unassigned',
      'assigned',
    ]);
  });

  it('that is archived is hidden and counted nowhere, and keeps its place when its import comes again', async () => {
    const { id } = await upload([coffee(), figma()]);
    const row = (await listed()).find(({ text }) => text === 'FIGMA INC');
    await decide([row?.id ?? ''], { act: 'archive' });
    expect(await texts()).toEqual(['Coffee to go']);
    expect(await texts({ state: 'archived' })).toEqual(['FIGMA INC']);
    await call('POST', `/imports/${id}/undo`);
    await upload([coffee(), figma()]);
    expect(await texts()).toEqual(['Coffee to go']);
    await decide([row?.id ?? ''], { act: 'restore' });
    expect(await texts()).toEqual(['Coffee to go', 'FIGMA INC']);
  });

  it('that does not exist is answered so, and the others are done', async () => {
    await upload([coffee()]);
    const [row] = await listed();
    const none = `2026-03_${'x'.repeat(22)}`;
    expect((await decide([none, row?.id ?? ''], { act: 'archive' })).json.items).toEqual([
      { id: none, done: false, reason: 'There is no such transaction' },
      { id: row?.id, done: true },
    ]);
    expect((await decide([row?.id ?? ''], { act: 'assign', applicationId: 'none' })).json).toMatchObject({
      status: 400,
      field: 'decision.applicationId',
    });
  });

  it('is found by month, text and order, page by page, and all of them as CSV', async () => {
    await upload(
      Array.from({ length: 60 }, (_, at) =>
        coffee({
          day: `2026-0${1 + (at % 3)}-10`,
          text: `Row ${String(at).padStart(2, '0')}`,
          amount: `${at}.00`,
        }),
      ),
    );
    expect(await texts({ from: '2026-02', to: '2026-02' })).toHaveLength(20);
    expect(await texts({ text: 'row 07' })).toEqual(['Row 07']);
    const first = await call('GET', '/transactions', undefined, { sort: 'amount', order: 'desc' });
    expect(first.json).toMatchObject({ total: 60, items: { 0: { amount: '59.00' }, length: 25 } });
    const next = { sort: 'amount', order: 'desc', cursor: first.json.next };
    expect((await call('GET', '/transactions', undefined, next)).json.items[0].amount).toBe('34.00');
    const refused = await call('GET', '/transactions', undefined, { from: '2020-01', to: '2026-01' });
    expect(refused.json).toMatchObject({ status: 400, field: 'from' });
    const path = '/api/spend/transactions';
    const csv = await api.call({
      method: 'GET',
      path,
      roles: ['viewer'],
      accept: 'text/csv',
      query: { limit: '100' },
      at: at(),
    });
    expect(csv.text.split('\r\n')).toHaveLength(62);
  });

  it('is shown to every reader of contracts, and changed by nobody but finance and administrators', async () => {
    const viewer = { roles: ['viewer'] as const, at: at() };
    expect((await api.call({ method: 'GET', path: '/api/spend/months', ...viewer })).status).toBe(200);
    const body = { fileName: 'a.csv' };
    expect((await api.call({ method: 'POST', path: '/api/spend/imports', body, ...viewer })).status).toBe(
      403,
    );
  });
});

describe('The months', () => {
  it('set what left, without tax, against what contracts cost, and what nobody knows apart', async () => {
    const app = await application('Figma');
    const contract = {
      name: 'Figma Organization',
      kind: 'contract',
      applicationIds: [app],
      currency: 'EUR',
      start: '2026-01-01',
      duration: { kind: 'months', months: 12 },
      paymentFrequency: 'month',
      lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    };
    const created = await api.call({
      method: 'POST',
      path: '/api/contracts',
      body: contract,
      roles: ['finance'],
      at: at(),
    });
    expect(created.status).toBe(201);
    await setRules([containing('1', 'figma', app)]);
    await upload([figma(), figma({ day: '2026-04-02', amount: '90.00' }), coffee()]);
    const { json } = await call('GET', '/months');
    expect(json).toMatchObject({
      through: '2026-04',
      months: { 0: '2026-01', length: 12 },
      unrecognisedRows: 1,
    });
    const [line] = json.items;
    expect(line.applications).toEqual([{ id: app, name: 'Figma' }]);
    expect(line.months[2]).toEqual({ cost: '100.00', due: '100.00', spend: '120.00', variance: '20.00' });
    expect(line.total).toEqual({ cost: '400.00', due: '400.00', spend: '210.00', variance: '-190.00' });
    expect(json.unrecognised).toEqual([
      { currency: 'EUR', months: expect.arrayContaining(['3.20']), total: '3.20' },
    ]);
  });

  it('add up to the rows that count', async () => {
    const amounts = ['3.20', '-1.07', '999999.99', '0.01'];
    await upload(amounts.map((amount, at) => coffee({ amount, day: `2026-0${at + 1}-01` })));
    const { json } = await call('GET', '/months');
    const rows = sum((await listed()).map(({ net }) => exact(net)));
    expect(exact(json.unrecognised[0].total).equals(rows)).toBe(true);
  });

  it('of a year take few requests to the table, however many statements there are', async () => {
    for (let month = 1; month <= 4; month++)
      await upload(
        Array.from({ length: 300 }, (_, at) => coffee({ day: `2026-0${month}-10`, text: `Row ${at}` })),
      );
    const capacity = countCapacity(api.table.dynamo);
    await call('GET', '/months');
    expect(capacity.requests).toBeLessThan(10);
  });
});
