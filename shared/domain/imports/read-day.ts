// A date in a file is one civil day whatever its notation, or it is refused: a day is never guessed from an ambiguous one.
import { addDays, CivilDay } from '../calendar/civil-day.ts';

/** Which comes first in 04/05/2026. */
export type DateOrder = 'dayFirst' | 'monthFirst';

export type Reading<T> = { readonly value: T } | { readonly reason: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Spreadsheet programs count days from here; the two days' offset to 1900-01-01 is their famous leap-year mistake. */
const SERIAL_ZERO = '1899-12-30';
/** Outside of these years a date in a license file is a mistake. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;

/**
 * Reads 2026-04-05, 20260405, 2026-04-05T10:00:00Z, 5.4.2026, 05/04/2026, 5 Apr 2026, Apr 5, 2026 and spreadsheet serials.
 * A time of day is dropped. @param order how to read 04/05/2026; without it only 13/05/2026 and its like are clear
 */
export function readDay(text: string, order?: DateOrder): Reading<CivilDay> {
  const given = text.trim();
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(given);
  if (iso) return dayOf(given, iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T].*)?$/.exec(given);
  if (dotted) return dayOf(given, dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,T].*)?$/.exec(given);
  if (slashed) return readSlashed(given, slashed, order);
  const named =
    /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})/i.exec(given) ??
    flip(/^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/i.exec(given));
  if (named)
    return dayOf(given, named[3], String(MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1), named[1]);
  if (/^\d{5}(\.\d+)?$/.test(given)) {
    return { value: addDays(SERIAL_ZERO, Math.floor(Number(given))) };
  }
  return { reason: `"${given}" is not a date; write it as 2026-04-05` };
}

function flip(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1], match[3]];
}

function readSlashed(given: string, match: RegExpExecArray, order: DateOrder | undefined): Reading<CivilDay> {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const clear: DateOrder | undefined = first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : undefined;
  const chosen = clear ?? order ?? (first === second ? 'dayFirst' : undefined);
  if (chosen === undefined) {
    return { reason: `"${given}" could be two days; choose day or month first, or write it as 2026-04-05` };
  }
  return chosen === 'dayFirst'
    ? dayOf(given, match[3], match[2], match[1])
    : dayOf(given, match[3], match[1], match[2]);
}

function dayOf(given: string, year?: string, month?: string, day?: string): Reading<CivilDay> {
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR)
    return { reason: `"${given}" lies too far away` };
  const read = CivilDay.safeParse(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
  return read.success ? { value: read.data } : { reason: `"${given}" is not a day of the calendar` };
}

/** The order that a column's own values prove: one value with a day above 12 decides; none or both leave it open. */
export function provenDateOrder(values: Iterable<string>): DateOrder | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const value of values) {
    const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(value);
    if (!match) continue;
    dayFirst ||= Number(match[1]) > 12;
    monthFirst ||= Number(match[2]) > 12;
  }
  return dayFirst === monthFirst ? undefined : dayFirst ? 'dayFirst' : 'monthFirst';
}
