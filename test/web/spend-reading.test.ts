// What the page understands of a chosen statement before it is sent.
import { describe, expect, it } from 'vitest';
import { guessMapping } from '#shared/domain/imports/mapping.ts';
import { parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { pagesOf } from '#web/features/import/prepare.ts';
import {
  duplicatesOf,
  monthsIn,
  shownReading,
  understoodRow,
} from '#web/features/spend/statement-reading.ts';

function chosen(text: string) {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return { file: parsed.value, mapping: guessMapping('statement', parsed.value.headers) };
}

const BANK = [
  'Buchungstag;Verwendungszweck;Betrag',
  '05.10.2026;Miro;-1.190,00',
  '06.10.2026;Gutschrift;20,00',
  '07.11.2026;Zoom;-14,00',
].join('\n');

describe('a chosen statement', () => {
  it('shows by its own amounts which mark it uses and that the bank writes what left as negative', () => {
    const { file, mapping } = chosen(BANK);
    expect(shownReading(file, mapping)).toEqual({
      openAmounts: false,
      decimalMark: 'comma',
      outIsNegative: true,
      hasCurrency: false,
    });
  });

  it('shows by its debits whether the bank signs them, however many credits it has', () => {
    const { file, mapping } = chosen(
      'Date,Text,Debit,Credit\n2026-10-05,Miro,-5.50,\n2026-10-06,A,,7.00\n2026-10-07,B,,8.00\n',
    );
    expect(shownReading(file, mapping)).toMatchObject({ outIsNegative: true, decimalMark: 'point' });
  });

  it('asks for the mark where no amount of it can only be read in one way', () => {
    const { file, mapping } = chosen('Date,Text,Amount\n2026-10-05,Miro,"1,190"\n');
    expect(shownReading(file, mapping)).toMatchObject({ openAmounts: true, decimalMark: undefined });
  });

  it('is sent with its cells as they are, and its days in one notation', () => {
    const { file, mapping } = chosen('Date,Text,Amount\n04/05/2026,Miro,"1.190,00"\n');
    const [page] = pagesOf({ kind: 'statement', file, mapping, options: { dateOrder: 'dayFirst' } });
    expect(page?.rows).toEqual([{ day: '2026-05-04', text: 'Miro', amount: '1.190,00' }]);
  });

  it('is told which of its rows are known already, two equal ones counted as two', () => {
    const { file, mapping } = chosen(
      'Date,Text,Amount,Currency\n2026-10-05,Coffee,3.20,EUR\n2026-10-05,Coffee,3.20,EUR\n2026-11-01,Tea,2,EUR\n',
    );
    const known = understoodRow({ day: '2026-10-05', text: 'coffee', amount: '3.20', currency: 'EUR' }, {});
    expect([...duplicatesOf(file, mapping, {}, known ? [known] : []).rows]).toEqual([1]);
    expect(monthsIn(file, mapping, {})).toEqual(['2026-10', '2026-11']);
  });
});
