// Okta: the people of an organization, what they may open, and when they last signed in.
import * as z from 'zod';
import type { Connector } from '../connector.ts';
import { SCOPES } from './asked.ts';

const Config = z.object({
  orgUrl: z.url().meta({
    title: 'Okta address',
    description: 'As in the browser, without “-admin”',
    placeholder: 'https://example.okta.com',
  }),
});
export type Config = z.infer<typeof Config>;

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('privateKey'),
      clientId: z.string().trim().min(4).max(200).meta({
        title: 'Client ID',
        description: 'Applications → your API services app → General',
        secret: false,
      }),
      privateKey: z.string().trim().min(100).max(7000).meta({
        title: 'Private key',
        description: 'PEM; its public key is registered with the app',
        multiline: true,
      }),
    })
    .meta({ title: 'API services app (private key)' }),
  z
    .object({
      method: z.literal('apiToken'),
      token: z.string().trim().min(20).max(200).meta({
        title: 'API token',
        description: 'Security → API → Tokens; it ends after 30 days without use',
      }),
    })
    .meta({ title: 'API token of an administrator' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const okta: Connector<Config, Credentials> = {
  id: 'okta',
  name: 'Okta',
  category: 'Identity',
  config: Config,
  credentials: Credentials,
  scopes: [
    { id: SCOPES.users, why: 'To read people and their last sign-ins', tasks: ['accounts', 'activity'] },
    {
      id: SCOPES.apps,
      why: 'To read applications and who is assigned to them',
      tasks: ['licenses', 'accounts'],
    },
    {
      id: SCOPES.manageApps,
      why: 'To unassign and assign applications, once you allow it',
      tasks: ['reclaim', 'restore'],
    },
    { id: SCOPES.manageUsers, why: 'To deactivate users, once you allow it', tasks: ['reclaim'] },
  ],
  offers: [
    { task: 'licenses', endpoint: 'api/v1/apps' },
    { task: 'accounts', endpoint: 'api/v1/users, api/v1/apps/{id}/users' },
    { task: 'activity', endpoint: 'api/v1/users: lastLogin' },
    {
      task: 'reclaim',
      endpoint: 'DELETE api/v1/apps/{id}/users/{user}, api/v1/users/{id}/lifecycle/deactivate',
    },
    { task: 'restore', endpoint: 'POST api/v1/apps/{id}/users' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  seatStatuses: ['active', 'suspended'],
  activity: { means: 'last sign-in to Okta', lagDays: 0 },
  // Cursors of users and applications are opaque and not said to be snapshots.
  stableReads: false,
  directory: true,
  intervalHours: 24,
  hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com', '*.okta-gov.com'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
