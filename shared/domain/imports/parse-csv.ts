// A file of bytes becomes headers and rows of text, whatever program wrote it.
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { done, type Outcome, refuse } from '../refusal.ts';

export interface CsvFile {
  readonly headers: readonly string[];
  /** As many cells as headers each; missing ones are empty, surplus ones dropped. */
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** UTF-8 and UTF-16 by their marks or zero bytes; what is no valid UTF-8 is Windows-1252, as older spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length >= 2 && first !== 0 && second === 0) return 'utf-16le';
  if (bytes.length >= 2 && first === 0 && second !== 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The delimiter that the first line has most of outside of quotes. */
function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((one) => bare.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Empty lines are no rows, but a header that comes twice is told apart by a number. Refuses a file without any row of headers. */
export function parseCsv(text: string): Outcome<CsvFile> {
  const body = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(body);
  let lines: string[][];
  try {
    lines = parse(body, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse('invalid', `${troubleOf(error)} Mend it and choose the file again.`);
  }
  const [first, ...rest] = lines;
  if (first === undefined || first.every((cell) => cell.trim() === '')) {
    return refuse('invalid', 'The file is empty: its first line must name the columns.');
  }
  const headers = distinct(first.map((header) => header.trim()));
  const rows = rest.map((cells) => headers.map((_, at) => cells[at] ?? ''));
  return done({ headers, rows, delimiter });
}

/** In words for whoever has the file open; rows are counted as everywhere, without the line of headers. */
function troubleOf({ code, ...context }: CsvError): string {
  const { records } = context as { readonly records?: number };
  const place = records === undefined ? 'A row' : records === 0 ? 'The line of headers' : `Row ${records}`;
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `${place} opens a quotation mark that is never closed.`;
  return `${place} is not written as CSV.`;
}

function distinct(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    return times === 1 ? header : `${header} (${times})`;
  });
}
