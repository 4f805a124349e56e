import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Seats } from '#shared/connectors/scim/asked.ts';
import * as translate from '#shared/connectors/scim/translate.ts';
import * as wire from '#shared/connectors/scim/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

function told(raw: object, seats: Seats = 'users', seatName?: string) {
  const facts = translate.userFacts(wire.User.parse(raw), seats, seatName);
  const account = facts.flatMap((fact) => (fact.of === 'account' ? [fact.account] : []))[0];
  return { account, skus: facts.flatMap((fact) => (fact.of === 'sku' ? [fact.sku] : [])) };
}

test.each([
  [undefined, 'active'],
  [null, 'active'],
  [true, 'active'],
  ['True', 'active'],
  [false, 'disabled'],
  ['False', 'disabled'],
  ['false', 'disabled'],
])('active %j is %s', (active, status) => {
  expect(told({ id: 'a', active }).account?.status).toBe(status);
});

test('names are read in any case', () => {
  const raw = {
    ID: 7,
    USERNAME: 'ana',
    DisplayName: 'Ana',
    Emails: [{ Value: 'Ana@Example.com', PRIMARY: 'True' }],
    'URN:ietf:params:scim:schemas:extension:Enterprise:2.0:User': { Department: 'Sales' },
  };
  expect(told(raw).account).toMatchObject({
    id: '7',
    name: 'Ana',
    mails: ['ana@example.com'],
    department: 'Sales',
  });
});

test('the primary address comes first, a user name is one where it looks like one, and none comes twice', () => {
  const emails = [{ value: 'home@example.net' }, { value: 'ana@example.com', primary: true }];
  expect(told({ id: 'a', userName: 'ANA@example.com', emails }).account?.mails).toEqual([
    'ana@example.com',
    'home@example.net',
  ]);
  expect(told({ id: 'a', userName: 'ana', emails: ['ana@example.com'] }).account?.mails).toEqual([
    'ana@example.com',
  ]);
});

test('a seat is a user, or what the server says that a user is entitled to', () => {
  const raw = {
    id: 'a',
    entitlements: [
      { value: 'lic-pro', display: 'Pro' },
      { value: 'lic-pro' },
      { value: 'lite' },
      { value: '' },
    ],
    roles: ['admin'],
  };
  expect(told(raw, 'users', 'Board')).toMatchObject({
    skus: [{ vendorId: 'active-user', name: 'Board' }],
    account: { holds: [{ sku: 'active-user' }] },
  });
  const entitled = told(raw, 'entitlements');
  expect(entitled.account?.holds).toEqual([{ sku: 'lic-pro' }, { sku: 'lite' }]);
  expect(entitled.skus[0]).toMatchObject({ name: 'Pro', type: 'Entitlement' });
  expect(told(raw, 'roles').account?.holds).toEqual([{ sku: 'admin' }]);
  expect(told({ id: 'a' }, 'roles')).toMatchObject({ skus: [], account: { holds: [] } });
});

test('what a server fills with another shape says nothing', () => {
  const raw = { id: 'a', name: 'Ana', emails: 'ana@example.com', roles: { value: 'admin' }, meta: [] };
  expect(told(raw, 'roles').account).toEqual({
    id: 'a',
    name: 'a',
    mails: [],
    status: 'active',
    kind: 'person',
    holds: [],
  });
});

test('whatever a server leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const anything = fc.oneof(text, fc.object(), fc.array(fc.string()));
  const users = fc.record(
    {
      id: fc.string({ minLength: 1 }),
      userName: text,
      displayName: anything,
      name: anything,
      emails: fc.oneof(anything, fc.array(fc.record({ value: fc.string(), primary: fc.boolean() }))),
      active: fc.option(fc.boolean(), { nil: null }),
      title: anything,
      entitlements: fc.oneof(anything, fc.array(fc.record({ value: fc.string(), display: text }))),
      meta: anything,
    },
    { requiredKeys: ['id'] },
  );
  fc.assert(
    fc.property(users, fc.constantFrom<Seats>('users', 'entitlements', 'roles'), (raw, seats) => {
      const { account, skus } = told(raw, seats);
      AccountFacts.parse(account);
      for (const sku of skus) SkuFacts.parse(sku);
      expect(account?.holds.map(({ sku }) => sku).toSorted()).toEqual(
        [...new Set(skus.map(({ vendorId }) => vendorId))].toSorted(),
      );
    }),
  );
});
