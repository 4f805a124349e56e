// One GitHub enterprise, as the sandbox serves it under `/github/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { openTokens } from '../tokens.ts';
import { GithubKeys, makeGithubKeys } from './keys.ts';
import { truthOfGithub } from './resources.ts';
import { ENTERPRISE, NOT_SIGNED_IN, ORG, openGithub, PREFIX, refusal, SCOPES } from './vendor.ts';
import { GithubActs, githubView, NOTHING_DONE } from './view.ts';

const MOST_ROWS = 100;

export const github = imitation<GithubKeys, GithubActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: () => false,
  tokensLast: true,
  isLaterPage: (_path, query) => query.has('page'),
  keys: GithubKeys,
  makeKeys: makeGithubKeys,
  acts: GithubActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    noCopilot: 'the organization has not bought Copilot',
    duplicateSeats: 'a person with Copilot seats in several organizations is listed for each',
  },
  scopes: SCOPES,
  // Members are read where no enterprise counts them.
  otherScopes: ['read:org'],
  refusals: {
    tooMany: () => refusal(429, 'API rate limit exceeded'),
    slowDown: refusal(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' }),
    broken: refusal(500, 'Server Error'),
    unavailable: refusal(503, 'Service Unavailable'),
    signInRefused: NOT_SIGNED_IN,
    notSignedIn: NOT_SIGNED_IN,
    forbidden: refusal(403, 'Resource not accessible by personal access token'),
    shapeless: { users: 'none', seats: 'none' },
  },
  choices: [{}],
  entry(url, { token }) {
    return {
      config: { organization: ORG, enterprise: ENTERPRISE, apiBaseUrl: `${url}${PREFIX}` },
      credentials: { method: 'token', token },
    };
  },
  // Who consumes a license, and Copilot's seats, which are asked for once more to know whether there are any.
  leastCalls: ({ licenses: [seats, copilot] }) =>
    pagesOf(seats?.used ?? 0, MOST_ROWS) + pagesOf(copilot?.used ?? 0, MOST_ROWS) + 1,
  callsOfHandOver: 1,
  open({ org, keys, acts, day, now, url, mostRows, granted, quirk }) {
    const tokens = openTokens('ghp_', Number.POSITIVE_INFINITY, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => githubView(org, day(), acts.state),
    );
    const knows = (token: string | undefined) => token === keys.token;
    const { answer } = openGithub({ org, acts, knows, view, url, granted, quirk, mostRows });
    return { tokens, answer, truth: () => truthOfGithub(org, view()) };
  },
});
