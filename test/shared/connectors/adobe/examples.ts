import { expect } from 'vitest';
import { command, outcome } from '#shared/connectors/adobe/command.ts';
import * as translate from '#shared/connectors/adobe/translate.ts';
import * as wire from '#shared/connectors/adobe/wire.ts';
import { judge } from '#shared/connectors/retry-rule.ts';
import { type Case, type Cases, errorNaming, good, parsed, unread } from '../example.ts';

const PRODUCTS = new Map([['Document Cloud 1', 'Acrobat Pro']]);
const account = (user: wire.User) => translate.account(user, new Set(user.groups), PRODUCTS) ?? [];

const users: Case = (text) => good((parsed(wire.UserPage, text).users ?? []).flatMap(account));

const refused =
  (code: string): Case =>
  (text) => {
    const answer = parsed(wire.ActionAnswer, text);
    expect(() => outcome(answer)).toThrow(expect.objectContaining({ kind: 'misconfigured', code }));
  };

export const cases: Cases = {
  'action-request-remove-from-group.json': (text) => {
    const user = wire.User.parse({ email: 'jdoe@claimed-domain1.com', type: 'enterpriseID' });
    const groups = ['group_name1', 'group_name2'];
    expect([command(user, 'action_1', [{ remove: groups }])]).toEqual(JSON.parse(text));
  },
  'action-request-remove-from-org.json': unread('nobody is removed from the organization'),
  'action-response-error.json': refused('error.command.string.too_long'),
  'action-response-partial.json': refused('error.user.nonexistent'),
  'action-response-success.json': (text) => expect(outcome(parsed(wire.ActionAnswer, text))).toBe('done'),
  'error-429.json': (text) => {
    errorNaming('429050')(text);
    const verdict = judge({ status: 429, headers: new Headers({ 'retry-after': '38' }), body: text }, 0);
    expect(verdict).toEqual({ is: 'wait', because: 'throttled', hintMs: 38_000 });
  },
  'error-invalid-org.json': errorNaming('error.organization.invalid_id'),
  'groups-notfound.json': (text) => {
    const page = parsed(wire.GroupPage, text);
    expect([page.lastPage, page.groups]).toEqual([true, undefined]);
  },
  'groups-page.json': (text) => {
    const facts = translate.skus(parsed(wire.GroupPage, text).groups ?? []);
    good(facts);
    expect(facts).toMatchObject([
      { sku: { name: 'All Apps plan - 100 GB', key: 'Default Support Profile' } },
    ]);
    expect(facts[0]).not.toHaveProperty('sku.purchased');
  },
  'user-get.json': (text) => {
    const { user } = parsed(wire.OneUser, text);
    good([user].flatMap(account));
    expect(translate.idOf(user)).toBe('enterpriseID:jdoe@my-domain.com');
  },
  'users-by-group.json': users,
  'users-by-group-lastpage.json': users,
  'users-lastpage.json': users,
  'users-page.json': (text) => {
    users(text);
    const facts = (parsed(wire.UserPage, text).users ?? []).flatMap(account);
    expect(facts[1]).toMatchObject({
      account: { name: 'Jane Doe', mails: ['jane@example.com'], holds: [{ sku: 'Acrobat Pro' }] },
    });
  },
};
