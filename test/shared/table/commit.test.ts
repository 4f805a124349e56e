// A change and its ledger entry are one write; races, lost answers and failed deliveries lose neither.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ApplicationState,
  applicationEntity,
  listApplications,
  loadApplication,
} from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { setFigures } from '#shared/table/figures.ts';
import { keys } from '#shared/table/keys.ts';
import { ledgerOf, monthOfLedger, subjectOfLedger } from '#shared/table/ledger-store.ts';
import { sweepOutboxes } from '#shared/table/outbox.ts';
import { createTable, type TestTable } from './embedded-table.ts';

const AT = '2026-11-02T08:00:00.000Z';
const ANNA = { kind: 'person', id: 'anna@example.com', name: 'Anna' } as const;
const RULE = { kind: 'rule', id: 'utilization' } as const;

let table: TestTable;
beforeEach(async () => {
  table = await createTable();
  return () => table.drop();
});

const application = (id: string, name: string): ApplicationState =>
  ({ id, name, vendor: '', category: '', approval: 'approved', owners: {}, notes: '' }) as ApplicationState;

const create = (id: string, name = 'Salesforce') =>
  createItem(table, applicationEntity, AT, {
    state: application(id, name),
    line: { actor: ANNA, deed: 'created' },
  });

const rename = (id: string, name: string, actor: typeof ANNA | typeof RULE = ANNA, seen?: number) =>
  changeItem(
    table,
    applicationEntity,
    keys.application(id),
    AT,
    ({ state }) => ({
      state: { ...state, name },
      line: { actor, deed: 'changed', changes: [{ field: 'name', after: name }] },
    }),
    { seen },
  );

const logOf = async (id: string) =>
  (await ledgerOf(table, subjectOfLedger('application', id), { limit: 100 })).entries;

const ledger = { broken: false };

/** From here on the ledger takes entries only while `ledger` is not broken. */
function breakLedger() {
  ledger.broken = true;
  table.dynamo.middlewareStack.add(
    (next, context) => async (args) => {
      const { Item } = args.input as { Item?: { PK?: unknown } };
      if (
        ledger.broken &&
        context.commandName === 'PutItemCommand' &&
        JSON.stringify(Item?.PK).includes('LEDGER#')
      )
        throw new Error('no');
      return next(args);
    },
    { step: 'initialize', name: 'breakLedger', priority: 'low' },
  );
}

