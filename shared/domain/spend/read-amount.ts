// An amount in a file is one exact decimal whatever its notation, or it is refused: a thousand is never guessed from 1.000.
import type { Reading } from '../imports/read-day.ts';

/** What stands before the cents: 1,234.56 has a point, 1.234,56 a comma. */
export type DecimalMark = 'point' | 'comma';

const LONGEST_WHOLE = 12;
const MARKS = { point: '.', comma: ',' } as const;
const SIGNS = /^[-−–]|[-−–]$|^\(.*\)$/;
/** Currencies around the number, blanks and apostrophes between thousands. */
const DECORATION = /^(?:[A-Z]{3}\s*|\p{Sc}\s*)|(?:\s*[A-Z]{3}|\s*\p{Sc})$/gu;
const GROUPING = /(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g;

/**
 * Reads 1234.56, 1,234.56, 1.234,56, 1 234,56, 1'234.56, -12, 12-, (12.00), €12.00 and 12.00 EUR.
 * @param mark how to read 1.234; without it only notations that say so themselves are clear
 * @returns a signed decimal string without leading zeros: `-1234.56`
 */
export function readSignedAmount(text: string, mark?: DecimalMark): Reading<string> {
  const given = text.trim();
  const bad = { reason: `"${given}" is not an amount; write it as 1234.56` };
  const undressed = given.replace(/^\+/, '').replace(DECORATION, '').trim();
  const negative = SIGNS.test(undressed);
  const digits = undressed
    .replace(/^[-−–(]|[-−–)]$/g, '')
    .replace(DECORATION, '')
    .trim()
    .replace(GROUPING, '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return bad;
  const chosen = mark ?? markOf(digits);
  if (chosen === undefined && /[.,]/.test(digits))
    return { reason: `"${given}" could be two amounts; choose what stands before the cents` };
  const plain = plainDecimal(digits, chosen ?? 'point');
  if (plain === undefined) return bad;
  const [whole = '', cents = ''] = plain.split('.');
  const short = whole.replace(/^0+(?=\d)/, '') || '0';
  if (short.length > LONGEST_WHOLE) return { reason: `"${given}" is too large` };
  const value = cents === '' ? short : `${short}.${cents}`;
  return { value: negative && /[1-9]/.test(value) ? `-${value}` : value };
}

/** What the number itself shows; undefined where it has no mark or one that could be either. */
function markOf(digits: string): DecimalMark | undefined {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma';
  if (points > 1) return 'comma';
  if (commas > 1) return 'point';
  const single = /^(\d*)([.,])(\d+)$/.exec(digits);
  if (!single || (single[3]?.length === 3 && /^[1-9]\d{0,2}$/.test(single[1] ?? ''))) return undefined;
  return single[2] === '.' ? 'point' : 'comma';
}

/** Thousands go in groups of three, and the mark stands once. */
function plainDecimal(digits: string, mark: DecimalMark): string | undefined {
  const [decimal, thousands] = mark === 'point' ? [MARKS.point, MARKS.comma] : [MARKS.comma, MARKS.point];
  const [whole = '', cents, ...more] = digits.split(decimal);
  if (more.length > 0 || cents?.includes(thousands)) return undefined;
  const groups = whole.split(thousands);
  const grouped =
    groups.length === 1 || groups.every((one, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(one));
  return grouped ? groups.join('') + (cents ? `.${cents}` : '') : undefined;
}

/** The mark that a column's own values prove; both or none leave it open. */
export function provenDecimalMark(values: Iterable<string>): DecimalMark | undefined {
  const shown = new Set<DecimalMark>();
  for (const value of values) {
    const mark = markOf(value.replace(/[^\d.,]/g, ''));
    if (mark) shown.add(mark);
  }
  const [only] = shown;
  return shown.size === 1 ? only : undefined;
}

/** Whether the value alone does not say what it is worth. */
export function isOpenAmount(text: string): boolean {
  return 'reason' in readSignedAmount(text) && 'value' in readSignedAmount(text, 'point');
}
