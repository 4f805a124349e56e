// SCIM 2.0: the users of any server that speaks the protocol, at an address that the customer names.
import * as z from 'zod';
import { name } from '#shared/domain/text.ts';
import type { Connector } from '../connector.ts';
import { RIGHTS, SEATS } from './asked.ts';

const Config = z.object({
  baseUrl: z.url().meta({
    title: 'SCIM address',
    description: 'The part before /Users; over https, out in the internet',
    placeholder: 'https://example.com/scim/v2',
  }),
  seats: z
    .enum(Object.keys(SEATS) as (keyof typeof SEATS)[])
    .default('users')
    .meta({
      title: 'What a seat is',
      description: 'Entitlements and roles only where the server fills them with licenses',
      choices: SEATS,
    }),
  seatName: name(100).optional().meta({
    title: 'Name of the license',
    description: 'Where every active user is a seat; empty for “User”',
  }),
});
export type Config = z.infer<typeof Config>;

const part = z.string().trim().min(1).max(2000);

const Credentials = z.discriminatedUnion('method', [
  z
    .object({
      method: z.literal('bearer'),
      token: part.meta({ title: 'Token', description: 'As the vendor shows it for provisioning' }),
    })
    .meta({ title: 'Bearer token' }),
  z
    .object({
      method: z.literal('clientCredentials'),
      tokenUrl: z.url().meta({
        title: 'Token address',
        placeholder: 'https://example.com/oauth/token',
        secret: false,
      }),
      clientId: part.meta({ title: 'Client ID', secret: false }),
      clientSecret: part.meta({ title: 'Client secret' }),
      scope: part
        .optional()
        .meta({ title: 'Scope', description: 'Where the vendor wants one', secret: false }),
    })
    .meta({ title: 'OAuth client credentials' }),
  z
    .object({
      method: z.literal('basic'),
      userName: part.meta({ title: 'User name', secret: false }),
      password: part.meta({ title: 'Password' }),
    })
    .meta({ title: 'User name and password' }),
]);
export type Credentials = z.infer<typeof Credentials>;

export const scim: Connector<Config, Credentials> = {
  id: 'scim',
  name: 'SCIM 2.0',
  category: 'Any vendor',
  config: Config,
  credentials: Credentials,
  scopes: [
    { id: RIGHTS.read, why: 'To read users and what they are entitled to', tasks: ['licenses', 'accounts'] },
    {
      id: RIGHTS.write,
      why: 'To deactivate users or take entitlements away, once you allow it',
      tasks: ['reclaim', 'restore'],
    },
  ],
  offers: [
    { task: 'licenses', endpoint: 'Users' },
    { task: 'accounts', endpoint: 'Users' },
    { task: 'reclaim', endpoint: 'PATCH Users/{id}', prerequisite: 'A server that supports PATCH' },
    { task: 'restore', endpoint: 'PATCH Users/{id}', prerequisite: 'A server that supports PATCH' },
  ],
  actions: async () => (await import('./actions.ts')).actions,
  seatStatuses: ['active'],
  // An index counts from the start of a list that goes on changing (RFC 7644 §3.4.2.4).
  stableReads: false,
  directory: false,
  intervalHours: 24,
  hosts: [],
  ownHosts: ({ baseUrl }, credentials) =>
    [baseUrl, credentials?.method === 'clientCredentials' ? credentials.tokenUrl : undefined].flatMap(
      (url) => (url !== undefined && URL.canParse(url) ? [new URL(url).hostname] : []),
    ),
  open: async (...conversation) => (await import('./session.ts')).open(...conversation),
};
