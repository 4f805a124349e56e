// The issuer of this machine signs in whom you pick, on Cognito's own paths under the pool's id.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { CLIENT_ID, type LocalUser, type SignIn, userClaims } from './access-token.ts';
import { bodyOf } from './http-server.ts';
import { ISSUER_PATH } from './issuer-path.ts';
import { pickPage, signOutPage } from './pick-page.ts';
import { sessionMemory } from './session-memory.ts';
import type { SigningKey } from './signing-key.ts';

const SCOPES = 'openid email profile';

export interface IdentityOptions {
  /** Origin of the page, without a slash at the end. */
  readonly origin: string;
  readonly key: SigningKey;
  readonly users: readonly LocalUser[];
  readonly signIn: SignIn;
}

/** Answers requests whose path begins with {@link ISSUER_PATH}. */
export function identity({ origin, key, users, signIn }: IdentityOptions): RequestListener {
  const userOf = (id: string) => users.find((user) => user.id === id);
  const provider = new Provider(`${origin}${ISSUER_PATH}`, {
    jwks: { keys: [key] },
    // Cookies only carry a pick between two pages of this machine; the key that signs tokens also signs them.
    cookies: { keys: [String(key.d).slice(0, 43)] },
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${origin}/`, `${origin}/signed-in`],
        post_logout_redirect_uris: [`${origin}/`],
      },
    ],
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      userinfo: '/oauth2/userInfo',
      revocation: '/oauth2/revoke',
      end_session: '/logout',
      jwks: '/.well-known/jwks.json',
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    adapter: sessionMemory(),
    pkce: { required: () => true },
    issueRefreshToken: async () => true,
    ttl: {
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: 3600,
      Grant: 2_592_000,
      Session: 2_592_000,
      RefreshToken: 2_592_000,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      // Cognito asks nobody whether they really want to sign out.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: { body?: string }, form: string) => {
          context.body = signOutPage(form);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => origin,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES,
          audience: CLIENT_ID,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${ISSUER_PATH}/login/${uid}` },
    findAccount: (_: unknown, id: string) => {
      const user = userOf(id);
      return (
        user && {
          accountId: id,
          claims: () => ({ sub: id, email: user.mail, email_verified: true, name: user.name }),
        }
      );
    },
    /** Whoever signs in has agreed: Cognito asks nobody for consent. */
    loadExistingGrant: async ({
      oidc,
    }: {
      oidc: { session: { accountId: string }; client: { clientId: string } };
    }) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope(SCOPES);
      grant.addResourceScope(origin, SCOPES);
      await grant.save();
      return grant;
    },
    extraTokenClaims: async (_: unknown, token: { accountId?: string }) => {
      const user = userOf(token.accountId ?? '');
      return user && userClaims(user, signIn);
    },
  });
  const answer = provider.callback();

  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith(`${ISSUER_PATH}/login/`)) return login(provider, users, request, response);
    const mounted = request as IncomingMessage & { originalUrl?: string };
    mounted.originalUrl = request.url ?? '/';
    request.url = (request.url ?? '/').slice(ISSUER_PATH.length) || '/';
    return answer(request, response);
  };
}

async function login(
  provider: Provider,
  users: readonly LocalUser[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
    const picked =
      request.method === 'POST' && new URLSearchParams((await bodyOf(request, 1000)).toString()).get('user');
    const user = users.find(({ id }) => id === picked);
    if (user) return await provider.interactionFinished(request, response, { login: { accountId: user.id } });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(pickPage(users));
  } catch {
    // Whoever comes back to a sign-in that is over wants the page: it starts another one where that is needed.
    response.writeHead(303, { location: '/', 'cache-control': 'no-store' }).end();
  }
}
