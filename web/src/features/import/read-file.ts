// A chosen file becomes rows; what reads CSV is fetched with the first file.
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';

export interface ChosenFile extends CsvFile {
  readonly name: string;
  readonly size: number;
}

/** More than any directory; beyond it a browser's memory may not do. */
const MOST_BYTES = 200 * 1024 * 1024;
/** Workbooks are ZIP files, older ones begin with this mark. */
const WORKBOOK_MARKS = ['504b0304', 'd0cf11e0'];

export async function readFile(chosen: File): Promise<Outcome<ChosenFile>> {
  if (chosen.size > MOST_BYTES) return refuse('tooLarge', 'This file is larger than 200 MB; split it up.');
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const mark = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (WORKBOOK_MARKS.includes(mark))
    return refuse('invalid', 'This is a workbook. Save its sheet as CSV and choose that file.');
  const { decodeText, parseCsv } = await import('#shared/domain/imports/parse-csv.ts');
  const parsed = parseCsv(decodeText(bytes));
  if (!parsed.ok) return parsed;
  if (parsed.value.rows.length === 0)
    return refuse('invalid', 'The file has a line of headers and no row under it.');
  return { ok: true, value: { ...parsed.value, name: chosen.name, size: chosen.size } };
}
