// How a bank's statements are read is kept for everybody, under its name and against the version that was seen.
import { beforeEach, describe, expect, it } from 'vitest';
import { presetsFor, withPreset } from '#shared/domain/spend/statement-preset.ts';
import { ledgerOf, monthOfLedger } from '#shared/table/ledger-store.ts';
import { openSpending, type Spending } from './spending.ts';

let org: Spending;
beforeEach(async () => {
  org = await openSpending();
  return () => org.api.table.drop();
});

const bank = (more: object = {}) => ({
  name: 'House bank',
  headers: ['Datum', 'Text', 'Soll', 'Haben'],
  mapping: { day: 0, text: 1, debit: 2, credit: 3 },
  options: { decimalMark: 'comma' as const, currency: 'EUR', taxPercent: '19' },
  ...more,
});
const put = (presets: readonly object[], version = 0) => org.call('PUT', '/presets', { version, presets });

describe('A preset of a bank', () => {
  it('is there for everybody, is told in the log, and the same again changes nothing', async () => {
    expect((await org.call('GET', '/presets')).json).toEqual({ version: 0, presets: [] });
    expect((await put([])).json).toEqual({ version: 0, presets: [] });
    expect((await put([bank()])).json).toEqual({ version: 1, presets: [bank()] });
    expect((await put([bank()], 1)).json.version).toBe(1);
    expect((await put([bank(), bank({ name: 'Card' })], 1)).json.version).toBe(2);
    expect((await org.call('GET', '/presets')).json.presets).toEqual([bank(), bank({ name: 'Card' })]);
    const { entries } = await ledgerOf(org.api.table, monthOfLedger('2026-04'), { limit: 100 });
    const mine = entries.filter(({ subject }) => subject.kind === 'spendPresets');
    expect(mine).toHaveLength(2);
    expect(JSON.stringify(mine)).toContain('debit: Soll');
  });

  it('is not written over what somebody else saved meanwhile', async () => {
    await put([bank()]);
    expect((await put([bank({ name: 'Card' })])).status).toBe(409);
    await put([bank({ name: 'Card' })], 1);
    expect((await put([], 1)).status).toBe(409);
    expect((await org.call('GET', '/presets')).json.presets).toHaveLength(1);
  });

  it('is refused with the field where its name stands twice, or it reads a column that is not there', async () => {
    expect((await put([bank(), bank({ name: 'house BANK' })])).json).toMatchObject({
      status: 400,
      field: 'presets.1.name',
    });
    expect((await put([bank({ mapping: { day: 4 } })])).json).toMatchObject({
      status: 400,
      field: 'presets.0.mapping',
    });
    expect((await put([bank({ name: '' })])).json).toMatchObject({ status: 400, field: 'presets.0.name' });
    expect((await put([bank({ options: { taxPercent: 'x' } })])).status).toBe(400);
  });

  it('is offered for exactly its headers, and a name stands for one bank', () => {
    const all = withPreset(
      withPreset([bank()], bank({ name: 'Card', headers: ['A'] })),
      bank({ name: 'HOUSE bank' }),
    );
    expect(all.map(({ name }) => name)).toEqual(['Card', 'HOUSE bank']);
    expect(presetsFor(all, ['Datum', 'Text', 'Soll', 'Haben']).map(({ name }) => name)).toEqual([
      'HOUSE bank',
    ]);
    expect(presetsFor(all, ['Datum'])).toEqual([]);
  });

  it('with a debit and a credit column reads a statement as it was saved', async () => {
    const id = await org.begin();
    const { options } = bank();
    await org.send(
      id,
      1,
      [
        { day: '2026-03-05', text: 'Figma', debit: '1.190,00' },
        { day: '2026-03-06', text: 'Figma', credit: '119,00' },
        { day: '2026-03-06', text: 'Both', debit: '1,00', credit: '2,00' },
      ],
      { options },
    );
    expect((await org.finish(id, 1)).json).toMatchObject({ refused: 1, result: { added: 2 } });
    const rows = await org.listed();
    expect(rows.map(({ amount, net }) => [amount, net]).sort()).toEqual([
      ['-119.00', '-100.00'],
      ['1190.00', '1000.00'],
    ]);
  });
});

describe('An import that was broken off in the middle of its pages', () => {
  it('loses nothing and doubles nothing once it is sent again and finished', async () => {
    const pages = [0, 1, 2].map((page) =>
      Array.from({ length: 40 }, (_, at) => ({
        day: '2026-03-05',
        amount: '1',
        currency: 'EUR',
        text: `Row ${page} ${at}`,
      })),
    );
    const id = await org.begin();
    await org.send(id, 1, pages[0] ?? []);
    // The answer of the second page was lost; whoever goes on sends it and everything behind it once more.
    await org.send(id, 2, pages[1] ?? []);
    expect(await org.listed()).toEqual([]);
    for (const [at, rows] of pages.entries()) await org.send(id, at + 1, rows);
    const [first, again] = [await org.finish(id, 3), await org.finish(id, 3)];
    expect(first.json.result).toMatchObject({ added: 120 });
    expect(again.json).toEqual(first.json);
    expect(await org.listed()).toHaveLength(120);
    const undone = await org.call('POST', `/imports/${id}/undo`);
    expect(undone.json.state).toBe('undone');
    expect(await org.listed()).toEqual([]);
    expect((await org.upload(...pages)).result).toMatchObject({ added: 120, known: 0 });
    expect((await org.upload(...pages)).result).toMatchObject({ added: 0, known: 120 });
    expect(await org.listed()).toHaveLength(120);
  });
});
