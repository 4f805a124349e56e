// Uploads by machine clients: a token for an id and a secret, and with it the routes of an upload, of their own connection alone.
import * as z from 'zod';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import * as imports from './imports.ts';
import { type Route, route } from './route.ts';

export const giveClientToken = route({
  id: 'giveClientToken',
  method: 'POST',
  path: '/api/push/token',
  noun: 'push',
  access: 'public',
  summary:
    'Give a machine client a token for its id and secret (RFC 6749, client credentials); both may come by HTTP Basic instead',
  form: true,
  body: z.object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string().min(1).max(300),
    client_secret: z.string().min(1).max(300),
  }),
  response: z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() }),
});

/** The same route for machine clients: what it takes and answers is said once. */
function forClients<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  id: string,
  one: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  const path = one.path.replace('/api/connections/', '/api/push/') as Route['path'];
  return { ...one, id, path, noun: 'push', access: 'client' };
}

export const beginPush = forClients('beginPush', {
  ...imports.beginImport,
  summary: 'Open an upload; 409 while another one of this connection is open',
  body: imports.beginImport.body.extend({ kind: ImportKind }),
});
export const putPushPage = forClients('putPushPage', imports.putImportPage);
export const finishPush = forClients('finishPush', imports.finishImport);
export const abandonPush = forClients('abandonPush', imports.abandonImport);
export const listPushes = forClients('listPushes', imports.listImports);

export const pushRoutes = [
  giveClientToken,
  beginPush,
  putPushPage,
  finishPush,
  abandonPush,
  listPushes,
] as const;
