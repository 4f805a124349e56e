import { expect } from 'vitest';
import * as translate from '#shared/connectors/zoom/translate.ts';
import * as wire from '#shared/connectors/zoom/wire.ts';
import { type Cases, good, parsed } from '../example.ts';

const active = (user: wire.User) => translate.account(user, 'active', true) ?? [];

export const cases: Cases = {
  'report-users.json': (text) => good(parsed(wire.UserList, text).users.flatMap(active)),
  'user-get.json': (text) => {
    const facts = [parsed(wire.User, text)].flatMap(active);
    good(facts);
    expect(facts[0]).toMatchObject({ account: { name: 'Harry Grande', holds: [{ sku: 'licensed' }] } });
  },
  'users-list.json': (text) => {
    const facts = parsed(wire.UserList, text).users.flatMap(active);
    good(facts);
    expect(facts[0]).toMatchObject({ account: { lastActiveAt: '2019-09-13T21:08:52.000Z' } });
  },
};
