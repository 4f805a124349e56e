// One Microsoft 365 tenant, as the sandbox serves it under `/microsoft/`.
import { imitation, latest, pagesOf } from '../imitation.ts';
import { oauthError } from '../reply.ts';
import { openTokens } from '../tokens.ts';
import { MicrosoftActs, NOTHING_DONE } from './acts.ts';
import { DENIED, NOT_SIGNED_IN, refusal } from './errors.ts';
import { MicrosoftKeys, makeMicrosoftKeys } from './keys.ts';
import { truthOfMicrosoft } from './resources.ts';
import { SCOPES, spoken } from './sign-in.ts';
import { openMicrosoft, PREFIX } from './vendor.ts';
import { microsoftView } from './view.ts';

const LIFE_MS = 3_599_000;
const TOO_MANY = refusal(429, 'TooManyRequests', 'Too many requests');

export const microsoft = imitation<MicrosoftKeys, MicrosoftActs>({
  serves: (path) => path.startsWith(`${PREFIX}/`),
  isSignIn: (path) => path.endsWith('/oauth2/v2.0/token'),
  isLaterPage: (_path, query) => query.has('$skiptoken'),
  keys: MicrosoftKeys,
  makeKeys: makeMicrosoftKeys,
  acts: MicrosoftActs,
  nothingDone: NOTHING_DONE,
  quirks: {
    noPremium: 'the tenant has no Entra ID P1, so no sign-ins are told',
    smallPages: 'more than 120 users with their sign-ins are refused, as it was until 2025',
    upperCaseIds: 'IDs come in upper case where assignments are told',
    noUsageLocation: 'users have no usage location, without which no license can be assigned',
  },
  scopes: SCOPES,
  // Groups then go by their ID.
  otherScopes: ['GroupMember.Read.All'],
  refusals: {
    tooMany: () => TOO_MANY,
    broken: refusal(500, 'InternalServerError', 'The server encountered an internal error.'),
    unavailable: refusal(503, 'ServiceUnavailable', 'The service is temporarily unavailable.'),
    signInRefused: oauthError(401, 'invalid_client', 'AADSTS7000222: The client secret keys are expired.'),
    notSignedIn: NOT_SIGNED_IN,
    forbidden: DENIED,
    shapeless: { value: 'none' },
  },
  choices: [{}, { method: 'certificate' }],
  entry(url, { tenantId, clientId, clientSecret, certificate, privateKey }, { method }) {
    return {
      config: { tenantId, apiBaseUrl: `${url}${PREFIX}` },
      credentials:
        method === 'certificate'
          ? { method, clientId, certificate, privateKey }
          : { method: 'clientSecret', clientId, clientSecret },
    };
  },
  // A sign-in, what was bought, users with their sign-ins, and the groups that give licenses.
  leastCalls: ({ accounts }) => 3 + pagesOf(accounts.length, 500),
  // The sign-in, and the names of groups.
  callsOfHandOver: 2,
  open({ org, keys, acts, day, now, url, mostRows, granted, quirk }) {
    const tokens = openTokens(spoken, LIFE_MS, now);
    const view = latest(
      () => `${day()} ${acts.version}`,
      () => microsoftView(org, day(), acts.state),
    );
    const audience = () => `${url()}${PREFIX}/${keys.tenantId}/oauth2/v2.0/token`;
    const desk = { keys, tokens, now, granted, audience };
    const { answer } = openMicrosoft({ org, acts, desk, view, url, quirk, mostRows });
    return { tokens, answer, truth: () => truthOfMicrosoft(org, view()) };
  },
});
