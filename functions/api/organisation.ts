// The organisation's frame for every answer, each value by its default until somebody set it.
import * as z from 'zod';
import { DEFAULT_INACTIVITY_PERIOD, InactivityPeriod } from '#shared/domain/utilization/inactivity.ts';
import { keys } from '#shared/table/keys.ts';
import { getItem, type Table } from '#shared/table/table.ts';

const Organisation = z.object({
  timeZone: z.string().default('UTC'),
  reportingCurrency: z.string().default('EUR'),
  /** ISO: Monday is 1. */
  firstWeekday: z.int().min(1).max(7).default(1),
  inactivityPeriodDays: InactivityPeriod.default(DEFAULT_INACTIVITY_PERIOD),
});
export type Organisation = z.infer<typeof Organisation>;

export async function organisationOf(table: Table): Promise<Organisation> {
  const item = await getItem(table, keys.settings());
  return Organisation.parse(item?.state ?? {});
}
