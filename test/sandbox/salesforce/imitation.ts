// One Salesforce organization, as the sandbox serves it under `/services/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { assignedOf } from '../truth.ts';
import { NOTHING_DONE, SalesforceActs } from './acts.ts';
import { DAY_SPENT, refusal, SESSION_ENDED } from './errors.ts';
import { makeSalesforceKeys, SalesforceKeys } from './keys.ts';
import { truthOfSalesforce } from './truth.ts';
import { openSalesforce } from './vendor.ts';
import { salesforceView, type Used } from './view.ts';

/** Sessions end after two hours without notice. */
const LIFE_MS = 2 * 3_600_000;
const SIGN_IN = '/services/oauth2/token';
/** Of a page of a query. */
const MOST_ROWS = 2_000;

export const salesforce = imitation<SalesforceKeys, SalesforceActs>({
  serves: (path) => path.startsWith('/services/'),
  isSignIn: (path) => path === SIGN_IN,
  isLaterPage: (path) => /\/query\/\w+-\d+$/.test(path),
  keys: SalesforceKeys,
  makeKeys: makeSalesforceKeys,
  acts: SalesforceActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    permissionSetGroups: 'Permission sets that need a license come with a permission set group.',
    defaultOwner: 'Every user is the default owner of leads, so none may be deactivated.',
    noLicenseLeft: 'All licenses are used up.',
  },
  scopes: [],
  refusals: {
    tooMany: (named) =>
      refusal(429, named ? 'CONCURRENT_REQUESTS_EXCEEDED' : 'TOO_MANY_REQUESTS', 'Too many requests'),
    broken: refusal(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.'),
    unavailable: refusal(503, 'SERVER_UNAVAILABLE', 'Server too busy'),
    signInRefused: oauthError(400, 'invalid_grant', 'inactive user'),
    notSignedIn: SESSION_ENDED,
    daySpent: DAY_SPENT,
    forbidden: refusal(403, 'INSUFFICIENT_ACCESS', 'insufficient access rights on object id'),
    shapeless: { records: 'none', fields: 'none' },
  },
  choices: [{}, { method: 'jwtBearer' }],
  entry(url, { clientId, clientSecret, username, privateKey }, { method }) {
    return {
      config: { myDomainUrl: url, sandboxOrg: false },
      credentials:
        method === 'jwtBearer'
          ? { method, clientId, username, privateKey }
          : { method: 'clientCredentials', clientId, clientSecret },
    };
  },
  // Sign-in, the fields of User, frozen users, both lists of licenses, the metric: one call each.
  leastCalls: ({ accounts, licenses }) =>
    6 +
    pagesOf(accounts.length, MOST_ROWS) +
    pagesOf(assignedOf(licenses.filter(({ type }) => type === 'permissionSet')), MOST_ROWS),
  callsOfHandOver: 3,
  open({ org, keys, acts, day, now, url, mostRows, quirk }) {
    const tokens = openTokens('00D5f0000!', LIFE_MS, now);
    const years = new Map<number, Used>();
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => salesforceView(org, day(), acts.state, years),
    );
    const desk = { keys, tokens, now, instanceUrl: url };
    const { answer } = openSalesforce({
      org,
      acts,
      tokens,
      desk,
      view,
      quirk,
      mostRows: mostRows('salesforce'),
    });
    return { tokens, answer, truth: () => truthOfSalesforce(org, view()) };
  },
});
