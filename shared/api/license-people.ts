// The people behind a license over HTTP.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import {
  ACTIVITY_STATES,
  ActivityState,
  InactivityPeriod,
  StateCounts,
} from '#shared/domain/utilization/inactivity.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route } from './route.ts';

/** One of the people behind a license, or an account that belongs to nobody we know. */
export const LicenseHolder = z.object({
  /** Person's id; absent for an unmatched account. */
  personId: z.string().optional(),
  name: z.string(),
  mail: z.string(),
  department: z.string().optional(),
  state: ActivityState,
  lastActiveOn: CivilDay.nullable(),
  heldSince: CivilDay.nullable(),
  /** Their accounts on this license, the one with the latest activity first. */
  accounts: z.array(
    z.object({
      id: z.string(),
      mail: z.string(),
      status: z.enum(['active', 'suspended', 'disabled']),
      via: z.string().optional(),
    }),
  ),
  exempt: z.boolean(),
});
export type LicenseHolder = z.infer<typeof LicenseHolder>;

/** One state, or `unused`: everybody who does not use what they hold, inactive and never active alike. */
export const HolderState = z.enum([...ACTIVITY_STATES, 'unused']);

export const listLicensePeople = route({
  id: 'listLicensePeople',
  method: 'GET',
  path: '/api/licenses/{id}/people',
  noun: 'licenses',
  access: READERS.activity,
  summary: 'The people behind a license in the states the counts are made of',
  params: Id,
  query: listQuery(['name', 'mail', 'department', 'state', 'lastActiveOn', 'heldSince'], {
    state: HolderState.optional(),
    department: z.string().max(120).optional(),
    /** Judge under another period than the one in force. */
    periodDays: z.coerce.number().pipe(InactivityPeriod).optional(),
  }),
  response: pageOf(LicenseHolder).extend({
    departments: z.array(z.string()),
    states: StateCounts,
    asOf: CivilDay,
    readAt: Instant,
  }),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Mail', value: (row) => row.mail },
    { header: 'Department', value: (row) => row.department },
    { header: 'State', value: (row) => row.state },
    { header: 'Last active', value: (row) => row.lastActiveOn },
    { header: 'Held since', value: (row) => row.heldSince },
    {
      header: 'Accounts',
      value: (row) => row.accounts.map(({ mail }) => mail).join(' '),
    },
    { header: 'Exempt', value: (row) => (row.exempt ? 'yes' : 'no') },
  ],
});
