import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as translate from '#shared/connectors/zoom/translate.ts';
import * as wire from '#shared/connectors/zoom/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';

function accountOf(raw: object, listed: translate.Listed = 'active') {
  const fact = translate.account(wire.User.parse(raw), listed, true);
  return fact?.of === 'account' ? fact.account : undefined;
}

test.each([
  [1, ['basic']],
  [2, ['licensed']],
  [4, []],
  [99, []],
])('type %d holds %j', (type, held) => {
  expect(accountOf({ id: 'a', type })?.holds.map(({ sku }) => sku)).toEqual(held);
});

test('an invitation is known by its address, never signed in, and holds what it was invited with', () => {
  expect(accountOf({ email: 'Ana@Example.com', type: 2 }, 'pending')).toMatchObject({
    id: 'pending:ana@example.com',
    mails: ['ana@example.com'],
    status: 'active',
    lastActiveAt: null,
    holds: [{ sku: 'licensed' }],
  });
  expect(accountOf({ type: 2 }, 'pending')).toBeUndefined();
});

test('whoever was deactivated is disabled', () => {
  expect(accountOf({ id: 'a', type: 2 }, 'inactive')?.status).toBe('disabled');
});

test('whatever Zoom leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const users = fc.record({
    id: text,
    email: text,
    first_name: text,
    display_name: text,
    type: fc.option(fc.integer(), { nil: null }),
    dept: text,
    created_at: text,
    last_login_time: text,
  });
  fc.assert(
    fc.property(users, fc.constantFrom('active', 'inactive', 'pending'), (raw, listed) => {
      const account = accountOf(raw, listed);
      if (account) AccountFacts.parse(account);
    }),
  );
});
