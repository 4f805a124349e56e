import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as translate from '#shared/connectors/okta/translate.ts';
import * as wire from '#shared/connectors/okta/wire.ts';
import { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';

const user = (more: object, profile: object = {}): wire.User =>
  wire.User.parse({
    id: '00u1',
    status: 'ACTIVE',
    profile: { login: 'ana@example.com', ...profile },
    ...more,
  });

function accountOf(of: wire.User, activity = true) {
  const fact = translate.account(of, activity);
  return fact.of === 'account' ? fact.account : undefined;
}

test('an address to recover by is no address of the person', () => {
  const raw = {
    id: '1',
    status: 'ACTIVE',
    profile: { login: 'ANA', email: 'Ana@Example.com', secondEmail: 'a@home.net' },
  };
  expect(accountOf(wire.User.parse(raw))?.mails).toEqual(['ana@example.com']);
});

test.each([
  ['ACTIVE', 'active', 1],
  ['STAGED', 'active', 1],
  ['LOCKED_OUT', 'active', 1],
  ['SUSPENDED', 'suspended', 1],
  ['DEPROVISIONED', 'disabled', 0],
] as const)('%s is %s and holds %d seats', (status, expected, seats) => {
  const account = accountOf(user({ status }));
  expect([account?.status, account?.holds.length]).toEqual([expected, seats]);
});

test('who never signed in is told so, and nothing where activity was not asked for', () => {
  expect(accountOf(user({ lastLogin: null }))?.lastActiveAt).toBeNull();
  expect(accountOf(user({ lastLogin: '2026-04-01T08:00:00.000Z' }))?.lastActiveAt).toBe(
    '2026-04-01T08:00:00.000Z',
  );
  expect(accountOf(user({ lastLogin: null }), false)).not.toHaveProperty('lastActiveAt');
});

test('an assignment through a group says so, and the day it was made', () => {
  const fact = translate.holdingFact('app', {
    id: '00u1',
    created: '2026-01-02T03:04:05.000Z',
    scope: 'GROUP',
  });
  expect(fact).toMatchObject({ holding: { sku: 'app', since: '2026-01-02', via: 'a group' } });
  expect(translate.holdingFact('app', { id: '00u1', scope: 'USER' })).toEqual({
    of: 'holding',
    account: { id: '00u1' },
    holding: { sku: 'app' },
  });
});

const text = fc.option(fc.string(), { nil: null });

test('whatever Okta leaves out or writes, the facts fit', () => {
  const users = fc.record({
    id: fc.string({ minLength: 1 }),
    status: fc.string(),
    created: text,
    lastLogin: text,
    profile: fc.record({ login: text, email: text, firstName: text, department: text, managerId: text }),
  });
  fc.assert(
    fc.property(users, (raw) => {
      AccountFacts.parse(accountOf(wire.User.parse(raw)));
    }),
  );
  fc.assert(
    fc.property(fc.record({ id: fc.string({ minLength: 1 }), created: text, scope: text }), (raw) => {
      const fact = translate.holdingFact('app', wire.AppUser.parse(raw));
      if (fact.of === 'holding') Holding.parse(fact.holding);
    }),
  );
});
