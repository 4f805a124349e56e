// People and what was decided about them over HTTP.
import * as z from 'zod';
import { AccountStatus } from '#shared/domain/accounts/account.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { AnnualAmount } from '#shared/domain/contracts/cost/cost-facts.ts';
import { Total } from '#shared/domain/money/total.ts';
import {
  EmploymentStatus,
  Person,
  PersonDecision,
  PersonDecisionInput,
} from '#shared/domain/people/person.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route } from './route.ts';

export const listPeople = route({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  noun: 'people',
  access: READERS.people,
  summary: 'The people of the organisation, from its directory',
  query: listQuery(['name', 'mail', 'department', 'status'], {
    status: EmploymentStatus.optional(),
    department: z.string().max(120).optional(),
  }),
  response: pageOf(Person.extend({ exempt: z.boolean() })).extend({
    departments: z.array(z.string()),
    /** Absent while no directory has been read. */
    asOf: CivilDay.optional(),
  }),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Mail', value: (row) => row.mails[0] },
    { header: 'Aliases', value: (row) => row.mails.slice(1).join(' ') },
    { header: 'Status', value: (row) => row.status },
    { header: 'Department', value: (row) => row.department },
    { header: 'Manager', value: (row) => row.managerMail },
  ],
});

export const PersonDetail = Person.extend({
  decision: PersonDecision.optional(),
  /** Their accounts at every vendor, with the licenses they hold. Activity only for those who may see it. */
  accounts: z.array(
    z.object({
      connectionId: z.string(),
      connectionName: z.string(),
      applicationId: z.string(),
      applicationName: z.string(),
      accountId: z.string(),
      mail: z.string(),
      status: AccountStatus,
      /** How the account was recognised. */
      matchedBy: z.enum(['mail', 'alias', 'verdict']),
      lastActiveOn: CivilDay.nullable().optional(),
      licenses: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          since: CivilDay.nullable(),
          via: z.string().optional(),
          /** What a seat of it costs a year; absent where nobody said, or nobody knows of how many. */
          annual: z.array(AnnualAmount).optional(),
        }),
      ),
    }),
  ),
  /** What all they hold costs a year, each license once, in the reporting currency. */
  totalAnnual: Total,
  /** Accounts of which somebody said that they are not this person's, though an address fits or a vendor says so. */
  denied: z.array(
    z.object({
      connectionId: z.string(),
      connectionName: z.string(),
      applicationId: z.string(),
      applicationName: z.string(),
      accountId: z.string(),
      mail: z.string(),
    }),
  ),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

export const getPerson = route({
  id: 'getPerson',
  method: 'GET',
  path: '/api/people/{id}',
  noun: 'people',
  access: READERS.people,
  summary: 'One person with everything they hold',
  params: Id,
  response: PersonDetail,
});

export const decidePerson = route({
  id: 'decidePerson',
  method: 'PUT',
  path: '/api/people/{id}/decision',
  noun: 'people',
  access: { roles: ['admin', 'itManager'] },
  summary: 'Exempt a person, leave a note, or say which accounts are theirs; sticks through later syncs',
  params: Id,
  body: PersonDecisionInput.extend({
    /** 0 when nothing was decided before. */
    version: z.int().min(0),
  }),
  response: PersonDecision,
});

export const peopleRoutes = [listPeople, getPerson, decidePerson] as const;
