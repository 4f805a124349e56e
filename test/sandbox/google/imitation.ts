// One Google Workspace organization, as the sandbox serves it under the paths of Google's hosts.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { assignedOf } from '../truth.ts';
import { GoogleActs, NOTHING_DONE } from './acts.ts';
import { DAY_SPENT, NOT_SIGNED_IN, refusal, SLOW_DOWN } from './errors.ts';
import { GoogleKeys, makeGoogleKeys } from './keys.ts';
import { SCOPE } from './sign-in.ts';
import { truthOfGoogle } from './truth.ts';
import { openGoogle } from './vendor.ts';
import { googleView } from './view.ts';

const LIFE_MS = 3_599_000;
const SIGN_IN = '/token';
const PRODUCTS = ['Google-Apps', '101047', '101033', '101001', '101034'];

export const google = imitation<GoogleKeys, GoogleActs>({
  serves: (path) => path === SIGN_IN || path.startsWith('/admin/') || path.startsWith('/apps/'),
  isSignIn: (path) => path === SIGN_IN,
  isLaterPage: (_path, query) => query.has('pageToken'),
  keys: GoogleKeys,
  makeKeys: makeGoogleKeys,
  acts: GoogleActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    autoLicensing: 'Licenses are assigned automatically, and none can be changed by hand.',
    groupLicensing: 'Licenses are assigned to groups, and inherited ones cannot be changed.',
  },
  scopes: Object.values(SCOPE),
  otherScopes: [SCOPE.readOrders, SCOPE.orders],
  refusals: {
    tooMany: (named) =>
      refusal(429, named ? 'rateLimitExceeded' : 'tooMany', 'Too many requests', 'usageLimits'),
    slowDown: SLOW_DOWN,
    broken: refusal(500, 'backendError', 'Internal error encountered.'),
    unavailable: refusal(503, 'backendError', 'Service unavailable. Please try again'),
    signInRefused: oauthError(400, 'invalid_grant', 'Invalid grant: account not found'),
    notSignedIn: NOT_SIGNED_IN,
    daySpent: DAY_SPENT,
    forbidden: refusal(403, 'forbidden', 'Not Authorized to access this resource/api'),
    shapeless: { users: 'none', items: 'none', subscriptions: 'none' },
  },
  choices: [{}, { reseller: true }],
  entry(url, { customerId, admin, resellerAdmin, clientMail, keyId, privateKey }, { reseller }) {
    return {
      config: {
        customerId,
        adminMail: admin,
        products: PRODUCTS,
        apiBaseUrl: url,
        ...(reseller ? { resellerAdminMail: resellerAdmin } : {}),
      },
      credentials: {
        method: 'serviceAccountKey',
        key: JSON.stringify({
          type: 'service_account',
          project_id: 'meridian-tools',
          private_key_id: keyId,
          private_key: privateKey,
          client_email: clientMail,
          token_uri: 'https://oauth2.googleapis.com/token',
        }),
      },
    };
  },
  // A sign-in for each of two scopes, and every product's assignments end in a page of their own.
  leastCalls: ({ accounts, licenses }) =>
    2 + pagesOf(accounts.length, 500) + Math.ceil(assignedOf(licenses) / 1_000) + PRODUCTS.length,
  callsOfHandOver: 2,
  open({ org, keys, acts, day, now, url, mostRows, granted, quirk }) {
    const tokens = openTokens('ya29.', LIFE_MS, now);
    const years = new Map<number, readonly number[]>();
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => googleView(org, day(), acts.state, years),
    );
    const { answer } = openGoogle({
      org,
      acts,
      desk: { keys, tokens, delegated: granted, now },
      view,
      quirk,
      apiUrl: url,
      pageSizes: {
        users: mostRows('users') ?? 500,
        assignments: mostRows('assignments') ?? 1_000,
        subscriptions: mostRows('subscriptions') ?? 100,
      },
    });
    return { tokens, answer, truth: () => truthOfGoogle(org, view()) };
  },
});
