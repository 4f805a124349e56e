import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { badRowsCsv, templateCsv } from '#shared/domain/imports/bad-rows.ts';
import { csvLine, guardedCell, unguardedCell } from '#shared/domain/imports/csv-cell.ts';
import { guessMapping, mapRow, missingColumns } from '#shared/domain/imports/mapping.ts';
import { type CsvFile, decodeText, parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { readRow, readRows, settleDates } from '#shared/domain/imports/read-row.ts';

function parsed(text: string): CsvFile {
  const outcome = parseCsv(text);
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  return outcome.value;
}

describe('a cell of an export', () => {
  test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '＝1+1', "'=1+1"])(
    '%j is never run as a formula',
    (text) => {
      expect(guardedCell(text)).toBe(`'${text}`);
    },
  );

  test.each([-12.5, '-12.50', '+3', '2026-04-05', 'ana@example.com', "it's"])(
    '%j stays as it is',
    (value) => {
      expect(guardedCell(value)).toBe(String(value));
    },
  );

  test('whatever it holds, it comes back the same when the file is imported', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const guarded = guardedCell(text);
        expect(unguardedCell(guarded)).toBe(text);
        expect(/^[=@\t\r]/.test(guarded)).toBe(false);
      }),
    );
  });

  test('a line comes back cell by cell, with quotes, commas and line breaks', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ß', '花', '"', ',', ';', '\n', '\r\n', ' ', '=', "'"),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const headers = cells.map((_, at) => `h${at}`);
        const { rows } = parsed(csvLine(headers) + csvLine([...cells, 'end']));
        expect(rows[0]?.map(unguardedCell)).toEqual(cells);
      }),
    );
  });
});

describe('a file that is broken', () => {
  test.each([
    ['Mail,Name\na@example.com,Ana\nb@example.com,"Bo\nc@example.com,Cy\n', 'Row 2'],
    ['Mail,"Name\na@example.com,Ana\n', 'The line of headers'],
  ])('%j says where in plain words', (text, place) => {
    expect(parseCsv(text)).toMatchObject({
      refusal: {
        reason: `${place} opens a quotation mark that is never closed. Mend it and choose the file again.`,
      },
    });
  });
});

describe('a file', () => {
  const TEXT = 'Name;Mail\r\nÄnne;anne@example.com\r\n';

  test('is read in UTF-8 with its mark, in UTF-16 of either order and in Windows-1252', () => {
    const utf16 = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    const files = [
      Buffer.from(`\uFEFF${TEXT}`),
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(TEXT, 'latin1'),
    ];
    for (const bytes of files) {
      expect(parsed(decodeText(bytes))).toEqual({
        headers: ['Name', 'Mail'],
        rows: [['Änne', 'anne@example.com']],
        delimiter: ';',
      });
    }
  });

  test('may have quoted line breaks, a header twice, short and long rows and empty lines', () => {
    expect(parsed('a,b,a\n"x\ny",2\n\n1,2,3,4\n')).toEqual({
      headers: ['a', 'b', 'a (2)'],
      rows: [
        ['x\ny', '2', ''],
        ['1', '2', '3'],
      ],
      delimiter: ',',
    });
  });

  test('without a header is refused with a reason', () => {
    for (const text of ['', '\uFEFF', '\n\n', '"open']) expect(parseCsv(text).ok).toBe(false);
  });

  test('of a hundred thousand rows is read whole', () => {
    const line = 'ana@example.com,Team plan,2026-04-05\n';
    expect(parsed(`Mail,License,Last active\n${line.repeat(100_000)}`).rows).toHaveLength(100_000);
  });
});

describe('the columns of a file', () => {
  test('are guessed from the names other programs give them', () => {
    expect(guessMapping('assignments', ['User', 'E-Mail Address', 'SKU', 'Last sign-in', 'Notes'])).toEqual({
      mail: 1,
      license: 2,
      lastActive: 3,
    });
    expect(guessMapping('licenses', ['Product', 'Total seats', 'End date'])).toEqual({
      name: 0,
      purchased: 1,
      expiresOn: 2,
    });
  });

  test('are all found in our own template, whose example row is good', () => {
    for (const kind of ['people', 'licenses', 'assignments'] as const) {
      const { headers, rows } = parsed(templateCsv(kind));
      const mapping = guessMapping(kind, headers);
      expect(missingColumns(kind, mapping)).toEqual([]);
      expect(Object.keys(mapping)).toHaveLength(headers.length);
      expect(readRow(kind, mapRow(mapping, rows[0] ?? []), 1)).toMatchObject({ ok: true });
    }
  });

  test('that a kind cannot do without are named', () => {
    expect(missingColumns('assignments', {})).toEqual(['Mail or Account ID', 'License']);
    expect(missingColumns('people', { name: 0 })).toEqual(['Mail']);
    expect(missingColumns('licenses', { name: 0 })).toEqual([]);
  });
});

