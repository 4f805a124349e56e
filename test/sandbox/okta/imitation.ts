// One Okta organization, as the sandbox serves it under `/okta/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { NOTHING_DONE, OktaActs } from './acts.ts';
import { APPS } from './catalogue.ts';
import { NOT_SIGNED_IN, refusal, SCOPE_MISSING } from './errors.ts';
import { makeOktaKeys, OktaKeys } from './keys.ts';
import { truthOfOkta } from './resources.ts';
import { SCOPES } from './sign-in.ts';
import { openOkta, PREFIX } from './vendor.ts';
import { oktaView } from './view.ts';

const LIFE_MS = 3_600_000;
const SIGN_IN = `${PREFIX}/oauth2/v1/token`;

export const okta = imitation<OktaKeys, OktaActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: (path) => path === SIGN_IN,
  isLaterPage: (_path, query) => query.has('after'),
  keys: OktaKeys,
  makeKeys: makeOktaKeys,
  acts: OktaActs,
  nothingDone: NOTHING_DONE,
  quirks: {},
  scopes: SCOPES,
  refusals: {
    tooMany: () => refusal(429, 'E0000047', 'API call exceeded rate limit due to too many requests.'),
    rateReset: (at) => ({
      'x-rate-limit-limit': '600',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(Math.ceil(at / 1_000)),
    }),
    broken: refusal(500, 'E0000009', 'Internal Server Error'),
    unavailable: refusal(503, 'E0000010', 'Service is in read only mode'),
    signInRefused: oauthError(401, 'invalid_client', 'The client is not active.'),
    notSignedIn: NOT_SIGNED_IN,
    forbidden: SCOPE_MISSING,
    shapeless: { users: 'none' },
  },
  choices: [{}, { method: 'apiToken' }],
  entry(url, { clientId, privateKey, apiToken }, { method }) {
    return {
      config: { orgUrl: `${url}${PREFIX}` },
      credentials:
        method === 'apiToken' ? { method, token: apiToken } : { method: 'privateKey', clientId, privateKey },
    };
  },
  // A sign-in for each of two scopes, users, applications, and a list of assignments for each application in use.
  leastCalls: ({ accounts, licenses }) =>
    2 +
    pagesOf(accounts.length, 200) +
    pagesOf(APPS.length, 200) +
    licenses
      .filter(({ type, active }) => type === 'Assigned application' && active)
      .reduce((sum, { used }) => sum + pagesOf(used, 500), 0),
  // Both sign-ins, and the applications that say which lists there are.
  callsOfHandOver: 3,
  open({ org, keys, acts, day, now, url, mostRows, granted }) {
    const tokens = openTokens('eyJraWQi.', LIFE_MS, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => oktaView(org, day(), acts.state),
    );
    const desk = { keys, tokens, now, granted, audience: () => `${url()}${SIGN_IN}` };
    const { answer } = openOkta({ org, acts, desk, view, url, mostRows });
    return { tokens, answer, truth: () => truthOfOkta(org, view()) };
  },
});
