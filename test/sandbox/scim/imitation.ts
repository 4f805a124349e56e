// One server that speaks SCIM 2.0, as the sandbox serves it under `/scim/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { openTokens } from '../tokens.ts';
import { makeScimKeys, ScimKeys } from './keys.ts';
import { truthOfScim } from './resources.ts';
import { MOST_ROWS, NOT_SIGNED_IN, openScim, PREFIX, refusal, SIGN_IN } from './vendor.ts';
import { NOTHING_DONE, ScimActs, scimView } from './view.ts';

const LIFE_MS = 3_600_000;

export const scim = imitation<ScimKeys, ScimActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: (path) => path === SIGN_IN,
  tokensLast: true,
  isLaterPage: (_path, query) => Number(query.get('startIndex') ?? 1) > 1,
  keys: ScimKeys,
  makeKeys: makeScimKeys,
  acts: ScimActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    noProviderConfig: 'the server says nothing of itself',
    noPatch: 'the server supports no PATCH',
    silentPatch: 'a PATCH is answered with 204',
    anotherCase: 'names are written in another case, and truth in words',
    bare: 'lists say their total and their users alone',
    noIndex: 'the server sends its first page whatever index is asked for',
  },
  scopes: [],
  refusals: {
    tooMany: () => refusal(429, 'Too many requests'),
    broken: refusal(500, 'Internal error'),
    unavailable: refusal(503, 'Service unavailable'),
    signInRefused: NOT_SIGNED_IN,
    notSignedIn: NOT_SIGNED_IN,
    forbidden: refusal(403, 'Operation is not permitted based on the supplied authorization'),
    shapeless: { Resources: 'none' },
  },
  choices: [{}, { method: 'clientCredentials' }, { method: 'basic' }],
  entry(url, { token, clientId, clientSecret, userName, passwordSecret }, { method }) {
    const config = { baseUrl: `${url}${PREFIX}/v2`, seatName: 'Board' };
    if (method === 'basic') return { config, credentials: { method, userName, password: passwordSecret } };
    if (method === 'clientCredentials') {
      const tokenUrl = `${url}${SIGN_IN}`;
      return { config, credentials: { method, tokenUrl, clientId, clientSecret } };
    }
    return { config, credentials: { method: 'bearer', token } };
  },
  // What the server says of itself, and its users.
  leastCalls: ({ accounts }) => 1 + pagesOf(accounts.length, MOST_ROWS),
  callsOfHandOver: 1,
  open({ org, keys, acts, day, now, mostRows, quirk }) {
    const tokens = openTokens('scim.', LIFE_MS, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => scimView(org, day(), acts.state),
    );
    const { answer } = openScim({ org, acts, keys, tokens, view, quirk, mostRows });
    return { tokens, answer, truth: () => truthOfScim(org, view()) };
  },
});
