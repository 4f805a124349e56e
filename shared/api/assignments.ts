// Who holds what at an application, and the assignments that are made by hand, over HTTP.
import * as z from 'zod';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import { Assignment, AssignmentStanding, AssignmentTerms } from '#shared/domain/assignments/assignment.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { readMail } from '#shared/domain/imports/cell-readers.ts';
import { READERS } from './readers.ts';
import { Flag, Id, listQuery, pageOf, route } from './route.ts';

/** Who manages licenses, and the owners of the application. */
const ASSIGNERS = { roles: ['admin', 'itManager'], owners: true } as const;

const HeldLicense = z.object({
  id: z.string(),
  name: z.string(),
  /** Address of the account that holds it. */
  mail: z.string(),
  /** Said, or the day it was first seen. */
  since: CivilDay.nullable(),
  /** As somebody said of an assignment by hand. */
  from: CivilDay.optional(),
  until: CivilDay.optional(),
  role: z.string().optional(),
  /** Group or edition it comes through. */
  via: z.string().optional(),
  /** Made by hand, and changed the same way; others are changed at the vendor. */
  byHand: z.boolean(),
  standing: AssignmentStanding,
});

/** One of the people of an application, or an account that belongs to nobody we know. */
export const ApplicationPerson = z.object({
  /** Of the person, else of the account. */
  id: z.string(),
  personId: z.string().optional(),
  name: z.string(),
  mail: z.string(),
  department: z.string().optional(),
  /** None for somebody who only has an account. Ended assignments are left out. */
  licenses: z.array(HeldLicense),
  /** Absent where nothing tells, or where the reader may not see it. */
  lastActiveOn: CivilDay.nullable().optional(),
});
export type ApplicationPerson = z.infer<typeof ApplicationPerson>;

export const listApplicationPeople = route({
  id: 'listApplicationPeople',
  method: 'GET',
  path: '/api/applications/{id}/people',
  noun: 'assignments',
  access: READERS.assignments,
  summary: 'The people of an application with the licenses they hold, whoever says so',
  params: Id,
  query: listQuery(['name', 'mail', 'department', 'lastActiveOn'], {
    licenseId: z.string().max(200).optional(),
    /** Those without a license, or those with one. */
    licensed: Flag.optional(),
  }),
  response: pageOf(ApplicationPerson),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Mail', value: (row) => row.mail },
    { header: 'Department', value: (row) => row.department },
    { header: 'Licenses', value: (row) => row.licenses.map(({ name }) => name).join('; ') },
    { header: 'Last active', value: (row) => row.lastActiveOn },
  ],
});

/** Its CSV is the sheet that maps licenses to people, filled with what there is. */
export const listAssignments = route({
  id: 'listAssignments',
  method: 'GET',
  path: '/api/applications/{id}/assignments',
  noun: 'assignments',
  access: READERS.assignments,
  summary: 'Assignments made by hand; as CSV the sheet that can be changed and uploaded again',
  params: Id,
  query: listQuery(['mail', 'licenseName', 'from', 'until'], {
    licenseId: z.string().max(200).optional(),
    /** Ended ones too. */
    ended: Flag.optional(),
  }),
  response: pageOf(Assignment.extend({ licenseName: z.string(), standing: AssignmentStanding })),
  csv: [
    { header: 'Email Id', value: (row) => row.mail },
    { header: 'License Name', value: (row) => row.licenseName },
    { header: 'Role', value: (row) => row.role },
    { header: 'Start Date', value: (row) => row.from },
    { header: 'End Date', value: (row) => row.until },
    { header: 'Action', value: () => '' },
  ],
});

const OfPerson = Id.extend({
  mail: z
    .string()
    .max(254)
    .overwrite(foldMail)
    .refine((mail) => 'value' in readMail(mail), 'must be a mail address such as ana@example.com'),
});

export const putAssignment = route({
  id: 'putAssignment',
  method: 'PUT',
  path: '/api/licenses/{id}/assignments/{mail}',
  noun: 'assignments',
  access: ASSIGNERS,
  summary:
    'Assign a license to a person by hand, or say anew how; 409 names the connection that delivers who holds it',
  params: OfPerson,
  body: AssignmentTerms,
  response: Assignment,
});

export const removeAssignment = route({
  id: 'removeAssignment',
  method: 'DELETE',
  path: '/api/licenses/{id}/assignments/{mail}',
  noun: 'assignments',
  access: ASSIGNERS,
  summary: 'Take an assignment by hand away as if it had never been; to end one, give it a last day',
  params: OfPerson,
});

export const assignmentRoutes = [
  listApplicationPeople,
  listAssignments,
  putAssignment,
  removeAssignment,
] as const;
