// Uploads by machine clients: a token for a secret that is good, and with it what a person does at the same connection.
import { CLIENT_TOKEN_SECONDS, clientToken } from '#functions/runtime/client-token.ts';
import * as routes from '#shared/api/push.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { isSecretOf, markUsed } from '#shared/table/machine-client-store.ts';
import { livingClient } from '../client-caller.ts';
import { type AnyRoute, type Endpoint, endpoint } from '../endpoint.ts';
import { uploads } from './imports.ts';

/** An unknown client and a wrong secret are told alike. */
const UNKNOWN = refuse(
  'unauthorized',
  'There is no such client, its secret is another one, or it was revoked',
);

function asClient({ handle }: Endpoint, route: AnyRoute): Endpoint {
  return { route, handle };
}

export const pushEndpoints = [
  endpoint(routes.giveClientToken, async ({ table, linkSecret }, { body, at }) => {
    const client = await livingClient(table, body.client_id);
    if (!client || !isSecretOf(client, body.client_secret)) return UNKNOWN;
    await markUsed(table, client, at);
    return done({
      access_token: clientToken(await linkSecret(), client.state.id, at),
      token_type: 'Bearer',
      expires_in: CLIENT_TOKEN_SECONDS,
    });
  }),
  asClient(uploads.begin, routes.beginPush),
  asClient(uploads.page, routes.putPushPage),
  asClient(uploads.finish, routes.finishPush),
  asClient(uploads.abandon, routes.abandonPush),
  asClient(uploads.list, routes.listPushes),
];
