// One Atlassian organization, as the sandbox serves it under `/atlassian/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { openTokens } from '../tokens.ts';
import { ORGANIZATION, PRODUCTS } from './catalogue.ts';
import { AtlassianKeys, makeAtlassianKeys } from './keys.ts';
import { truthOfAtlassian } from './resources.ts';
import { MOST_ROWS, NOT_SIGNED_IN, openAtlassian, PREFIX, refusal, SCOPES } from './vendor.ts';
import { AtlassianActs, atlassianView, NOTHING_DONE } from './view.ts';

const TOO_MANY = refusal(429, 'ADMIN-429-1', 'Too many requests.');

export const atlassian = imitation<AtlassianKeys, AtlassianActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: () => false,
  tokensLast: true,
  // Cursors of searches are in the body.
  isLaterPage: (_path, query) => query.has('cursor'),
  keys: AtlassianKeys,
  makeKeys: makeAtlassianKeys,
  acts: AtlassianActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    noGuard: 'the last use of a product is told to subscribers of Atlassian Guard alone',
    scopeRefusedAs401: 'a key without the scope is answered 401 instead of 403',
    siteIds: 'a product that was used is named by its site alone, and Jira by its old name',
  },
  scopes: SCOPES,
  refusals: {
    tooMany: () => TOO_MANY,
    rateReset: (at) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': new Date(at).toISOString() }),
    broken: refusal(500, 'ADMIN-500-1', 'Internal error.'),
    unavailable: refusal(503, 'ADMIN-503-1', 'Service unavailable.'),
    signInRefused: NOT_SIGNED_IN,
    notSignedIn: NOT_SIGNED_IN,
    forbidden: refusal(403, 'ADMIN-403-2', 'You have no permission for this organization.'),
    shapeless: { data: 'none' },
  },
  choices: [{}],
  entry(url, { key }) {
    return {
      config: { organizationId: ORGANIZATION, apiBaseUrl: `${url}${PREFIX}` },
      credentials: { method: 'apiKey', key },
    };
  },
  // Workspaces, everybody, and for each product the groups that give access and who has it.
  leastCalls: ({ accounts, licenses }) =>
    licenses.reduce(
      (sum, { used }) => sum + 1 + pagesOf(used, MOST_ROWS),
      pagesOf(PRODUCTS.length, MOST_ROWS) + pagesOf(accounts.length, MOST_ROWS),
    ),
  callsOfHandOver: 2,
  open({ org, keys, acts, day, now, mostRows, granted, quirk }) {
    const tokens = openTokens('ATCTT', Number.POSITIVE_INFINITY, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => atlassianView(org, day(), acts.state),
    );
    const knows = (key: string | undefined) => key === keys.key;
    const { answer } = openAtlassian({ org, acts, knows, view, now, granted, quirk, mostRows });
    return { tokens, answer, truth: () => truthOfAtlassian(org, view()) };
  },
});
