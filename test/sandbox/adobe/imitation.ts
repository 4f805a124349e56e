// One Adobe organization, as the sandbox serves it under `/adobe/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { ORGANIZATION } from './catalogue.ts';
import { AdobeKeys, makeAdobeKeys } from './keys.ts';
import { truthOfAdobe } from './resources.ts';
import { MOST_USERS, NOT_SIGNED_IN, openAdobe, PREFIX, refusal, SCOPES, SIGN_IN } from './vendor.ts';
import { AdobeActs, adobeView, NOTHING_DONE } from './view.ts';

const LIFE_MS = 86_399_000;
const TOO_MANY = refusal(429, '429050', 'Too many requests');

export const adobe = imitation<AdobeKeys, AdobeActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: (path) => path === SIGN_IN,
  isLaterPage: (path) => /\/users\/[^/]+\/[1-9]\d*$/.test(path),
  keys: AdobeKeys,
  makeKeys: makeAdobeKeys,
  acts: AdobeActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    type99: 'whoever has not accepted yet has a type that is not documented',
    noIds: 'users come without an id, as in every published example',
    foreignDomain: 'users belong to a domain that another organization has claimed',
  },
  scopes: SCOPES,
  refusals: {
    tooMany: () => TOO_MANY,
    broken: refusal(500, '500000', 'Internal server error'),
    unavailable: refusal(503, '503000', 'Service unavailable'),
    signInRefused: oauthError(400, 'invalid_client', 'invalid client_secret parameter'),
    notSignedIn: NOT_SIGNED_IN,
    forbidden: refusal(403, '403003', 'Api Key is invalid'),
    shapeless: { lastPage: 'no', users: 'none' },
  },
  choices: [{}],
  entry(url, { clientId, clientSecret }) {
    return {
      config: { organizationId: ORGANIZATION, apiBaseUrl: `${url}${PREFIX}` },
      credentials: { method: 'serverToServer', clientId, clientSecret },
    };
  },
  // One sign-in, the groups, and each page of users twice: with and without what user groups give.
  leastCalls: ({ accounts }) => 2 + 2 * pagesOf(accounts.length, MOST_USERS),
  // Signing in, the groups, and the second half of the page that may be repeated.
  callsOfHandOver: 3,
  open({ org, keys, acts, day, now, mostRows, granted, quirk }) {
    const tokens = openTokens('eyJhbGciOi.', LIFE_MS, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => adobeView(org, day(), acts.state),
    );
    const { answer } = openAdobe({ acts, keys, tokens, view, granted, quirk, mostRows });
    return { tokens, answer, truth: () => truthOfAdobe(view()) };
  },
});
