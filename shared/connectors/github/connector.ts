// GitHub: licenses of Enterprise Cloud, members of an organization, and Copilot seats.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { SCOPES } from './asked.ts';

const Config = z.object({
  organization: name(100).meta({
    title: 'Organization',
    description: 'Its name in the address of its page',
    placeholder: 'example',
  }),
  enterprise: name(100).optional().meta({
    title: 'Enterprise',
    description: 'The name in github.com/enterprises/…; empty without an enterprise account',
  }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for GitHub's own; https://api.example.ghe.com with data residency",
  }),
});
export type Config = z.infer<typeof Config>;

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('token'),
      token: z.string().trim().min(20).max(300).meta({
        title: 'Personal access token (classic)',
        description: 'Of an owner; GitHub gives the licenses of an enterprise to no other kind of token',
      }),
    })
    .meta({ title: 'Personal access token (classic)' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const github: Connector<Config, Credentials> = {
  id: 'github',
  name: 'GitHub',
  category: 'Development',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: SCOPES.enterprise,
      why: 'To read how many licenses were bought and who uses one',
      tasks: ['licenses', 'accounts'],
    },
    {
      id: SCOPES.organization,
      why: 'To read the members of the organization',
      tasks: ['licenses', 'accounts'],
    },
    {
      id: SCOPES.copilot,
      why: 'To read Copilot seats and their last use, and to cancel one once you allow it',
      tasks: ['licenses', 'accounts', 'activity', 'reclaim', 'restore'],
    },
    { id: SCOPES.admin, why: 'To remove a member, once you allow it', tasks: ['reclaim'] },
  ],
  offers: [
    {
      task: 'licenses',
      endpoint: 'enterprises/{enterprise}/consumed-licenses, orgs/{org}, orgs/{org}/copilot/billing/seats',
      prerequisite:
        'Enterprise Cloud for licenses of an enterprise; Copilot Business or Enterprise for its seats',
    },
    { task: 'accounts', endpoint: 'enterprises/{enterprise}/consumed-licenses, orgs/{org}/members' },
    {
      task: 'activity',
      endpoint: 'orgs/{org}/copilot/billing/seats: last_activity_at',
      prerequisite: 'Copilot Business or Enterprise; GitHub tells no last use of its own licenses',
    },
    {
      task: 'reclaim',
      endpoint: 'DELETE orgs/{org}/copilot/billing/selected_users, orgs/{org}/members/{user}',
    },
    { task: 'restore', endpoint: 'POST orgs/{org}/copilot/billing/selected_users' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  seatStatuses: ['active', 'suspended', 'disabled'],
  activity: { means: 'last use of Copilot', lagDays: 1 },
  // Pages are numbered: whoever joins or leaves meanwhile moves the rest.
  stableReads: false,
  directory: false,
  intervalHours: 24,
  hosts: ['api.github.com', '*.ghe.com'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
