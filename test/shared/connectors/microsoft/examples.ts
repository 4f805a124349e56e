import { expect } from 'vitest';
import * as translate from '#shared/connectors/microsoft/translate.ts';
import * as wire from '#shared/connectors/microsoft/wire.ts';
import { readVendorError } from '#shared/connectors/vendor-error.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { type Cases, good, parsed, unread } from '../example.ts';

/** Examples show some fields of a user each; what they leave out is not made up. */
function accountsOf(text: string): AccountFacts[] {
  const { value } = JSON.parse(text) as { value: { id?: string }[] };
  const users = value.map((user, index) => wire.User.parse({ ...user, id: user.id ?? `user-${index}` }));
  const accounts = users.map((user) => translate.account(user, true, new Map()));
  good(accounts.map((account) => ({ of: 'account', account })));
  return accounts;
}

export const cases: Cases = {
  'assignLicense-request.json': (text) => {
    const body = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual(['addLicenses', 'removeLicenses']);
  },
  'assignLicense-response.json': (text) => {
    const user = parsed(wire.User.partial({ id: true }), text);
    expect(user.assignedLicenses).toEqual([
      {
        skuId: '0118a350-71fc-4ec3-8f0c-6a1cb8867561',
        disabledPlans: ['11b0131d-43c8-4bbb-b2c8-e80f9a50834a'],
      },
    ]);
  },
  'batch-response.json': (text) => {
    const { responses } = JSON.parse(text) as { responses: { status: number; body: object }[] };
    const refused = responses.filter(({ status }) => status >= 400);
    const codes = refused.map(({ body }) => readVendorError(JSON.stringify(body)).codes[0]);
    expect(codes).toEqual([undefined, 'Authorization_RequestDenied', 'Request_BadRequest']);
  },
  'directory-subscriptions-list.json': unread('when a subscription ends is not read: the contract says it'),
  'oauth2PermissionGrants-list.json': unread('grants to applications are not read'),
  'signIns-list.json': unread('sign-ins come with the users, not from the log'),
  'subscribedSkus-list.json': (text) => {
    const facts = parsed(wire.listOf(wire.SubscribedSku), text).value.map(translate.skuFact);
    good(facts);
    expect(facts).toMatchObject([
      { sku: { name: 'Office 365 E5', purchased: 25, vendorUsed: 14, status: 'active', kind: 'user' } },
      { sku: { name: 'CRMSTANDARD', purchased: 0, vendorUsed: 14, status: 'inactive' } },
    ]);
  },
  'users-agentUser-beta.json': (text) => {
    expect(accountsOf(text)).toMatchObject([{ kind: 'service', mails: ['contoso1@gmail.com'] }]);
  },
  'users-assignedLicenses.json': (text) => {
    const holds = [{ sku: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46' }];
    expect(accountsOf(text)).toMatchObject([
      { mails: ['admin@contoso.com'], holds },
      { mails: ['debrab@contoso.com'], holds },
    ]);
  },
  'users-list-default.json': (text) => {
    expect(accountsOf(text)).toMatchObject([
      { name: 'Conf Room Adams', mails: ['adams@contoso.com'] },
      { name: 'MOD Administrator', mails: ['admin@contoso.com'] },
    ]);
  },
  'users-list-proxyAddresses-beta.json': (text) => {
    expect(accountsOf(text)).toMatchObject([{ mails: ['contoso1@gmail.com'] }]);
  },
  'users-signInActivity-beta.json': signIns,
  'users-signInActivity.json': signIns,
};

function signIns(text: string): void {
  expect(accountsOf(text).map(({ lastActiveAt }) => lastActiveAt)).toEqual([
    '2021-06-17T16:41:33.000Z',
    '2021-07-29T17:53:42.000Z',
  ]);
}
