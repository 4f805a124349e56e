import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as translate from '#shared/connectors/atlassian/translate.ts';
import * as wire from '#shared/connectors/atlassian/wire.ts';
import { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

const JIRA = 'ari:cloud:jira-software::site/1';
const workspace = (attributes: object = {}, id = JIRA) => wire.Workspace.parse({ id, attributes });
const user = (more: object = {}) => wire.User.parse({ accountId: '712020:a', ...more });
const group = (more: object = {}) =>
  wire.Group.parse({ id: 'g1', name: 'jira-users', directoryId: 'd1', counts: { resources: 1 }, ...more });

function skuOf(attributes: object) {
  const fact = translate.sku(workspace(attributes));
  return fact.of === 'sku' ? fact.sku : undefined;
}

function holdingOf(of: wire.User, groups: readonly wire.Group[] = [], activity = true, in_ = workspace()) {
  const fact = translate.holding(of, in_, new Map(groups.map((one) => [one.id, one])), activity);
  return fact.of === 'holding' ? fact.holding : undefined;
}

test('a product at a site is a license with what may be and is used of it', () => {
  const attributes = { name: 'acme', type: 'Jira', typeKey: 'jira-software', status: 'online' };
  expect(skuOf({ ...attributes, usage: 12, capacity: 50 })).toEqual({
    vendorId: JIRA,
    name: 'Jira (acme)',
    key: 'jira-software',
    type: 'Jira',
    kind: 'user',
    status: 'active',
    purchased: 50,
    vendorUsed: 12,
  });
  expect(skuOf({ ...attributes, status: 'offline', sandbox: { type: 'CHILD' } })).toMatchObject({
    status: 'inactive',
    free: true,
  });
  expect(skuOf({ ...attributes, sandbox: { type: 'PARENT' } })).not.toHaveProperty('free');
});

test.each([
  [null, undefined],
  [-1, 'unlimited'],
  [0, 0],
  [100, 100],
  [1e12, 'unlimited'],
])('a capacity of %j is %j seats', (capacity, purchased) => {
  expect(skuOf({ capacity })?.purchased).toBe(purchased);
});

test.each([
  [{ status: 'active', accountStatus: 'active' }, 'active'],
  [{ status: 'not_invited', accountStatus: 'active' }, 'active'],
  [{ status: 'suspended', accountStatus: 'active' }, 'suspended'],
  [{ status: 'deactivated', accountStatus: 'inactive' }, 'disabled'],
  [{ status: 'for_deletion', accountStatus: 'active' }, 'disabled'],
  [{ accountStatus: 'closed' }, 'disabled'],
  [{}, 'active'],
])('%j is %s', (said, status) => {
  expect(translate.account(user(said), true).status).toBe(status);
});

test('help center customers are not our people, and apps are none', () => {
  expect(translate.account(user({ accountType: 'customer' }), true).kind).toBe('external');
  expect(translate.account(user({ accountType: 'app' }), true).kind).toBe('service');
  expect(translate.account(user({ accountType: 'constructor' }), true).kind).toBe('person');
});

describe('the last use', () => {
  const used = user({
    productAccess: [
      { key: 'jira-software', id: JIRA, lastActiveTimestamp: '2026-04-01T15:19:32.354230769Z' },
      { key: 'confluence', id: 'ari:cloud:confluence::site/1', lastActiveTimestamp: '2026-04-03' },
    ],
  });

  test('of an account is that of whatever it used last', () => {
    expect(translate.account(used, true).lastActiveAt).toBe('2026-04-03T00:00:00.000Z');
    expect(translate.account(user({ productAccess: [] }), true).lastActiveAt).toBeNull();
  });

  test('of a license is of that product at that site alone', () => {
    expect(holdingOf(used)?.lastActiveAt).toBe('2026-04-01T15:19:32.354Z');
    expect(holdingOf(used, [], true, workspace({}, 'ari:cloud:confluence::site/2'))?.lastActiveAt).toBeNull();
  });

  test.each([
    ['jira-software', JIRA, true],
    ['jira', JIRA, true],
    ['jira-servicedesk', JIRA, false],
    ['jira', 'ari:cloud:jira-servicedesk::site/1', false],
    ['confluence', 'ari:cloud:confluence::site/1', true],
  ])('of %s where only the site is named is of %s: %j', (key, id, same) => {
    const one = user({ productAccess: [{ key, id: '1', lastActiveTimestamp: '2026-04-01' }] });
    expect(holdingOf(one, [], true, workspace({}, id))?.lastActiveAt).toBe(
      same ? '2026-04-01T00:00:00.000Z' : null,
    );
  });

  test('is untold where it was not asked for, or where nothing came', () => {
    expect(translate.account(used, false)).not.toHaveProperty('lastActiveAt');
    expect(holdingOf(used, [], false)).not.toHaveProperty('lastActiveAt');
    expect(translate.account(user(), true)).not.toHaveProperty('lastActiveAt');
    expect(holdingOf(user())).not.toHaveProperty('lastActiveAt');
  });
});

describe('access', () => {
  const member = user({ groups: [{ id: 'g1' }, { id: 'unrelated' }] });

  test('of one’s own goes through nothing', () => {
    expect(holdingOf(user(), [group()])).toEqual({ sku: JIRA });
  });

  test('through a group that gives this product alone can be taken away by leaving it', () => {
    expect(holdingOf(member, [group()])).toEqual({
      sku: JIRA,
      via: 'jira-users',
      assignmentId: 'd1/groups/g1',
    });
  });

  test.each([
    ['gives other products too', [group({ counts: { resources: 2 } })]],
    ['does not say what it gives', [group({ counts: null })]],
    ['is kept by an identity provider', [group({ externalSynced: true })]],
    ['is in no directory that is known', [group({ directoryId: null })]],
  ])('through a group that %s cannot', (_why, groups) => {
    expect(holdingOf(member, groups)).toEqual({ sku: JIRA, via: 'jira-users' });
  });

  test('through two groups names both and cannot', () => {
    const two = user({ groups: [{ id: 'g1' }, { id: 'g2' }] });
    expect(holdingOf(two, [group(), group({ id: 'g2', name: '' })])).toEqual({
      sku: JIRA,
      via: 'jira-users, g2',
    });
  });
});

test('only roles that are billed are seats, each with whether it is one’s own', () => {
  const roles = wire.RoleAssignment.parse({
    resourceId: JIRA,
    roleAssignments: [
      { role: 'atlassian/customer', roleAssignmentMethods: ['direct'] },
      { role: 'atlassian/user', roleAssignmentMethods: ['direct', 'group_direct'] },
      { role: 'atlassian/admin', roleAssignmentMethods: ['inferred'] },
    ],
  });
  expect(translate.billedIn(roles)).toEqual([
    { sku: JIRA, role: 'atlassian/user', direct: true },
    { sku: JIRA, role: 'atlassian/admin', direct: false },
  ]);
});

test('whatever Atlassian leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const number = fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null });
  const workspaces = fc.record({
    id: fc.string({ minLength: 1 }),
    attributes: fc.record({
      name: text,
      type: text,
      typeKey: text,
      status: text,
      usage: number,
      capacity: number,
    }),
  });
  const users = fc.record({
    accountId: fc.string({ minLength: 1 }),
    accountType: text,
    accountStatus: text,
    status: text,
    name: text,
    email: text,
    addedToOrg: text,
    productAccess: fc.option(fc.array(fc.record({ key: text, id: text, lastActiveTimestamp: text })), {
      nil: null,
    }),
    groups: fc.option(fc.array(fc.record({ id: fc.constantFrom('g1', 'g2', null) })), { nil: null }),
  });
  fc.assert(
    fc.property(workspaces, users, fc.boolean(), (rawWorkspace, rawUser, activity) => {
      const [place, who] = [wire.Workspace.parse(rawWorkspace), wire.User.parse(rawUser)];
      const fact = translate.sku(place);
      if (fact.of === 'sku') SkuFacts.parse(fact.sku);
      AccountFacts.parse(translate.account(who, activity));
      Holding.parse(holdingOf(who, [group()], activity, place));
    }),
  );
});
