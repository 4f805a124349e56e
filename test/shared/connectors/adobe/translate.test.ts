import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command, outcome } from '#shared/connectors/adobe/command.ts';
import * as translate from '#shared/connectors/adobe/translate.ts';
import * as wire from '#shared/connectors/adobe/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

const profile = (groupName: string, productName: string | null = null, more: object = {}) =>
  wire.Group.parse({ type: 'PRODUCT_PROFILE', groupName, productName, ...more });
const GROUPS = [
  profile('Default', 'All Apps', { memberCount: 30, licenseQuota: '40' }),
  profile('Marketing', 'All Apps', { memberCount: 5 }),
  profile('Acrobat', 'Acrobat Pro', { memberCount: 12 }),
  wire.Group.parse({ type: 'USER_GROUP', groupName: 'Designers', memberCount: 5, licenseQuota: '2' }),
];
const PRODUCTS = translate.productsOf(GROUPS);

function accountOf(raw: object, own: readonly string[] = []) {
  const fact = translate.account(wire.User.parse(raw), new Set(own), PRODUCTS);
  return fact?.of === 'account' ? fact.account : undefined;
}

describe('licenses', () => {
  test('are products, whatever profiles part them, and nothing says how many were bought', () => {
    expect(translate.skus(GROUPS).map((fact) => fact.of === 'sku' && fact.sku)).toEqual([
      { vendorId: 'All Apps', name: 'All Apps', type: 'Product', kind: 'user', status: 'active' },
      {
        vendorId: 'Acrobat Pro',
        name: 'Acrobat Pro',
        key: 'Acrobat',
        type: 'Product',
        kind: 'user',
        status: 'active',
        vendorUsed: 12,
      },
    ]);
  });

  test('of a profile without a product are its own', () => {
    expect([...translate.productsOf([profile('Support', '')])]).toEqual([['Support', 'Support']]);
  });
});

describe('what somebody holds', () => {
  test('is the product of each profile, once, with the profiles to leave', () => {
    const groups = ['Default', 'Marketing', 'Acrobat', '_admin_Default', 'Designers'];
    expect(accountOf({ id: 'a', groups }, groups)?.holds).toEqual([
      { sku: 'All Apps', assignmentId: 'Default\nMarketing' },
      { sku: 'Acrobat Pro', assignmentId: 'Acrobat' },
    ]);
  });

  test('through a user group, if only in part, says so and has nothing to leave', () => {
    const groups = ['Default', 'Marketing'];
    expect(accountOf({ id: 'a', groups }, ['Default'])?.holds).toEqual([
      { sku: 'All Apps', via: 'a user group' },
    ]);
    expect(accountOf({ id: 'a', groups })?.holds).toEqual([{ sku: 'All Apps', via: 'a user group' }]);
  });

  test('by more profiles than one command takes cannot be taken by one', () => {
    const many = Array.from({ length: 11 }, (_, at) => profile(`P${at}`, 'All Apps'));
    const names = many.map(({ groupName }) => groupName);
    const fact = translate.account(
      wire.User.parse({ id: 'a', groups: names }),
      new Set(names),
      translate.productsOf(many),
    );
    expect(fact).toMatchObject({ account: { holds: [{ sku: 'All Apps' }] } });
    expect(fact).not.toHaveProperty('account.holds.0.assignmentId');
  });
});

describe('a user', () => {
  test('without an id is known by type and address, as Adobe knows it, whatever the type', () => {
    expect(accountOf({ email: 'Ana@Example.com', type: 'type99' })).toMatchObject({
      id: 'type99:ana@example.com',
      name: 'ana@example.com',
      mails: ['ana@example.com'],
      status: 'active',
    });
    expect(accountOf({ username: 'ana', type: 'federatedID' })).toMatchObject({
      id: 'federatedID:ana',
      mails: [],
    });
    expect(accountOf({ email: 'a@b.c' })?.id).toBe('unknown:a@b.c');
    expect(accountOf({ type: 'adobeID' })).toBeUndefined();
  });

  test('with an address to sign in that is another one is known by both', () => {
    expect(accountOf({ id: 'a', email: 'ana@example.com', username: 'A.Silva@corp.example' })?.mails).toEqual(
      ['ana@example.com', 'a.silva@corp.example'],
    );
  });

  test.each([
    ['active', 'active'],
    [undefined, 'active'],
    ['disabled', 'disabled'],
    ['locked', 'disabled'],
    ['removed', 'disabled'],
  ])('that is %s is %s', (status, expected) => {
    expect(accountOf({ id: 'a', status })?.status).toBe(expected);
  });

  test('was active nobody knows when', () => {
    expect(accountOf({ id: 'a' })).not.toHaveProperty('lastActiveAt');
  });
});

describe('a command', () => {
  const named = (raw: object) => command(wire.User.parse(raw), 'r', [{ remove: ['A'] }, { add: ['B'] }]);

  test('names a Federated ID that is no address with its domain, an Adobe ID as one, others by their address', () => {
    const user = { email: 'Ana@Example.com', username: 'ana', domain: 'example.com' };
    const steps = [{ remove: { group: ['A'] } }, { add: { group: ['B'] } }];
    expect(named({ ...user, type: 'federatedID' })).toEqual({
      user: 'ana',
      domain: 'example.com',
      requestID: 'r',
      do: steps,
    });
    expect(named({ ...user, type: 'adobeID' })).toEqual({
      user: 'Ana@Example.com',
      useAdobeID: true,
      requestID: 'r',
      do: steps,
    });
    expect(named({ ...user, type: 'enterpriseID' })).toEqual({
      user: 'Ana@Example.com',
      requestID: 'r',
      do: steps,
    });
  });

  test('that was refused by 200 is a failure that says why', () => {
    const refusal = (errorCode: string) => () =>
      outcome({ result: 'partial', errors: [{ errorCode, message: 'No.' }] });
    expect(refusal('error.domain.trust.nonexistent')).toThrow(
      expect.objectContaining({ kind: 'permissionMissing', message: 'No.' }),
    );
    expect(refusal('error.group.not_found')).toThrow(expect.objectContaining({ kind: 'misconfigured' }));
    expect(() => outcome({ result: 'error' })).toThrow('Adobe did not do it: error.');
  });
});

test('whatever Adobe leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const groups = fc.option(fc.array(fc.constantFrom('Default', 'Marketing', 'Acrobat', 'Designers', '')), {
    nil: null,
  });
  const users = fc.record({
    id: text,
    email: text,
    username: text,
    firstname: text,
    status: text,
    type: text,
    groups,
  });
  fc.assert(
    fc.property(users, fc.array(fc.constantFrom('Default', 'Marketing', 'Acrobat')), (raw, own) => {
      const account = accountOf(raw, own);
      if (account) AccountFacts.parse(account);
    }),
  );
  const profiles = fc.record({
    type: fc.constantFrom('PRODUCT_PROFILE', 'USER_GROUP', 'SYSADMIN_GROUP'),
    groupName: fc.string({ minLength: 1 }),
    productName: text,
    memberCount: fc.option(fc.nat(), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(profiles), (raw) => {
      for (const fact of translate.skus(raw.map((one) => wire.Group.parse(one))))
        if (fact.of === 'sku') SkuFacts.parse(fact.sku);
    }),
  );
});
