// Accounts that somebody should look at, over HTTP.
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { AnnualAmount } from '#shared/domain/contracts/cost/cost-facts.ts';
import { Finding, FindingCounts, FindingKind } from '#shared/domain/people/findings.ts';
import { READERS } from './readers.ts';
import { listQuery, pageOf, route } from './route.ts';

export const FindingRow = Finding.omit({ skus: true }).extend({
  id: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  applicationId: z.string(),
  applicationName: z.string(),
  /** As the directory has it; absent for an account of nobody. */
  personName: z.string().optional(),
  department: z.string().optional(),
  /** Managed ones that it is about. */
  licenses: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What their seats cost a year, by currency; none where no price is known. */
  annual: z.array(AnnualAmount),
});
export type FindingRow = z.infer<typeof FindingRow>;

export const listFindings = route({
  id: 'listFindings',
  method: 'GET',
  path: '/api/findings',
  noun: 'findings',
  access: READERS.people,
  summary:
    'Accounts of people who left or are suspended, second seats of one person, accounts of nobody in the directory, of other organizations and of machines',
  query: listQuery(['mail', 'kind', 'applicationName', 'personName'], {
    kind: FindingKind.optional(),
    applicationId: z.string().max(200).optional(),
  }),
  response: pageOf(FindingRow).extend({
    /** Of all, whatever the query asks. */
    counts: FindingCounts,
    /** The oldest read behind them; absent while nothing was read. */
    readAt: Instant.optional(),
  }),
  csv: [
    { header: 'Finding', value: (row) => row.kind },
    { header: 'Account', value: (row) => row.mail || row.accountId },
    { header: 'Person', value: (row) => row.personName },
    { header: 'Department', value: (row) => row.department },
    { header: 'Application', value: (row) => row.applicationName },
    { header: 'Connection', value: (row) => row.connectionName },
    { header: 'Licenses', value: (row) => row.licenses.map(({ name }) => name).join('; ') },
    {
      header: 'Cost a year',
      value: (row) => row.annual.map(({ amount, currency }) => `${amount} ${currency}`).join('; '),
    },
  ],
});

export const findingRoutes = [listFindings] as const;
