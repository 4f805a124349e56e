// Google Workspace: the people of one organization, and which product licenses they hold.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { KeyFile, PRODUCTS, SCOPES } from './asked.ts';

const mail = z.email().max(254);

const Config = z.object({
  customerId: name(100).meta({
    title: 'Customer ID',
    description: 'Admin console → Account → Account settings → Customer ID, or the primary domain',
    placeholder: 'C01234567',
  }),
  adminMail: mail.meta({
    title: 'Administrator to act for',
    description: 'Needs the privileges Users (read) and License Management',
    placeholder: 'licenses@example.com',
  }),
  products: z
    .array(z.enum(Object.keys(PRODUCTS)))
    .default(['Google-Apps', '101047', 'Google-Vault', '101033', '101005'])
    .meta({
      title: 'Products to read',
      description: 'Each costs at least one call a sync',
      choices: PRODUCTS,
    }),
  resellerAdminMail: mail.optional().meta({
    title: 'Administrator of your reseller account',
    description:
      'Only if you resell to this customer: bought seats are then read, else they are typed by hand',
  }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for Google's own; a test server on this machine otherwise",
  }),
});
export type Config = z.infer<typeof Config>;

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('serviceAccountKey'),
      key: z.string().trim().max(7000).refine(isKeyFile, 'not the JSON key file of a service account').meta({
        title: 'Service account key',
        description: 'The whole JSON file; its client ID is allowed the scopes under domain-wide delegation',
        multiline: true,
      }),
    })
    .meta({ title: 'Service account with a delegated administrator' }),
]);
export type Credentials = z.infer<typeof Credentials>;

function isKeyFile(text: string): boolean {
  try {
    return KeyFile.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

const ACTIONS = ['reclaim', 'downgrade', 'restore'] as const;

export const google: Connector<Config, Credentials> = {
  id: 'google',
  name: 'Google Workspace',
  category: 'Productivity',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: SCOPES.directory,
      why: 'To read people, their aliases and last logins',
      tasks: ['accounts', 'activity', ...ACTIONS],
    },
    {
      id: SCOPES.licensing,
      why: 'To read who holds which license; to change it, once you allow it. There is no read-only scope',
      tasks: ['licenses', 'accounts', ...ACTIONS],
    },
    { id: SCOPES.reseller, why: 'To read bought seats, for resellers only', tasks: ['licenses'] },
  ],
  offers: [
    { task: 'licenses', endpoint: 'licensing/v1/product/{product}/users, reseller/v1/subscriptions' },
    { task: 'accounts', endpoint: 'admin/directory/v1/users, licensing/v1/product/{product}/users' },
    { task: 'activity', endpoint: 'admin/directory/v1/users: lastLoginTime' },
    { task: 'reclaim', endpoint: 'DELETE licensing/v1/…/user/{user}' },
    { task: 'downgrade', endpoint: 'PATCH licensing/v1/…/user/{user}' },
    { task: 'restore', endpoint: 'POST licensing/v1/…/user' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  // A license is assigned until it is taken away, whatever became of the user.
  seatStatuses: ['active', 'suspended', 'disabled'],
  // Documented without a figure; Google's reports of the same field trail by up to two days.
  activity: { means: 'last login', lagDays: 2 },
  stableReads: false,
  directory: true,
  intervalHours: 24,
  hosts: [
    'oauth2.googleapis.com',
    'admin.googleapis.com',
    'licensing.googleapis.com',
    'reseller.googleapis.com',
  ],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
