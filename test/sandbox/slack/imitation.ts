// One Slack workspace, as the sandbox serves it under `/slack/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { openTokens } from '../tokens.ts';
import { makeSlackKeys, SlackKeys } from './keys.ts';
import { truthOfSlack } from './resources.ts';
import { NOT_SIGNED_IN, openSlack, PREFIX, refusal, SCOPES } from './vendor.ts';
import { NOTHING_DONE, SlackActs, slackView } from './view.ts';

const MOST_ROWS = 1000;
/** Days that the connector reads. */
const WINDOW = 90;
const DAY_MS = 86_400_000;

export const slack = imitation<SlackKeys, SlackActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: () => false,
  tokensLast: true,
  isLaterPage: (_path, query) => query.has('cursor'),
  keys: SlackKeys,
  makeKeys: makeSlackKeys,
  acts: SlackActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    proPlan: 'the plan has neither analytics nor SCIM',
    freePlan: 'the plan has no access logs either',
    upgradedLately: 'analytics begin twenty days ago',
    fairBilling: 'whoever was away for four weeks is not billed',
    organization: 'the app is installed for an organization, and calls name one of its workspaces',
  },
  scopes: SCOPES,
  // Access logs stand in for analytics.
  otherScopes: ['admin.analytics:read'],
  refusals: {
    tooMany: () => refusal('ratelimited', {}, 429),
    broken: refusal('internal_error', {}, 500),
    unavailable: refusal('service_unavailable', {}, 503),
    signInRefused: NOT_SIGNED_IN,
    notSignedIn: NOT_SIGNED_IN,
    forbidden: refusal('missing_scope', { needed: 'admin', provided: 'users:read' }),
    shapeless: { ok: true, members: 'none' },
  },
  choices: [{}],
  entry(url, { token }) {
    return { config: { apiBaseUrl: `${url}${PREFIX}` }, credentials: { method: 'userToken', token } };
  },
  // Members, whom Slack bills, and a file for every day of the window.
  leastCalls: ({ accounts }) =>
    pagesOf(accounts.length, MOST_ROWS) +
    pagesOf(accounts.filter(({ kind }) => kind !== 'service').length, MOST_ROWS) +
    WINDOW,
  // The oldest file says how far back the others are good.
  callsOfHandOver: 1,
  open({ org, keys, acts, day, now, mostRows, granted, quirk }) {
    const tokens = openTokens('xoxp-', Number.POSITIVE_INFINITY, now);
    const view = latest(
      () => `${day()} ${acts.version} ${quirk('fairBilling')}`,
      () => slackView(org, day(), acts.state, quirk('fairBilling')),
    );
    const knows = (token: string | undefined) => token === keys.token;
    const { answer } = openSlack({ org, acts, knows, view, now, granted, quirk, mostRows });
    const truth = () => {
      const until = Math.floor(now() / DAY_MS);
      return truthOfSlack(org, view(), {
        by: quirk('proPlan') ? 'logs' : 'files',
        from: until - WINDOW,
        until,
      });
    };
    return { tokens, answer, truth };
  },
});