describe('a row', () => {
  test('that cannot be applied says every column and reason by its number in the file', () => {
    const rows = [
      { mail: 'ana@example.com', license: 'Team' },
      { mail: 'nobody', license: 'Team', lastActive: 'yesterday' },
      { license: 'Team' },
    ];
    const { values, errors, refused } = readRows('assignments', rows, 1001);
    expect(values).toHaveLength(1);
    expect(refused).toEqual([1002, 1003]);
    expect(errors).toEqual([
      { row: 1002, column: 'mail', reason: '"nobody" is not a mail address' },
      { row: 1002, column: 'lastActive', reason: '"yesterday" is not a date; write it as 2026-04-05' },
      { row: 1003, column: 'mail', reason: 'neither a mail address nor an account ID' },
    ]);
  });

  test('tells quantities in the notations of several countries and unlimited ones', () => {
    const read = (purchased: string) => readRow('licenses', { name: 'Team', purchased }, 1);
    for (const text of ['1200', '1,200', '1.200', "1'200", '1 200']) {
      expect(read(text), text).toMatchObject({ ok: true, values: { purchased: 1200 } });
    }
    expect(read('Unlimited')).toMatchObject({ values: { purchased: 'unlimited' } });
    for (const text of ['-1', '1.5', '12,34', 'many', '1e9', '99999999999'])
      expect(read(text), text).toMatchObject({ ok: false });
  });

  test('keeps "never" apart from "not known" and a day in its own day', () => {
    const read = (lastActive: string) =>
      readRow('assignments', { mail: 'a@example.com', license: 'Team', lastActive }, 1);
    expect(read('Never')).toMatchObject({ values: { lastActive: null } });
    expect(read('2026-04-05')).toMatchObject({ values: { lastActive: '2026-04-05' } });
    expect(read('2026-04-05T23:30:00+0200')).toMatchObject({
      values: { lastActive: '2026-04-05T21:30:00.000Z' },
    });
    const blank = read(' ');
    expect(blank.ok && 'lastActive' in blank.values).toBe(false);
  });

  test('tells a day of use that lies after today, and only that', () => {
    const today = { day: '2026-04-16', ends: '2026-04-17T00:00:00.000Z' };
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.boolean(), (days, isInstant) => {
        const day = addDays(today.day, days);
        const lastActive = isInstant ? `${day}T23:59:59Z` : day;
        const row = { mail: 'a@example.com', license: 'Team', lastActive };
        const reading = readRow('assignments', row, 3, { today });
        expect(reading.ok).toBe(days <= 0);
        if (!reading.ok)
          expect(reading.errors).toEqual([
            { row: 3, column: 'lastActive', reason: `"${lastActive}" lies after today` },
          ]);
      }),
    );
  });

  test('is answered for whatever anybody sends', () => {
    const row = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('mail', 'license', 'lastActive', '__proto__', 'toString')),
      fc.string(),
    );
    fc.assert(
      fc.property(row, fc.constantFrom('people', 'licenses', 'assignments'), (cells, kind) => {
        const reading = readRow(kind, cells, 7);
        if (!reading.ok) for (const error of reading.errors) expect(error.row).toBe(7);
      }),
    );
  });

  test('has its dates settled so that the server needs no order', () => {
    const row = { mail: 'a@example.com', license: 'Team 1/2', since: '04/05/2026', lastActive: '5/4/2026' };
    expect(settleDates('assignments', row, { dateOrder: 'dayFirst' })).toEqual({
      ...row,
      since: '2026-05-04',
      lastActive: '2026-04-05',
    });
  });
});

test('bad rows go back as a file that can be mended and imported again', () => {
  const file = parsed('Mail,License,Note\nana@example.com,Team,fine\nnobody,Team,=1+1\n');
  const mapping = guessMapping('assignments', file.headers);
  const { errors } = readRows(
    'assignments',
    file.rows.map((cells) => mapRow(mapping, cells)),
    1,
  );
  const back = badRowsCsv('assignments', file, errors);
  expect(back).toBe(
    'Mail,License,Note,Why it was not applied\r\nnobody,Team,\'=1+1,"Mail: ""nobody"" is not a mail address"\r\n',
  );
  expect(guessMapping('assignments', parsed(back).headers)).toEqual(mapping);
});
