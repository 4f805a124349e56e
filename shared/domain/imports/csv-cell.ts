// A cell of an exported file is never run as a formula by the program that opens it.

/** Spreadsheets take a cell that begins with one of these for a formula (OWASP, CSV injection), full-width ones too. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
/** A plain signed number is no formula: -12.50 stays a number. */
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;
const GUARD = "'";

export type CellValue = string | number | boolean | null | undefined;

/** The text of a cell, guarded by a leading apostrophe where it would be a formula. */
export function guardedCell(value: CellValue): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const looksGuarded = /^'+/.test(text) && FORMULA_START.test(text.replace(/^'+/, ''));
  const dangerous = FORMULA_START.test(text) && !PLAIN_NUMBER.test(text);
  return dangerous || looksGuarded ? GUARD + text : text;
}

/** Takes the guard off again, so that an exported file can be imported. */
export function unguardedCell(text: string): string {
  return text.startsWith(GUARD) && FORMULA_START.test(text.replace(/^'+/, '')) ? text.slice(1) : text;
}

/** One line of a CSV file (RFC 4180) with its line end; every cell guarded, quoted where it must be. */
export function csvLine(cells: readonly CellValue[]): string {
  const line = cells.map((cell) => {
    const text = guardedCell(cell);
    return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${line.join(',')}\r\n`;
}
