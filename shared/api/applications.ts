// Applications over HTTP.
import * as z from 'zod';
import { Application, ApplicationInput, ApprovalStatus } from '#shared/domain/applications/application.ts';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { HealthState } from '#shared/domain/connections/connection.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route, Seen } from './route.ts';

export const ApplicationRow = Application.pick({
  id: true,
  name: true,
  vendor: true,
  category: true,
  approval: true,
  owners: true,
  version: true,
}).extend({
  licenses: z.int(),
  seats: z.int(),
  /** Worst health of its connections; absent without any. */
  health: HealthState.optional(),
  contracts: z.int(),
  nextDeadline: CivilDay.optional(),
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

export const listApplications = route({
  id: 'listApplications',
  method: 'GET',
  path: '/api/applications',
  noun: 'applications',
  access: READERS.applications,
  summary: 'Applications by name, vendor or category',
  query: listQuery(['name', 'vendor', 'category', 'seats', 'nextDeadline'], {
    approval: ApprovalStatus.optional(),
    category: z.string().max(60).optional(),
  }),
  response: pageOf(ApplicationRow),
  csv: [
    { header: 'Name', value: (row) => row.name },
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Category', value: (row) => row.category },
    { header: 'Status', value: (row) => row.approval },
    { header: 'Owner', value: (row) => row.owners.business },
    { header: 'IT owner', value: (row) => row.owners.it },
    { header: 'Finance owner', value: (row) => row.owners.finance },
    { header: 'Licenses', value: (row) => row.licenses },
    { header: 'Seats', value: (row) => row.seats },
    { header: 'Next deadline', value: (row) => row.nextDeadline },
  ],
});

export const createApplication = route({
  id: 'createApplication',
  method: 'POST',
  path: '/api/applications',
  noun: 'applications',
  access: { roles: ['admin', 'itManager', 'procurement'] },
  summary: 'Add an application',
  body: ApplicationInput,
  response: Application,
  status: 201,
});

export const getApplication = route({
  id: 'getApplication',
  method: 'GET',
  path: '/api/applications/{id}',
  noun: 'applications',
  access: READERS.applications,
  summary: 'One application',
  params: Id,
  response: Application,
});

export const updateApplication = route({
  id: 'updateApplication',
  method: 'PUT',
  path: '/api/applications/{id}',
  noun: 'applications',
  access: { roles: ['admin', 'itManager', 'procurement'], owners: true },
  summary: 'Change an application',
  params: Id,
  body: ApplicationInput.extend(Seen.shape),
  response: Application,
});

export const deleteApplication = route({
  id: 'deleteApplication',
  method: 'DELETE',
  path: '/api/applications/{id}',
  noun: 'applications',
  access: { roles: ['admin'] },
  summary: 'Delete an application with its connections and licenses; contracts and the log stay',
  params: Id,
});

export const applicationRoutes = [
  listApplications,
  createApplication,
  getApplication,
  updateApplication,
  deleteApplication,
] as const;
