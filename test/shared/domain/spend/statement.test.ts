// A statement's cells become exact money whatever the bank's notation, or the row is refused with the reason.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provenDecimalMark } from '#shared/domain/imports/decimal-mark.ts';
import { guessMapping, mapRow, missingColumns } from '#shared/domain/imports/mapping.ts';
import { readRow } from '#shared/domain/imports/read-row.ts';
import { isOpenAmount, readSignedAmount } from '#shared/domain/spend/read-amount.ts';
import { statementRow } from '#shared/domain/spend/statement-row.ts';

describe('an amount in a file', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ["1'234.50", '1234.50'],
    ['1 234,56', '1234.56'],
    ['1.234.567', '1234567'],
    ['-12', '-12'],
    ['−12,50', '-12.50'],
    ['12.00-', '-12.00'],
    ['(12.00)', '-12.00'],
    ['€ 12.00', '12.00'],
    ['-$1,234.00', '-1234.00'],
    ['12,50 EUR', '12.50'],
    ['0,50', '0.50'],
    ['-0.00', '0.00'],
    ['007', '7'],
  ])('%s is %s', (text, value) => {
    expect(readSignedAmount(text)).toEqual({ value });
  });

  it.each(['1.234', '12,345'])('%s could be two amounts until somebody says which', (text) => {
    expect(readSignedAmount(text)).toEqual({ reason: expect.stringContaining('could be two amounts') });
    expect(isOpenAmount(text)).toBe(true);
  });

  it('is read by the mark that was chosen, and refused where it does not fit it', () => {
    expect(readSignedAmount('1.234', 'comma')).toEqual({ value: '1234' });
    expect(readSignedAmount('1.234', 'point')).toEqual({ value: '1.234' });
    expect(readSignedAmount('1234.56', 'comma')).toEqual({
      reason: expect.stringContaining('not an amount'),
    });
  });

  it.each(['', 'twelve', '1,2,3.4.5', '1.2.3', '12..5', '--5', '1e5', '1'.repeat(13)])(
    '%j is none',
    (text) => {
      expect(readSignedAmount(text)).toHaveProperty('reason');
    },
  );

  it('shows its mark where one value of the column can only be read in one way', () => {
    expect(provenDecimalMark(['1.234', '5,50'])).toBe('comma');
    expect(provenDecimalMark(['1.234', '2.345'])).toBeUndefined();
    expect(provenDecimalMark(['1.50', '1,50'])).toBeUndefined();
  });

  it('written in either notation is the same amount', () => {
    const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    fc.assert(
      fc.property(cents, (minor) => {
        const plain = (minor / 100).toFixed(2);
        const english = Number(plain).toLocaleString('en', { minimumFractionDigits: 2 });
        const german = english.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
        const value = plain === '-0.00' ? '0.00' : plain;
        expect(readSignedAmount(english, 'point')).toEqual({ value });
        expect(readSignedAmount(german, 'comma')).toEqual({ value });
      }),
    );
  });
});

