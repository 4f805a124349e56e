// Days and months that a contract may name.
import * as z from 'zod';
import { CivilDay } from '../calendar/civil-day.ts';

/** Within living memory and planning, so that computed dates never leave the calendar. */
export const ContractDay = CivilDay.refine(
  (day) => day >= '1950-01-01' && day <= '2150-12-31',
  'a day between 1950 and 2150',
);

/** A civil month of the same years: `2026-03`. */
export const ContractYearMonth = z
  .string()
  .regex(/^(19[5-9]|20\d|21[0-4])\d-(0[1-9]|1[0-2])$/, 'a month between 1950-01 and 2149-12');
