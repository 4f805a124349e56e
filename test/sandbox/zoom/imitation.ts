// One Zoom account, as the sandbox serves it under `/zoom/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { makeZoomKeys, ZoomKeys } from './keys.ts';
import { truthOfZoom } from './resources.ts';
import { NOT_SIGNED_IN, openZoom, PREFIX, refusal, SCOPES, SIGN_IN } from './vendor.ts';
import { NOTHING_DONE, ZoomActs, zoomView } from './view.ts';

const LIFE_MS = 3_599_000;
const TOO_MANY = refusal(429, 429, 'You have reached the maximum per-second rate limit for this API.');

export const zoom = imitation<ZoomKeys, ZoomActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: (path) => path === SIGN_IN,
  isLaterPage: (_path, query) => query.has('next_page_token'),
  keys: ZoomKeys,
  makeKeys: makeZoomKeys,
  acts: ZoomActs,
  nothingDone: NOTHING_DONE,
  quirks: {},
  scopes: SCOPES,
  refusals: {
    tooMany: () => TOO_MANY,
    broken: refusal(500, 500, 'Internal Server Error'),
    unavailable: refusal(503, 503, 'Service Unavailable'),
    signInRefused: oauthError(400, 'invalid_client', 'Invalid client_id or client_secret'),
    notSignedIn: NOT_SIGNED_IN,
    daySpent: {
      ...refusal(429, 429, 'You have reached the maximum daily rate limit for this API.'),
      headers: { 'x-ratelimit-type': 'Daily-limit', 'x-ratelimit-remaining': '0' },
    },
    forbidden: refusal(403, 200, 'No permission.'),
    shapeless: { users: 'none' },
  },
  choices: [{}],
  entry(url, { accountId, clientId, clientSecret }) {
    return {
      config: { apiBaseUrl: `${url}${PREFIX}` },
      credentials: { method: 'serverToServer', accountId, clientId, clientSecret },
    };
  },
  // One sign-in, and users by status.
  leastCalls: ({ accounts }) => {
    const pending = accounts.filter(({ id }) => id.startsWith('pending:')).length;
    const inactive = accounts.filter(({ status }) => status === 'disabled').length;
    return [pending, inactive, accounts.length - pending - inactive].reduce(
      (sum, rows) => sum + pagesOf(rows, 300),
      1,
    );
  },
  callsOfHandOver: 1,
  open({ org, keys, acts, day, now, mostRows, granted }) {
    const tokens = openTokens('eyJzdiI6.', LIFE_MS, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => zoomView(org, day(), acts.state),
    );
    const { answer } = openZoom({ org, acts, keys, tokens, view, now, granted, mostRows });
    return { tokens, answer, truth: () => truthOfZoom(org, view()) };
  },
});