describe('A commit', () => {
  it('writes the thing and its log line, and leaves nothing waiting', async () => {
    expect(await create('a')).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await rename('a', 'Sales Cloud')).toMatchObject({ ok: true, value: { version: 2 } });
    const stored = await loadApplication(table, 'a');
    expect(stored).toMatchObject({ state: { name: 'Sales Cloud' }, version: 2, pending: [] });
    expect((await logOf('a')).map(({ deed, version }) => [deed, version])).toEqual([
      ['changed', 2],
      ['created', 1],
    ]);
    expect((await ledgerOf(table, monthOfLedger('2026-11'), { limit: 10 })).entries).toHaveLength(2);
    expect(await sweepOutboxes(table)).toEqual({ delivered: 0, failed: 0, parked: 0 });
  });

  it('keeps of a long name and a long note what fits into the log, in any script', async () => {
    await create('a', '契'.repeat(120));
    const note = `${'日'.repeat(1_000)}\n${'x'.repeat(1_000)}`;
    const name = 'ま'.repeat(300);
    await changeItem(table, applicationEntity, keys.application('a'), AT, ({ state }) => ({
      state: { ...state, notes: note },
      line: { actor: { ...ANNA, name }, deed: 'changed', note },
    }));
    expect((await loadApplication(table, 'a'))?.state.notes).toBe(note);
    const [entry] = await logOf('a');
    expect(Buffer.byteLength(JSON.stringify(entry))).toBeLessThanOrEqual(4_096);
    expect(entry?.note).toMatch(/^日{1000}.x+…$/s);
    expect(entry?.subject.name).toMatch(/^契+…$/);
  });

  it('refuses a second thing under the same id', async () => {
    await create('a');
    expect(await create('a')).toMatchObject({ ok: false, refusal: { code: 'alreadyExists' } });
  });

  it('tells a person when somebody else changed it after they opened it', async () => {
    await create('a');
    expect(await rename('a', 'First', ANNA, 1)).toMatchObject({ ok: true });
    expect(await rename('a', 'Second', ANNA, 1)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect((await loadApplication(table, 'a'))?.state.name).toBe('First');
  });

  it('lets a person save over what only a rule changed meanwhile', async () => {
    await create('a');
    await rename('a', 'By rule', RULE);
    expect(await rename('a', 'By Anna', ANNA, 1)).toMatchObject({ ok: true, value: { version: 3 } });
  });

  it('loses no change and no log line when many write at once', async () => {
    await create('a');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 6 }), async (writers) => {
        const before = (await loadApplication(table, 'a'))?.version ?? 0;
        const outcomes = await Promise.all(
          Array.from({ length: writers }, (_, n) => rename('a', `Name ${n}`, RULE)),
        );
        const won = outcomes.filter(({ ok }) => ok).length;
        const after = await loadApplication(table, 'a');
        expect(after?.version).toBe(before + won);
        expect(won).toBeGreaterThanOrEqual(1);
        const versions = (await logOf('a')).map(({ version }) => version).reverse();
        expect(versions).toEqual(Array.from({ length: before + won }, (_, n) => n + 1));
      }),
      { numRuns: 5 },
    );
  });

  it('knows its own success when the answer of the write was lost', async () => {
    await create('a');
    let lost = 0;
    table.dynamo.middlewareStack.add(
      (next, context) => async (args) => {
        const result = await next(args);
        const { UpdateExpression = '' } = args.input as { UpdateExpression?: string };
        if (
          context.commandName === 'UpdateItemCommand' &&
          UpdateExpression.includes('#state') &&
          lost++ === 0
        ) {
          return next(args);
        }
        return result;
      },
      { step: 'initialize', name: 'loseAnswer', priority: 'low' },
    );
    expect(await rename('a', 'Once')).toMatchObject({ ok: true, value: { version: 2 } });
    expect(lost).toBe(1);
    expect((await logOf('a')).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('keeps the log line of a deletion that waits when the same id is taken anew', async () => {
    await create('a');
    breakLedger();
    await changeItem(table, applicationEntity, keys.application('a'), AT, ({ state }) => ({
      state,
      line: { actor: ANNA, deed: 'deleted' },
      tombstone: true,
    }));
    await create('a', 'Back');
    ledger.broken = false;
    await sweepOutboxes(table);
    expect((await logOf('a')).map(({ deed }) => deed)).toEqual(['created', 'deleted', 'created']);
  });

  it('delivers by the sweep what could not be delivered at once, and parks what never can', async () => {
    breakLedger();
    await create('a');
    await rename('a', 'Pending');
    expect((await loadApplication(table, 'a'))?.pending.map(({ version }) => version)).toEqual([1, 2]);
    expect(await sweepOutboxes(table)).toEqual({ delivered: 0, failed: 2, parked: 0 });
    ledger.broken = false;
    expect(await sweepOutboxes(table)).toEqual({ delivered: 2, failed: 0, parked: 0 });
    expect((await logOf('a')).map(({ version }) => version)).toEqual([2, 1]);
    ledger.broken = true;
    await rename('a', 'Parked');
    for (let round = 1; round < 10; round++) await sweepOutboxes(table);
    expect(await sweepOutboxes(table)).toMatchObject({ parked: 1 });
    expect(await sweepOutboxes(table)).toEqual({ delivered: 0, failed: 0, parked: 0 });
  });

  it('sets figures without touching the version, and never under a deleted thing', async () => {
    await create('a');
    expect(await setFigures(table, keys.application('a'), { seats: 5 })).toBe(true);
    expect(await loadApplication(table, 'a')).toMatchObject({ version: 1, figures: { seats: 5 } });
    await rename('a', 'Kept');
    expect(await loadApplication(table, 'a')).toMatchObject({ version: 2, figures: { seats: 5 } });
    await changeItem(table, applicationEntity, keys.application('a'), AT, ({ state }) => ({
      state,
      line: { actor: ANNA, deed: 'deleted' },
      tombstone: true,
    }));
    expect(await setFigures(table, keys.application('a'), { seats: 6 })).toBe(false);
    expect(await loadApplication(table, 'a')).toBeUndefined();
    expect(await listApplications(table)).toEqual([]);
    expect(await rename('a', 'Gone')).toMatchObject({ ok: false, refusal: { code: 'gone' } });
    expect(await create('a')).toMatchObject({ ok: true, value: { version: 4 } });
  });
});
