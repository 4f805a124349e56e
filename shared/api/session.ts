// Who is signed in, and what the page needs to know about the organisation before it draws anything.
import * as z from 'zod';
import { Role } from '#shared/domain/access/role.ts';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { InactivityPeriod } from '#shared/domain/utilization/inactivity.ts';
import { READERS } from './readers.ts';
import { route } from './route.ts';

export const health = route({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  noun: 'system',
  access: 'public',
  summary: 'Whether the API answers and reaches its table',
  response: z.object({ status: z.literal('ok'), time: Instant }),
});

export const openApiDocument = route({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  noun: 'system',
  access: 'public',
  summary: 'This API as an OpenAPI 3.1 document',
  response: z.looseObject({ openapi: z.string() }),
});

export const referencePage = route({
  id: 'getReference',
  method: 'GET',
  path: '/api/reference',
  noun: 'system',
  access: 'public',
  summary: 'This API as a page to read',
  response: z.string(),
  mediaType: 'text/html; charset=utf-8',
});

export const getSession = route({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  noun: 'system',
  access: READERS.session,
  summary: 'The signed-in person, their roles and the organisation’s frame',
  response: z.object({
    mail: z.string(),
    name: z.string(),
    roles: z.array(Role),
    today: CivilDay,
    timeZone: z.string(),
    reportingCurrency: z.string(),
    firstWeekday: z.int().min(1).max(7),
    inactivityPeriodDays: InactivityPeriod,
    /** Ids of the applications whose owner this person is. */
    ownedApplications: z.array(z.string()),
  }),
});

export const sessionRoutes = [health, openApiDocument, referencePage, getSession] as const;
