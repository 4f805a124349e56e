// A sheet that maps licenses to people: each row is an edit, or is told by its number why it is none.
import { describe, expect, it } from 'vitest';
import { readSheet, type SheetFrame } from '#shared/domain/assignments/read-sheet.ts';
import { templateCsv } from '#shared/domain/imports/bad-rows.ts';
import { guessMapping, mapRow } from '#shared/domain/imports/mapping.ts';
import { parseCsv } from '#shared/domain/imports/parse-csv.ts';
import { readRow } from '#shared/domain/imports/read-row.ts';

const frame: SheetFrame = {
  licenses: [
    { id: 'app.team', name: 'Team plan' },
    { id: 'app.mails', name: 'Mails', barred: 'Mails is a quantity, which nobody can be assigned' },
    { id: 'app.a', name: 'Twin' },
    { id: 'app.b', name: 'Twin' },
  ],
  isAssigned: (mail, licenseId) => mail === 'bo@example.com' && licenseId === 'app.team',
  today: '2026-04-16',
};

const row = (more: Record<string, string>) => ({ mail: 'ana@example.com', license: 'Team plan', ...more });
const read = (...rows: Record<string, string>[]) => readSheet(rows, 1, frame);

describe('A row of the sheet', () => {
  it('adds or updates where it says nothing else, and finds its license whatever its case', () => {
    const { values, refused } = read(
      row({ license: '  team PLAN ', role: 'Editor', from: '2026-01-15', until: '2026-12-31' }),
      row({ mail: 'Bo@Example.com', act: 'Update', role: 'Viewer' }),
    );
    expect(refused).toEqual([]);
    expect(values).toEqual([
      {
        act: 'put',
        mail: 'ana@example.com',
        licenseId: 'app.team',
        terms: { role: 'Editor', from: '2026-01-15', until: '2026-12-31' },
      },
      {
        act: 'put',
        mail: 'bo@example.com',
        licenseId: 'app.team',
        terms: { role: 'Viewer', from: undefined, until: undefined },
      },
    ]);
  });

  it('empties what its cell leaves blank, and leaves alone what the file has no column for', () => {
    const headers = ['Email Id', 'License Name', 'End Date', 'Action'];
    const mapping = guessMapping('mapping', headers);
    const blank = mapRow(mapping, ['bo@example.com', 'Team plan', '', ''], 'mapping');
    expect(read(blank).values).toMatchObject([{ terms: { role: undefined, from: undefined, until: null } }]);
  });

  it('ends on its end date, else today; the last day is still covered', () => {
    const bo = { mail: 'bo@example.com' };
    expect(
      read(row({ ...bo, act: 'end' }), row({ ...bo, act: 'End', until: '2026-06-30' })).values,
    ).toMatchObject([
      { act: 'end', until: '2026-04-16' },
      { act: 'end', until: '2026-06-30' },
    ]);
    expect(read(row({ ...bo, act: 'remove' })).values).toMatchObject([{ act: 'remove' }]);
  });

  it('that cannot be applied is told by its number, column and reason, and the others stand', () => {
    const { values, errors, refused } = readSheet(
      [
        row({}),
        row({ mail: 'nobody' }),
        row({ license: 'Pro plan' }),
        row({ license: 'Mails' }),
        row({ license: 'twin' }),
        row({ from: '2026-05-01', until: '2026-04-30' }),
        row({ until: '31.02.2026' }),
        row({ act: 'promote' }),
        row({ act: 'end' }),
        { mail: 'ana@example.com' },
      ],
      101,
      frame,
    );
    expect(values).toHaveLength(1);
    expect(refused).toEqual([102, 103, 104, 105, 106, 107, 108, 109, 110]);
    expect(errors.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)).toEqual([
      '102 mail: "nobody" is not a mail address',
      '103 license: "Pro plan" is no license of this application',
      '104 license: Mails is a quantity, which nobody can be assigned',
      '105 license: 2 licenses are called "twin"; assign them on their pages',
      '106 until: lies before the start date',
      expect.stringMatching(/^107 until: /),
      '108 act: "promote" is none of add, update, end, remove',
      '109 act: nobody assigned Team plan to ana@example.com by hand',
      '110 license: is missing',
    ]);
  });
});

describe('The template', () => {
  it('has the columns Email Id, License Name, Role, Start Date, End Date and Action, and reads back', () => {
    const parsed = parseCsv(templateCsv('mapping'));
    if (!parsed.ok) throw new Error(parsed.refusal.reason);
    const { headers, rows } = parsed.value;
    expect(headers).toEqual(['Email Id', 'License Name', 'Role', 'Start Date', 'End Date', 'Action']);
    const mapped = mapRow(guessMapping('mapping', headers), rows[0] ?? [], 'mapping');
    expect(readRow('mapping', mapped, 1)).toMatchObject({ ok: true });
  });
});
