// An amount in a file is one exact decimal whatever its notation, or it is refused: a thousand is never guessed from 1.000.
import { type DecimalMark, markOf, plainDecimal, ungrouped } from '../imports/decimal-mark.ts';
import type { Reading } from '../imports/read-day.ts';

const LONGEST_WHOLE = 12;
const SIGNS = /^[-−–]|[-−–]$|^\(.*\)$/;
/** Currencies around the number. */
const DECORATION = /^(?:[A-Z]{3}\s*|\p{Sc}\s*)|(?:\s*[A-Z]{3}|\s*\p{Sc})$/gu;

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
  const digits = ungrouped(
    undressed
      .replace(/^[-−–(]|[-−–)]$/g, '')
      .replace(DECORATION, '')
      .trim(),
  );
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

/** Whether the value alone does not say what it is worth. */
export function isOpenAmount(text: string): boolean {
  return 'reason' in readSignedAmount(text) && 'value' in readSignedAmount(text, 'point');
}
