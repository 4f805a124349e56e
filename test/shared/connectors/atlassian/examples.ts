import { expect } from 'vitest';
import * as translate from '#shared/connectors/atlassian/translate.ts';
import * as wire from '#shared/connectors/atlassian/wire.ts';
import { type Cases, good, parsed, unread } from '../example.ts';

export const cases: Cases = {
  'org-users-v1.json': unread('the search in directories tells of everybody, not of managed accounts alone'),
  'user-last-active-dates.json': unread('the search in directories tells it for everybody at once'),
  'users-search-v1.json': (text) => {
    const page = parsed(wire.UserPage, text);
    good(page.data.map((user) => ({ of: 'account', account: translate.account(user, true) })));
    expect(page.links?.next).toMatch(/^MDNl/);
  },
  'workspaces.json': (text) => {
    const facts = parsed(wire.WorkspacePage, text).data.map(translate.sku);
    good(facts);
    expect(facts[0]).toMatchObject({ sku: { purchased: 2154, vendorUsed: 2154, free: true } });
  },
};
