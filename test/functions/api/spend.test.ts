// Whose a transaction is follows the rules of the moment, unless somebody said so by hand.
import { beforeEach, describe, expect, it } from 'vitest';
import { ledgerOf, monthOfLedger } from '#shared/table/ledger-store.ts';
import { coffee, containing, figma, openSpending, type Spending } from './spending.ts';

let org: Spending;
beforeEach(async () => {
  org = await openSpending();
  return () => org.api.table.drop();
});

describe('Rules', () => {
  it('know every transaction at once, those already imported as well, and the first that fits decides', async () => {
    const [design, drinks] = [await org.application('Figma'), await org.application('Kitchen')];
    await org.upload([coffee(), figma()]);
    expect(await org.texts({ state: 'unrecognised' })).toEqual(['Coffee to go', 'FIGMA INC']);
    const set = await org.setRules([containing('1', 'figma', design), containing('2', 'f', drinks)]);
    expect(set.json).toMatchObject({
      version: 1,
      rules: [{ applicationName: 'Figma' }, { applicationName: 'Kitchen' }],
    });
    expect(await org.listed({ applicationId: design })).toMatchObject([
      { text: 'FIGMA INC', by: 'rule', ruleId: '1' },
    ]);
    await org.setRules([containing('2', 'f', drinks), containing('1', 'figma', design)], 1);
    expect(await org.listed({ applicationId: design })).toEqual([]);
    expect(await org.texts({ applicationId: drinks })).toEqual(['Coffee to go', 'FIGMA INC']);
  });

  it('are refused by the place of what is wrong, and to whoever saw an older list', async () => {
    const app = await org.application('Figma');
    expect((await org.setRules([containing('1', 'figma', 'nowhere')])).json).toMatchObject({
      status: 400,
      field: 'rules.0.applicationId',
    });
    const twice = [containing('1', 'a', app), containing('1', 'b', app)];
    expect((await org.setRules(twice)).json).toMatchObject({ status: 400, field: 'rules.1.id' });
    expect((await org.setRules([containing('1', ' ', app)])).json).toMatchObject({
      status: 400,
      field: 'rules.0.text',
    });
    expect((await org.setRules([containing('1', 'figma', app)])).status).toBe(200);
    expect((await org.setRules([containing('1', 'other', app)])).json).toMatchObject({
      status: 409,
      field: 'version',
    });
    await org.setRules([containing('1', 'figma', app), containing('2', 'other', app)], 1);
    expect((await org.setRules([], 1)).json).toMatchObject({ status: 409, field: 'version' });
  });

  it('stand in the log by their words, however many they are', async () => {
    const app = await org.application('Figma');
    const many = Array.from({ length: 300 }, (_, at) => containing(String(at), `merchant number ${at}`, app));
    expect((await org.setRules(many)).status).toBe(200);
    expect((await org.setRules([containing('new', 'figma', app), ...many.slice(0, 200)], 1)).status).toBe(
      200,
    );
    await org.setRules([containing('1', 'figma', app)], 2);
    expect((await org.setRules([containing('1', 'canva', app)], 3)).status).toBe(200);
    const { entries } = await ledgerOf(org.api.table, monthOfLedger('2026-04'), { limit: 100 });
    const last = entries.find(({ subject, version }) => subject.kind === 'spendRules' && version === 4);
    expect(last?.changes).toEqual([
      { field: 'text contains “figma”', before: 'Figma, rule 1' },
      { field: 'text contains “canva”', after: 'Figma, rule 1' },
    ]);
  });
});

describe('A transaction', () => {
  const decide = (ids: readonly string[], decision: object) =>
    org.call('POST', '/decisions', { ids, decision });

  it('given to an application by hand stays there whatever the rules say, until it is left to them again', async () => {
    const [design, other] = [await org.application('Figma'), await org.application('Other')];
    await org.setRules([containing('1', 'figma', design)]);
    await org.upload([figma()]);
    const [row] = await org.listed();
    const assigned = await decide([row?.id ?? ''], { act: 'assign', applicationId: other });
    expect(assigned.json).toEqual({ items: [{ id: row?.id, done: true }] });
    expect(await org.listed()).toMatchObject([{ application: { name: 'Other' }, by: 'hand' }]);
    await org.setRules([containing('2', 'inc', design)], 1);
    expect(await org.listed()).toMatchObject([{ application: { name: 'Other' } }]);
    await decide([row?.id ?? ''], { act: 'unassign' });
    expect(await org.listed()).toMatchObject([{ application: { name: 'Figma' }, by: 'rule', ruleId: '2' }]);
    const { entries } = await ledgerOf(org.api.table, monthOfLedger('2026-04'), { limit: 100 });
    expect(entries.filter(({ subject }) => subject.kind === 'spendRow').map(({ deed }) => deed)).toEqual([
      'unassigned',
      'assigned',
    ]);
  });

  it('that is archived is hidden and counted nowhere, and keeps its place when its import comes again', async () => {
    const { id } = await org.upload([coffee(), figma()]);
    const row = (await org.listed()).find(({ text }) => text === 'FIGMA INC');
    await decide([row?.id ?? ''], { act: 'archive' });
    expect(await org.texts()).toEqual(['Coffee to go']);
    expect(await org.texts({ state: 'archived' })).toEqual(['FIGMA INC']);
    await org.call('POST', `/imports/${id}/undo`);
    await org.upload([coffee(), figma()]);
    expect(await org.texts()).toEqual(['Coffee to go']);
    await decide([row?.id ?? ''], { act: 'restore' });
    expect(await org.texts()).toEqual(['Coffee to go', 'FIGMA INC']);
  });

  it('that does not exist is answered so, and the others are done', async () => {
    await org.upload([coffee()]);
    const [row] = await org.listed();
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
    await org.upload(
      Array.from({ length: 60 }, (_, at) =>
        coffee({
          day: `2026-0${1 + (at % 3)}-10`,
          text: `Row ${String(at).padStart(2, '0')}`,
          amount: `${at}.00`,
        }),
      ),
    );
    expect(await org.texts({ from: '2026-02', to: '2026-02' })).toHaveLength(20);
    expect(await org.texts({ text: 'row 07' })).toEqual(['Row 07']);
    const first = await org.call('GET', '/transactions', undefined, { sort: 'amount', order: 'desc' });
    expect(first.json).toMatchObject({ total: 60, items: { 0: { amount: '59.00' }, length: 25 } });
    const next = { sort: 'amount', order: 'desc', cursor: first.json.next };
    expect((await org.call('GET', '/transactions', undefined, next)).json.items[0].amount).toBe('34.00');
    const refused = await org.call('GET', '/transactions', undefined, { from: '2020-01', to: '2026-01' });
    expect(refused.json).toMatchObject({ status: 400, field: 'from' });
    const path = '/api/spend/transactions';
    const csv = await org.api.call({
      method: 'GET',
      path,
      roles: ['viewer'],
      accept: 'text/csv',
      query: { limit: '100' },
      at: org.at(),
    });
    expect(csv.text.split('\r\n')).toHaveLength(62);
  });

  it('is shown to every reader of contracts, and changed by nobody but finance and administrators', async () => {
    const viewer = { roles: ['viewer'] as const, at: org.at() };
    expect((await org.api.call({ method: 'GET', path: '/api/spend/months', ...viewer })).status).toBe(200);
    const body = { fileName: 'a.csv' };
    expect((await org.api.call({ method: 'POST', path: '/api/spend/imports', body, ...viewer })).status).toBe(
      403,
    );
  });
});
