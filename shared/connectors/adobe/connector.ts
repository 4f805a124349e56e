// Adobe: the products of an organization, and who has which.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { SCOPE } from './asked.ts';

const Config = z.object({
  organizationId: name(100).meta({
    title: 'Organization ID',
    description: 'With the credential in the Developer Console; ends with @AdobeOrg',
    placeholder: 'A495E53@AdobeOrg',
  }),
  apiBaseUrl: z.url().optional().meta({
    title: 'Address of the API',
    description: "Empty for Adobe's own; a test server on this machine otherwise",
  }),
});
export type Config = z.infer<typeof Config>;

const part = z.string().trim().min(4).max(200);

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('serverToServer'),
      clientId: part.meta({ title: 'Client ID', secret: false }),
      clientSecret: part.meta({
        title: 'Client secret',
        description: 'Developer Console → your project → OAuth Server-to-Server',
      }),
    })
    .meta({ title: 'OAuth Server-to-Server' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const adobe: Connector<Config, Credentials> = {
  id: 'adobe',
  name: 'Adobe',
  category: 'Design',
  config: Config,
  credentials: Credentials,
  scopes: [
    {
      id: SCOPE,
      why: 'To read users and product profiles, and to change who is in a profile once you allow it: Adobe has one scope for both',
      tasks: ['licenses', 'accounts', 'reclaim', 'downgrade', 'restore'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'groups/{org}/{page}', prerequisite: 'A plan with the Admin Console' },
    { task: 'accounts', endpoint: 'users/{org}/{page}' },
    { task: 'reclaim', endpoint: 'POST action/{org}: remove' },
    { task: 'downgrade', endpoint: 'POST action/{org}: remove, add' },
    { task: 'restore', endpoint: 'POST action/{org}: add' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  seatStatuses: ['active'],
  // Pages are numbered: whoever joins or leaves meanwhile moves the rest.
  stableReads: false,
  directory: false,
  intervalHours: 24,
  hosts: ['usermanagement.adobe.io', 'ims-na1.adobelogin.com'],
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
