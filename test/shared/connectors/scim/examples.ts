import { expect } from 'vitest';
import * as translate from '#shared/connectors/scim/translate.ts';
import * as wire from '#shared/connectors/scim/wire.ts';
import { type Case, type Cases, errorNaming, good, parsed, unread } from '../example.ts';

const factsOf = (user: wire.User) => translate.userFacts(user, 'users', undefined);

const user =
  (expected: object): Case =>
  (text) => {
    const facts = factsOf(parsed(wire.User, text));
    good(facts);
    expect(facts.at(-1)).toMatchObject({ account: { status: 'active', ...expected } });
  };

const list =
  (names: readonly string[], total: number): Case =>
  (text) => {
    const { resources, totalresults } = parsed(wire.UserList, text);
    const facts = (resources ?? []).flatMap(factsOf);
    good(facts);
    expect(facts.flatMap((fact) => (fact.of === 'account' ? [fact.account.name] : []))).toEqual(names);
    expect(totalresults).toBe(total);
  };

export const cases: Cases = {
  'rfc7643-8.1-user-minimal.json': user({
    name: 'bjensen@example.com',
    mails: ['bjensen@example.com'],
    createdAt: '2010-01-23T04:56:22.000Z',
  }),
  'rfc7643-8.2-user-full.json': user({
    name: 'Babs Jensen',
    mails: ['bjensen@example.com', 'babs@jensen.org'],
    title: 'Tour Guide',
  }),
  'rfc7643-8.3-enterprise_user.json': user({ name: 'Babs Jensen', department: 'Tour Operations' }),
  'rfc7643-8.4-group.json': unread('who is in which group is not read'),
  'rfc7643-8.5-service_provider_configuration.json': (text) =>
    expect(parsed(wire.ServiceProvider, text)).toEqual({
      patch: { supported: true },
      filter: { maxresults: 200 },
    }),
  'rfc7644-3.12-error-bad_request.json': errorNaming('mutability'),
  'rfc7644-3.12-error-not_found.json': errorNaming('404'),
  'rfc7644-3.4.1-user-known-resource.json': user({
    name: 'Ms. Barbara J Jensen III',
    mails: ['bjensen@example.com'],
  }),
  'rfc7644-3.4.2-list_response-partial_attributes.json': list(['bjensen', 'jsmith'], 2),
  'rfc7644-3.4.3-list_response-post_query.json': list(['Smith, James', 'Smith Family'], 100),
  'rfc7644-3.5.2.2-patch_op-remove_one_member.json': unread('a request, whose form the session test holds'),
  'rfc7644-3.5.2.3-patch_op-replace_all_email_values.json': unread('addresses are not changed'),
  'rfc7644-3.6-error-not_found.json': errorNaming('404'),
  'rfc7644-3.7.3-bulk_response-multiple_errors.json': unread('users are changed one by one'),
};
