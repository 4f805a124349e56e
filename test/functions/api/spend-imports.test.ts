// Statements become spend: bad rows told by number, nothing counted twice, everything taken back exactly.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#functions/sweep/sweep.ts';
import { finishStatement } from '#shared/snapshots/spend/finish.ts';
import { loadImport, putImport } from '#shared/table/import-store.ts';
import { partitions, SPEND_OWNER } from '#shared/table/keys.ts';
import { ledgerOf, monthOfLedger } from '#shared/table/ledger-store.ts';
import { queryList } from '#shared/table/table.ts';
import { claimUpload } from '#shared/table/upload-claim-store.ts';
import { coffee, figma, openSpending, type Spending } from './spending.ts';

let org: Spending;
beforeEach(async () => {
  org = await openSpending();
  return () => org.api.table.drop();
});

describe('A statement', () => {
  it('with one bad row in a thousand leaves 999 applied and that one reported by its number', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => coffee({ text: `Coffee ${at}` }));
    rows[611] = coffee({ amount: 'twelve' });
    const id = await org.begin();
    const { json } = await org.send(id, 1, rows);
    expect(json).toEqual({
      accepted: 999,
      errors: [{ row: 612, column: 'amount', reason: expect.stringContaining('"twelve" is not an amount') }],
    });
    expect((await org.finish(id, 1)).json).toMatchObject({
      state: 'finished',
      rows: 1000,
      refused: 1,
      result: { added: 999, known: 0, from: '2026-03', to: '2026-03' },
    });
    expect(await org.listed()).toHaveLength(999);
  });

  it('imported twice changes nothing, and two equal coffees of one file are two', async () => {
    const rows = [coffee(), coffee(), figma(), figma({ amount: '-20.00' })];
    await org.upload(rows);
    const before = await org.listed();
    expect(before).toHaveLength(4);
    const again = await org.upload(rows.slice(0, 2), rows.slice(2));
    expect(again.result).toMatchObject({ added: 0, known: 4 });
    expect(await org.listed()).toEqual(before);
  });

  it('is read as its page says: comma before the cents, day first, negative when it left, tax inside', async () => {
    const id = await org.begin();
    await org.send(id, 1, [{ day: '04/05/2026', amount: '-1.190,00', text: 'Figma' }], {
      options: {
        dateOrder: 'dayFirst',
        decimalMark: 'comma',
        currency: 'EUR',
        outIsNegative: true,
        taxPercent: '19',
      },
    });
    await org.finish(id, 1);
    expect(await org.listed()).toMatchObject([
      { day: '2026-05-04', amount: '1190.00', net: '1000.00', currency: 'EUR' },
    ]);
  });

  it('that was sent and not finished counts for nothing; a second one waits until it is given up', async () => {
    const first = await org.begin();
    await org.send(first, 1, [coffee()]);
    expect(await org.listed()).toEqual([]);
    expect((await org.call('POST', '/imports', { fileName: 'b.csv' })).status).toBe(409);
    expect((await org.call('DELETE', `/imports/${first}`)).status).toBe(204);
    expect((await org.send(first, 1, [coffee()])).status).toBe(409);
    expect((await org.finish(first, 1)).status).toBe(409);
    await org.begin('b.csv');
    const { json } = await org.call('GET', '/imports');
    expect(json.items.map((one: { state: string }) => one.state)).toEqual(['open', 'abandoned']);
  });

  it('without a single good row, or without one of its pages, is refused and stays open', async () => {
    const id = await org.begin();
    await org.send(id, 1, [coffee({ day: 'someday' })]);
    expect((await org.finish(id, 2)).json).toMatchObject({
      status: 400,
      field: 'pages',
      detail: 'Page 2 has not been sent',
    });
    expect((await org.finish(id, 1)).json).toMatchObject({ status: 400, field: 'pages' });
    await org.send(id, 1, [coffee()]);
    expect((await org.finish(id, 1)).status).toBe(200);
  });

  it('takes a page sent again for the same page', async () => {
    const id = await org.begin();
    await org.send(id, 1, [coffee({ text: 'A wrong file' })]);
    await org.send(id, 1, [coffee()]);
    expect((await org.finish(id, 1)).json).toMatchObject({ rows: 1, result: { added: 1 } });
    expect(await org.texts()).toEqual(['Coffee to go']);
  });

  it('finished by two at once is published once, and both are told the same', async () => {
    const id = await org.begin();
    await org.send(id, 1, [coffee(), figma()]);
    const answers = await Promise.all([org.finish(id, 1), org.finish(id, 1), org.finish(id, 1)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]?.json).toEqual(answers[0]?.json);
    expect(await org.listed()).toHaveLength(2);
    const { entries } = await ledgerOf(org.api.table, monthOfLedger('2026-04'), { limit: 100 });
    expect(entries.filter(({ deed }) => deed === 'imported')).toHaveLength(1);
  });

  it('cut off after it was published is brought to its end by finishing again, or by the sweep', async () => {
    for (const mend of ['finish', 'sweep']) {
      const id = await org.begin();
      await org.send(id, 1, [coffee({ text: mend })]);
      await org.finish(id, 1);
      const stored = await loadImport(org.api.table, SPEND_OWNER, id);
      if (!stored) throw new Error('There is no upload');
      await putImport(org.api.table, { ...stored.head, state: 'open' });
      const at = org.at();
      await claimUpload(org.api.table, { owner: SPEND_OWNER, importId: id, until: at }, at);
      if (mend === 'finish') expect((await org.finish(id, 1)).json).toMatchObject({ state: 'finished' });
      else expect(await swept()).toMatchObject({ uploads: 1 });
      expect((await loadImport(org.api.table, SPEND_OWNER, id))?.head.state).toBe('finished');
      expect(await org.texts()).toContain(mend);
    }
  });

  it('cut off before it was published counts once it is finished again', async () => {
    const id = await org.begin();
    await org.send(id, 1, [coffee(), figma()]);
    await dieBeforePublishing(id);
    expect(await org.listed()).toEqual([]);
    expect((await org.finish(id, 1)).json).toMatchObject({ state: 'finished', result: { added: 2 } });
    expect(await org.texts()).toEqual(['Coffee to go', 'FIGMA INC']);
  });

  it('cut off before it was published leaves nothing that counts, and nothing at all after some days', async () => {
    const id = await org.begin();
    await org.send(id, 1, [coffee()]);
    await dieBeforePublishing(id);
    expect(await org.listed()).toEqual([]);
    const left = () => queryList(org.api.table, { partition: partitions.spendYear('2026') });
    expect(await left()).toHaveLength(1);
    org.pass(72);
    expect(await swept()).toMatchObject({ uploads: 1 });
    expect(await left()).toEqual([]);
    expect(
      await queryList(org.api.table, { partition: partitions.imports(SPEND_OWNER), prefix: 'PAGE#' }),
    ).toEqual([]);
  });
});

