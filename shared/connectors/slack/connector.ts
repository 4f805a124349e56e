// Slack: the members of a workspace, who of them is billed, and on which day each was last active.
import * as z from 'zod';
import type { Connector } from '../connector.ts';
import { SCOPES, WINDOW_DAYS } from './asked.ts';

const Config = z.object({
  workspaces: z
    .string()
    .trim()
    .max(400)
    .regex(/^T[A-Z0-9]+([\s,]+T[A-Z0-9]+)*$/)
    .optional()
    .meta({
      title: 'Workspace IDs',
      description: 'Only of an app that a whole Enterprise organization installed; separated by commas',
      placeholder: 'T0123ABCD',
    }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for Slack's own; a test server on this machine otherwise",
  }),
});
export type Config = z.infer<typeof Config>;

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('userToken'),
      token: z.string().trim().min(20).max(400).meta({
        title: 'User OAuth token',
        description: 'Begins with xoxp-; of an app that an owner or administrator installed',
      }),
    })
    .meta({ title: 'User token of an app' }),
]);
export type Credentials = z.infer<typeof Credentials>;

const ACTING = 'Business+ or Enterprise to act';

export const slack: Connector<Config, Credentials> = {
  id: 'slack',
  name: 'Slack',
  category: 'Messaging',
  config: Config,
  credentials: Credentials,
  scopes: [
    { id: SCOPES.users, why: 'To read the members', tasks: ['accounts', 'activity'] },
    { id: SCOPES.mails, why: 'To know members by their address', tasks: ['accounts'] },
    {
      id: SCOPES.admin,
      why: 'To read who is billed and the access logs, and to deactivate members once you allow it',
      tasks: ['licenses', 'accounts', 'activity', 'reclaim', 'restore'],
    },
    {
      id: SCOPES.analytics,
      why: 'To read on which days members were active; else access logs tell it',
      tasks: ['activity'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'team.billableInfo' },
    { task: 'accounts', endpoint: 'users.list, team.billableInfo' },
    {
      task: 'activity',
      endpoint: 'admin.analytics.getFile, else team.accessLogs',
      prerequisite: 'Any paid plan for access logs, Business+ or Enterprise for analytics',
    },
    {
      task: 'reclaim',
      endpoint: 'PATCH scim/v2/Users/{id}: active false',
      prerequisite: ACTING,
    },
    {
      task: 'restore',
      endpoint: 'PATCH scim/v2/Users/{id}: active true',
      prerequisite: ACTING,
    },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  // Deactivated members are not billed.
  seatStatuses: ['active'],
  activity: { means: 'last day with activity in Slack', lagDays: 2, windowDays: WINDOW_DAYS },
  // Cursors are not said to be snapshots.
  stableReads: false,
  directory: false,
  intervalHours: 24,
  hosts: ['slack.com', 'api.slack.com'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
