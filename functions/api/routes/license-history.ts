// A license day by day: a year is one query.
import { getLicenseHistory } from '#shared/api/licenses.ts';
import { isBefore } from '#shared/domain/calendar/civil-day.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { licenseDays } from '#shared/table/license-month-store.ts';
import { loadLicense } from '#shared/table/license-store.ts';
import { endpoint } from '../endpoint.ts';

export const licenseHistoryEndpoints = [
  endpoint(getLicenseHistory, async ({ table }, { params, query }) => {
    const { from, to } = query;
    if (isBefore(to, from)) return refuse('invalid', 'The last day lies before the first', { field: 'to' });
    const [stored, days] = await Promise.all([
      loadLicense(table, params.id),
      licenseDays(table, params.id, from, to),
    ]);
    return stored ? done({ days }) : refuse('notFound', 'There is no such license');
  }),
];