function swept() {
  const nothing = async () => undefined;
  const context = { table: org.api.table, send: nothing, secrets: { destroy: nothing } };
  return sweep(context as never, org.at());
}

/** Its rows are packed, and the write that makes them count never happens. */
async function dieBeforePublishing(importId: string): Promise<void> {
  const broken = { ...org.api.table, client: withoutPublishing(org.api.table.client) };
  const actor = { kind: 'person', id: 'ana@example.com' } as const;
  const lost = finishStatement(broken as never, { importId, pages: 1, actor, at: org.at() });
  await expect(lost).rejects.toThrow('The power went');
}

/** A client whose process dies at the write that would publish. */
function withoutPublishing(client: Spending['api']['table']['client']) {
  return {
    send(command: { input?: { Item?: { PK?: string } } }) {
      if (command.input?.Item?.PK === 'STATEMENTS') throw new Error('The power went');
      return client.send(command as never);
    },
  };
}

describe('An undone import', () => {
  it('leaves exactly what was there before, and can be imported again', async () => {
    await org.upload([coffee(), figma()]);
    const before = await org.listed();
    const second = await org.upload([figma(), figma({ day: '2026-04-05' }), coffee(), coffee()]);
    expect(second.result).toMatchObject({ added: 2, known: 2 });
    expect(await org.listed()).toHaveLength(4);
    const undone = await org.call('POST', `/imports/${second.id}/undo`);
    expect(undone.json).toMatchObject({ state: 'undone', undone: { by: 'Ana Ng' } });
    expect(await org.listed()).toEqual(before);
    expect((await org.call('POST', `/imports/${second.id}/undo`)).json).toEqual(undone.json);
    expect((await org.upload([figma({ day: '2026-04-05' })])).result).toMatchObject({ added: 1 });
    expect(await org.listed()).toHaveLength(3);
  });

  it('takes no transaction with it that another statement tells too', async () => {
    const first = await org.upload([coffee(), figma()]);
    await org.upload([figma()]);
    await org.call('POST', `/imports/${first.id}/undo`);
    expect(await org.texts()).toEqual(['FIGMA INC']);
  });

  it('is told as none where nothing was finished', async () => {
    expect((await org.call('POST', '/imports/none/undo')).status).toBe(404);
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
        await org.upload(kept);
        const before = await org.listed();
        const { id } = await org.upload(taken);
        await org.call('POST', `/imports/${id}/undo`);
        expect(await org.listed()).toEqual(before);
      }),
      { numRuns: 6 },
    );
  });
});
