// Zoom: which users have a license, and when they last signed in.
import * as z from 'zod';
import type { Connector } from '../connector.ts';
import { SCOPES } from './asked.ts';

const Config = z.object({
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for Zoom's own; a test server on this machine otherwise",
  }),
});
export type Config = z.infer<typeof Config>;

const part = z.string().trim().min(4).max(200);

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('serverToServer'),
      accountId: part.meta({ title: 'Account ID', secret: false }),
      clientId: part.meta({ title: 'Client ID', secret: false }),
      clientSecret: part.meta({
        title: 'Client secret',
        description: 'Zoom App Marketplace → Develop → your Server-to-Server OAuth app → App Credentials',
      }),
    })
    .meta({ title: 'Server-to-Server OAuth app' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const zoom: Connector<Config, Credentials> = {
  id: 'zoom',
  name: 'Zoom',
  category: 'Meetings',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: SCOPES.list,
      why: 'To read users, their type and last sign-in',
      tasks: ['licenses', 'accounts', 'activity'],
    },
    { id: SCOPES.user, why: 'To confirm an action on one user', tasks: ['reclaim', 'restore'] },
    {
      id: SCOPES.update,
      why: 'To make a user Basic or Licensed, once you allow it',
      tasks: ['reclaim', 'restore'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'users: type' },
    { task: 'accounts', endpoint: 'users' },
    { task: 'activity', endpoint: 'users: last_login_time' },
    { task: 'reclaim', endpoint: 'PATCH users/{id}: type 1' },
    { task: 'restore', endpoint: 'PATCH users/{id}: type 2' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  // Deactivated users keep their type and free their license.
  seatStatuses: ['active', 'suspended'],
  activity: { means: 'last sign-in', lagDays: 3 },
  stableReads: true,
  directory: false,
  intervalHours: 24,
  hosts: ['api.zoom.us', 'zoom.us'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
