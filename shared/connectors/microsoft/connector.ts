// Microsoft 365: the people of one Entra tenant, what was bought for it, who holds which license, and when they last signed in.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { SCOPES } from './asked.ts';

const Config = z.object({
  tenantId: name(100).meta({
    title: 'Tenant ID',
    description: 'Entra admin center → Overview',
  }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of Microsoft Graph',
    description: 'Empty, or https://graph.microsoft.us in GCC High',
  }),
});
export type Config = z.infer<typeof Config>;

const clientId = z.string().trim().min(4).max(200).meta({
  title: 'Application (client) ID',
  secret: false,
});
const pem = (most: number) => z.string().trim().min(100).max(most);

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('clientSecret'),
      clientId,
      clientSecret: z.string().trim().min(8).max(500).meta({
        title: 'Client secret',
        description: 'Its value, not its ID',
      }),
    })
    .meta({ title: 'Client secret' }),
  z
    .object({
      method: z.literal('certificate'),
      clientId,
      certificate: pem(3000).meta({ title: 'Certificate (PEM)', multiline: true, secret: false }),
      privateKey: pem(4000).meta({ title: 'Its private key (PEM)', multiline: true }),
    })
    .meta({ title: 'Certificate' }),
]);
export type Credentials = z.infer<typeof Credentials>;

const ASSIGN = 'users/{id}/assignLicense';

export const microsoft: Connector<Config, Credentials> = {
  id: 'microsoft',
  name: 'Microsoft 365',
  category: 'Productivity',
  config: Config,
  credentials: Credentials,
  scopes: [
    { id: SCOPES.organization, why: 'To read what was bought', tasks: ['licenses', 'downgrade'] },
    {
      id: SCOPES.users,
      why: 'To read people and their licenses',
      tasks: ['accounts', 'activity', 'reclaim', 'downgrade', 'restore'],
    },
    { id: SCOPES.signIns, why: 'To read when people last signed in', tasks: ['activity'] },
    {
      id: SCOPES.groups,
      why: 'To name the groups that give licenses',
      tasks: ['accounts'],
    },
    {
      id: SCOPES.assign,
      why: 'To take and give licenses, once you allow it',
      tasks: ['reclaim', 'downgrade', 'restore'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'subscribedSkus' },
    { task: 'accounts', endpoint: 'users, groups' },
    {
      task: 'activity',
      endpoint: 'users: signInActivity',
      prerequisite: 'Microsoft Entra ID P1 or P2 for sign-ins',
    },
    { task: 'reclaim', endpoint: ASSIGN },
    { task: 'downgrade', endpoint: ASSIGN },
    { task: 'restore', endpoint: ASSIGN },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  // Blocking somebody's sign-in frees nothing.
  seatStatuses: ['active', 'suspended', 'disabled'],
  // Documented without a figure; up to a day is what is seen.
  activity: { means: 'last sign-in through Entra ID', lagDays: 1 },
  // Skip tokens are opaque and not said to be snapshots.
  stableReads: false,
  directory: true,
  intervalHours: 24,
  hosts: [
    'graph.microsoft.com',
    'login.microsoftonline.com',
    'graph.microsoft.us',
    'dod-graph.microsoft.us',
    'login.microsoftonline.us',
  ],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
