// Atlassian: the products of an organization, who has access to each, and when they last used it.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { SCOPES } from './asked.ts';

const Config = z.object({
  organizationId: name(100).meta({
    title: 'Organization ID',
    description: 'After admin.atlassian.com/o/',
  }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for Atlassian's own",
  }),
});
export type Config = z.infer<typeof Config>;

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('apiKey'),
      key: z.string().trim().min(20).max(2000).meta({
        title: 'API key',
        description: 'Atlassian Administration → Settings → API keys; ends within a year',
      }),
    })
    .meta({ title: 'Organization API key' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const atlassian: Connector<Config, Credentials> = {
  id: 'atlassian',
  name: 'Atlassian',
  category: 'Development',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: SCOPES.workspaces,
      why: 'To read products and how many users they may have',
      tasks: ['licenses', 'accounts'],
    },
    {
      id: SCOPES.directories,
      why: 'To read users, their products and their last use',
      tasks: ['accounts', 'activity', 'reclaim', 'restore'],
    },
    {
      id: SCOPES.groups,
      why: 'To read which groups give access to a product',
      tasks: ['accounts', 'reclaim', 'restore'],
    },
    {
      id: SCOPES.unscoped,
      why: 'To take access away, once you allow it: there is no scope for it',
      tasks: ['reclaim', 'restore'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'v2/orgs/{org}/workspaces: capacity, usage' },
    { task: 'accounts', endpoint: 'v2/orgs/{org}/directories/-/users/search, …/groups/search' },
    {
      task: 'activity',
      endpoint: 'v2/…/users/search: productAccess',
      prerequisite: 'Atlassian Guard for last use, on some plans',
    },
    {
      task: 'reclaim',
      endpoint: 'v1/…/roles/revoke, DELETE v2/…/groups/{group}/memberships/{user}',
    },
    {
      task: 'restore',
      endpoint: 'v1/…/roles/assign, POST v2/…/groups/{group}/memberships',
    },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  // Nobody pays for whoever is suspended or deactivated.
  seatStatuses: ['active'],
  activity: { means: 'last page viewed in a product', lagDays: 1 },
  // Cursors are opaque and not said to be snapshots.
  stableReads: false,
  directory: false,
  intervalHours: 24,
  hosts: ['api.atlassian.com'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
