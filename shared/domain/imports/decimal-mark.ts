// What stands before a number's decimals is told by the number itself, by its column, or not at all: it is never guessed.

/** 1,234.56 has a point, 1.234,56 a comma. */
export type DecimalMark = 'point' | 'comma';

const MARKS = { point: '.', comma: ',' } as const;
/** Blanks and apostrophes between thousands say nothing. */
const GROUPING = /(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(\D|$))/g;

export function ungrouped(text: string): string {
  return text.replace(GROUPING, '');
}

/**
 * What the number itself shows; undefined where it has no mark or one that could be either: 1,234.
 * @param digits digits, points and commas alone
 */
export function markOf(digits: string): DecimalMark | undefined {
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
  if (points > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma';
  if (points > 1) return 'comma';
  if (commas > 1) return 'point';
  const single = /^(\d*)([.,])(\d+)$/.exec(digits);
  if (!single || isTwoWays(digits)) return undefined;
  return single[2] === '.' ? 'point' : 'comma';
}

/** 1,234 is a thousand and more, or 1 and a bit. */
export function isTwoWays(digits: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
}

/** Thousands go in groups of three, and the mark stands once. @returns with a point, or undefined where it is no number */
export function plainDecimal(digits: string, mark: DecimalMark): string | undefined {
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