describe('a row of a statement', () => {
  const row = { day: '2026-03-05', amount: '119', text: 'Figma' };

  it('takes the currency of the file where it names none, and is refused where neither does', () => {
    expect(statementRow(row, { currency: 'EUR' })).toMatchObject({
      row: { currency: 'EUR', amount: '119.00' },
    });
    expect(statementRow(row)).toMatchObject({ ok: false, column: 'currency' });
  });

  it('loses the tax of the file, or follows its own net column, to the cent', () => {
    const net = (more: object, options: object) => {
      const reading = statementRow({ ...row, currency: 'EUR', ...more }, options);
      return reading.ok ? reading.row.net : reading.reason;
    };
    expect(net({}, {})).toBe('119.00');
    expect(net({}, { taxPercent: '19' })).toBe('100.00');
    expect(net({ amount: '-59.5' }, { taxPercent: '19' })).toBe('-50.00');
    expect(net({ amount: '10' }, { taxPercent: '20' })).toBe('8.33');
    expect(net({ net: '100' }, { taxPercent: '7' })).toBe('100.00');
    expect(net({ net: '-100' }, {})).toContain('no part');
    expect(net({ net: '120' }, {})).toContain('no part');
  });

  it('is turned where the bank writes what left as negative, so that refunds are negative here', () => {
    const turned = (amount: string) =>
      statementRow({ ...row, amount, currency: 'EUR' }, { outIsNegative: true });
    expect(turned('-119')).toMatchObject({ row: { amount: '119.00', net: '119.00' } });
    expect(turned('20')).toMatchObject({ row: { amount: '-20.00' } });
  });

  it('has what left in one column and what came back in another', () => {
    const said = (cells: object, options = {}) => {
      const reading = readRow('statement', { day: '2026-03-05', text: 'Figma', ...cells }, 7, {
        currency: 'EUR',
        ...options,
      });
      if (!reading.ok) return reading.errors.map(({ row, column, reason }) => `${row} ${column} ${reason}`);
      const kept = statementRow(reading.values, { currency: 'EUR', ...options });
      return kept.ok ? [kept.row.amount, kept.row.net] : kept.reason;
    };
    expect(said({ debit: '119.00' }, { taxPercent: '19' })).toEqual(['119.00', '100.00']);
    expect(said({ credit: '119.00' }, { taxPercent: '19' })).toEqual(['-119.00', '-100.00']);
    // A bank that signs its debits says the direction twice; what came back is positive there.
    expect(said({ debit: '-119.00' }, { outIsNegative: true })).toEqual(['119.00', '119.00']);
    expect(said({ credit: '20.00' }, { outIsNegative: true })).toEqual(['-20.00', '-20.00']);
    expect(said({ debit: '5.00', credit: '0.00' })).toEqual(['5.00', '5.00']);
    expect(said({ debit: '5.00', credit: '1.00' })).toEqual([
      '7 credit both Debit and Credit have an amount; a row has one of them',
    ]);
    expect(said({ debit: '0.00', credit: '0' })).toEqual(['7 debit neither Debit nor Credit has an amount']);
    expect(said({ amount: '1', debit: '1' })).toEqual([
      '7 debit both Amount and Debit have an amount; a row has one of them',
    ]);
    expect(said({})).toEqual(['7 amount is missing; neither Debit nor Credit has one either']);
    expect(said({ debit: 'x' })).toEqual([expect.stringMatching(/^7 debit "x" is not an amount/)]);
  });

  it('needs a column for its amounts, of whichever kind', () => {
    const missing = (...headers: string[]) => missingColumns('statement', guessMapping('statement', headers));
    expect(missing('Date', 'Text', 'Paid out', 'Paid in')).toEqual([]);
    expect(missing('Date', 'Text', 'Debit')).toEqual([]);
    expect(missing('Date', 'Text', 'Amount')).toEqual([]);
    expect(missing('Date', 'Text')).toEqual(['Amount, or Debit and Credit']);
  });

  it('is refused where it has more decimals than its currency', () => {
    expect(statementRow({ ...row, amount: '1.5', currency: 'JPY' })).toMatchObject({
      ok: false,
      column: 'amount',
    });
    expect(statementRow({ ...row, amount: '1.500', currency: 'JPY' })).toMatchObject({ ok: false });
    expect(statementRow({ ...row, amount: '1.500', currency: 'EUR' })).toMatchObject({
      row: { amount: '1.50' },
    });
  });

  it('is told each bad cell by its column', () => {
    const reading = readRow('statement', { day: '32.1.2026', amount: 'x', text: 'y', currency: '$' }, 7);
    expect(reading).toMatchObject({ ok: false });
    if (!reading.ok)
      expect(reading.errors.map(({ row: at, column }) => [at, column])).toEqual([
        [7, 'day'],
        [7, 'amount'],
        [7, 'currency'],
      ]);
  });

  it.each([
    [
      ['Buchungstag', 'Betrag', 'Währung', 'Verwendungszweck'],
      ['day', 'amount', 'currency', 'text'],
    ],
    [
      ['Transaction Date', 'Merchant', 'Amount', 'Card Number', 'Transaction ID'],
      ['day', 'text', 'amount', 'account', 'reference'],
    ],
  ])('is found under the headers of a bank: %s', (headers, fields) => {
    const mapping = guessMapping('statement', headers);
    expect(Object.keys(mapRow(mapping, headers)).sort()).toEqual([...fields].sort());
  });
});
