// The same transaction is told once, whoever tells it again; the first rule that fits decides, and a person before it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleFinder, SpendRule } from '#shared/domain/spend/rule.ts';
import { mergedRows, rowKeys, type SpendRow } from '#shared/domain/spend/spend-row.ts';
import { standingOf } from '#shared/domain/spend/standing.ts';

const row = (more: Partial<SpendRow> = {}): SpendRow => ({
  day: '2026-03-05',
  amount: '3.20',
  net: '3.20',
  currency: 'EUR',
  text: 'Coffee',
  ...more,
});

const rows = fc.array(
  fc.record({
    day: fc.constantFrom('2026-03-05', '2026-03-06'),
    amount: fc.constantFrom('3.20', '-3.20', '4.00'),
    net: fc.constant('3.20'),
    currency: fc.constantFrom('EUR', 'USD'),
    text: fc.constantFrom('Coffee', 'coffee ', 'Tea'),
    reference: fc.option(fc.constantFrom('a', 'b'), { nil: undefined, freq: 4 }),
  }),
  { maxLength: 12 },
) as fc.Arbitrary<SpendRow[]>;

const merged = (...statements: readonly (readonly SpendRow[])[]) =>
  mergedRows(statements.map((some, at) => ({ importId: `import-${at}`, rows: some })));

describe('a transaction', () => {
  it('that two statements tell is one, and two equal coffees of one statement are two', () => {
    expect(merged([row(), row()], [row()])).toHaveLength(2);
    expect(merged([row()], [row(), row()])).toHaveLength(2);
    expect(merged([row()], [row({ text: ' COFFEE' })])).toHaveLength(1);
    expect(merged([row()], [row({ account: 'Card 2' })])).toHaveLength(2);
  });

  it('with a reference of the bank is known by it, whatever else the bank says later', () => {
    const first = row({ reference: 'TX-1' });
    expect(merged([first], [row({ reference: 'TX-1', text: 'Coffee, Vienna', day: '2026-03-07' })])).toEqual([
      expect.objectContaining({ row: first, importId: 'import-0' }),
    ]);
    expect(merged([first], [row({ reference: 'TX-2' })])).toHaveLength(2);
    expect(merged([first], [row({ reference: 'TX-1', account: 'Card 2' })])).toHaveLength(2);
  });

  it('is never counted again when its statement is imported twice', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(merged(some, some)).toEqual(merged(some));
        expect(new Set(rowKeys(some)).size).toBe(merged(some).length);
      }),
    );
  });

  it('stays as it was when a later statement is taken back, and none is lost when an earlier one is', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const both = merged(first, second).map(({ key }) => key);
        const alone = merged(second).map(({ key }) => key);
        expect(merged(first, second).slice(0, merged(first).length)).toEqual(merged(first));
        for (const key of alone) expect(both).toContain(key);
      }),
    );
  });
});

const rule = (id: string, more: Partial<SpendRule> = {}): SpendRule =>
  SpendRule.parse({ id, match: 'contains', text: 'figma', applicationId: `app-${id}`, ...more });

describe('a rule', () => {
  const found = (rules: SpendRule[], more: Partial<SpendRow>) => ruleFinder(rules)(row(more))?.id;

  it('knows a text without case, width or repeated blanks', () => {
    expect(found([rule('1')], { text: 'ＦＩＧＭＡ  Inc' })).toBe('1');
    expect(found([rule('1', { match: 'equals', text: 'Figma  Inc' })], { text: 'FIGMA INC' })).toBe('1');
    expect(found([rule('1', { match: 'equals' })], { text: 'figma inc' })).toBeUndefined();
    expect(found([rule('1', { match: 'startsWith' })], { text: 'Paid to figma' })).toBeUndefined();
  });

  it('may ask for an amount of some size, of a payment as of its refund', () => {
    const ranged = rule('1', { least: '10', most: '20.00' });
    expect(found([ranged], { text: 'figma', amount: '10.00' })).toBe('1');
    expect(found([ranged], { text: 'figma', amount: '-20.00' })).toBe('1');
    expect(found([ranged], { text: 'figma', amount: '20.01' })).toBeUndefined();
  });

  it('may know a card alone', () => {
    const card = rule('1', { text: '', account: 'Card 4471' });
    expect(found([card], { account: 'card 4471' })).toBe('1');
    expect(found([card], {})).toBeUndefined();
  });

  it('without text and account, or with a range the wrong way round, is refused', () => {
    expect(SpendRule.safeParse({ ...rule('1'), text: ' ' }).success).toBe(false);
    expect(SpendRule.safeParse({ ...rule('1'), least: '5', most: '4' }).success).toBe(false);
  });

  it('decides only where no earlier one fits', () => {
    const texts = fc.array(fc.constantFrom('a', 'ab', 'b', 'c'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.constantFrom('a', 'ab', 'xab', 'c'), (wanted, text) => {
        const rules = wanted.map((one, at) => rule(String(at), { text: one }));
        const first = wanted.findIndex((one) => text.includes(one));
        expect(found(rules, { text })).toBe(first < 0 ? undefined : String(first));
      }),
    );
  });
});

describe('where a transaction stands', () => {
  const find = ruleFinder([rule('1')]);
  const known = () => true;

  it('is said by a person before any rule, and by nobody when the application is gone', () => {
    const figma = row({ text: 'Figma' });
    expect(standingOf(figma, undefined, find, known)).toMatchObject({ applicationId: 'app-1', by: 'rule' });
    const byHand = { applicationId: 'other', archived: false };
    expect(standingOf(figma, byHand, find, known)).toEqual({
      state: 'recognised',
      applicationId: 'other',
      by: 'hand',
    });
    expect(standingOf(figma, byHand, find, (id) => id !== 'other')).toMatchObject({ applicationId: 'app-1' });
    expect(standingOf(row(), byHand, find, () => false)).toEqual({ state: 'unrecognised' });
  });

  it('is archived whoever it belongs to', () => {
    expect(standingOf(row({ text: 'Figma' }), { archived: true }, find, known)).toMatchObject({
      state: 'archived',
    });
  });
});
