// A financial year is twelve whole months from the organization's first one; it goes by the civil year that its first day lies in.
import { addDays, addMonths, type CivilDay } from './civil-day.ts';

const MONTHS_OF_YEAR = 12;

/** First day of the financial year that `day` lies in. @param firstMonth 1 is January */
export function financialYearOf(day: CivilDay, firstMonth: number): CivilDay {
  const first = `${day.slice(0, 4)}-${String(firstMonth).padStart(2, '0')}-01`;
  return first > day ? addMonths(first, -MONTHS_OF_YEAR) : first;
}

/** First day of the financial year that begins behind `day`. */
export function nextFinancialYear(day: CivilDay, firstMonth: number): CivilDay {
  return addMonths(financialYearOf(day, firstMonth), MONTHS_OF_YEAR);
}

/** Its first and its last day. @param year `2026` @param firstMonth 1 is January */
export function financialYear(
  year: string,
  firstMonth: number,
): { readonly from: CivilDay; readonly to: CivilDay } {
  const from = `${year}-${String(firstMonth).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, MONTHS_OF_YEAR), -1) };
}
