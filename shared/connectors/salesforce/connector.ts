// Salesforce: user, permission-set and feature licenses of one organization, and who holds them.
import * as z from 'zod';
import type { Connector } from '../connector.ts';

const Config = z.object({
  myDomainUrl: z.url().meta({
    title: 'My Domain address',
    description: 'Setup → My Domain → Current My Domain URL',
    placeholder: 'https://example.my.salesforce.com',
  }),
  sandboxOrg: z.boolean().default(false).meta({
    title: 'This is a Salesforce sandbox',
    description: 'Sandboxes verify signed assertions at test.salesforce.com',
  }),
});
export type Config = z.infer<typeof Config>;

const clientId = z.string().trim().min(4).max(500).meta({
  title: 'Consumer key',
  description: 'Setup → External Client App Manager → your app → Settings → OAuth → Consumer Key and Secret',
  secret: false,
});

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('clientCredentials'),
      clientId,
      clientSecret: z.string().trim().min(4).max(500).meta({ title: 'Consumer secret' }),
    })
    .meta({ title: 'Client credentials' }),
  z
    .object({
      method: z.literal('jwtBearer'),
      clientId,
      username: z.string().trim().min(3).max(200).meta({
        title: 'User name',
        description: 'The integration user, allowed for the app beforehand',
        secret: false,
      }),
      privateKey: z.string().trim().min(100).max(7000).meta({
        title: 'Private key',
        description: 'PEM; its certificate is uploaded to the app',
        multiline: true,
      }),
    })
    .meta({ title: 'Signed assertion (JWT bearer)' }),
]);
export type Credentials = z.infer<typeof Credentials>;

const ACTIONS = ['reclaim', 'downgrade', 'restore'] as const;

export const salesforce: Connector<Config, Credentials> = {
  id: 'salesforce',
  name: 'Salesforce',
  category: 'CRM',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: 'api',
      why: 'To use the REST API',
      tasks: ['licenses', 'accounts', 'activity', ...ACTIONS],
    },
    { id: 'View Setup and Configuration', why: 'To read what was bought', tasks: ['licenses'] },
    { id: 'View All Users', why: 'To read who holds a license', tasks: ['accounts', 'activity'] },
    {
      id: 'Manage Users',
      why: 'To see which users are frozen; to deactivate users, once you allow it',
      tasks: ['accounts', ...ACTIONS],
    },
    {
      id: 'Assign Permission Sets',
      why: 'To read and, once you allow it, remove permission set licenses',
      tasks: ['accounts', 'reclaim', 'restore'],
    },
  ],
  offers: (
    [
      ['licenses', 'UserLicense, PermissionSetLicense, ActiveFeatureLicenseMetric'],
      ['accounts', 'User, UserLogin, PermissionSetLicenseAssign'],
      ['activity', 'User.LastLoginDate'],
      ['reclaim', 'PATCH User, DELETE PermissionSetLicenseAssign'],
      ['downgrade', 'PATCH User: ProfileId'],
      ['restore', 'PATCH User, POST PermissionSetLicenseAssign'],
    ] as const
  ).map(([task, endpoint]) => ({
    task,
    endpoint,
    prerequisite:
      'Enterprise, Unlimited, Performance or Developer edition, or Professional with the API add-on',
  })),
  actions: async () => (await import('./actions.ts')).actions,
  // Deactivated users are said to hold only what they keep: assignments of permission set licenses.
  seatStatuses: ['active', 'suspended', 'disabled'],
  activity: { means: 'last login', lagDays: 0 },
  stableReads: true,
  directory: false,
  intervalHours: 24,
  hosts: ['*.my.salesforce.com', '*.my.salesforce.mil'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
