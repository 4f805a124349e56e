import { expect } from 'vitest';
import * as translate from '#shared/connectors/okta/translate.ts';
import * as wire from '#shared/connectors/okta/wire.ts';
import { judge } from '#shared/connectors/retry-rule.ts';
import { type Case, type Cases, errorNaming, good, parsed, unread } from '../example.ts';

const users: Case = (text) => good(parsed(wire.UserList, text).map((user) => translate.account(user, true)));

export const cases: Cases = {
  'app-grants.json': unread('consent to an application is not read from Okta'),
  'app-groups-list.json': unread('an assignment through a group is known by its scope'),
  'app-tokens.json': unread('tokens of applications are not read'),
  'app-user-update-profile.json': (text) => good([translate.holdingFact('app', parsed(wire.AppUser, text))]),
  'app-users-list.json': (text) => {
    const facts = parsed(wire.AppUserList, text).map((user) => translate.holdingFact('app', user));
    good(facts);
    expect(facts[0]).toMatchObject({ holding: { since: '2024-01-31' } });
  },
  'apps-list.json': (text) => {
    const facts = parsed(wire.AppList, text).map(translate.appFact);
    good(facts);
    expect(facts[0]).toMatchObject({ sku: { name: 'Custom Saml 2.0 App', status: 'active', free: true } });
  },
  'error-400.json': errorNaming('E0000001'),
  'error-403-profile-push.json': errorNaming('E0000075'),
  'error-403.json': errorNaming('E0000006'),
  'error-404.json': errorNaming('E0000007'),
  'error-429.json': (text) => {
    const headers = new Headers({ 'x-rate-limit-reset': '1776326404' });
    const verdict = judge({ status: 429, headers, body: text }, 1_776_326_400_000);
    expect(verdict).toEqual({ is: 'wait', because: 'throttled', hintMs: 4_000 });
  },
  'logs-list.json': unread('the system log is not read for licenses'),
  'user-app-links.json': unread('assignments are read by application, not by person'),
  'user-get.json': (text) => good([translate.account(parsed(wire.User, text), true)]),
  'users-list.json': users,
  'users-search.json': users,
};
