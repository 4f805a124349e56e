import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as translate from '#shared/connectors/google/translate.ts';
import { Subscription, User } from '#shared/connectors/google/wire.ts';

const ANA = {
  id: '108',
  primaryEmail: 'Ana@Example.com',
  name: { fullName: 'Ana Ng' },
  aliases: ['ana.ng@example.com'],
  nonEditableAliases: ['ana@example.com.test-google-a.com'],
  emails: [
    { address: 'ana@example.com', primary: true },
    { address: 'ana@home.example', type: 'home' },
  ],
  suspended: false,
  archived: false,
  lastLoginTime: '2026-04-15T09:30:00.000Z',
  creationTime: '2024-01-02T00:00:00.000Z',
  organizations: [{ primary: true, department: 'Sales', title: 'Account executive' }],
  relations: [{ type: 'manager', value: 'Raj@example.com' }],
};

function account(changes: object, activity = true) {
  const fact = translate.account(User.parse({ ...ANA, ...changes }), activity);
  if (fact.of !== 'account') throw new Error('a user is an account');
  return fact.account;
}

describe('a Workspace user', () => {
  test('brings aliases, department, title and manager, and keeps private addresses out', () => {
    expect(account({})).toEqual({
      id: '108',
      name: 'Ana Ng',
      mails: ['ana@example.com', 'ana.ng@example.com', 'ana@example.com.test-google-a.com'],
      status: 'active',
      kind: 'person',
      createdAt: '2024-01-02T00:00:00.000Z',
      lastActiveAt: '2026-04-15T09:30:00.000Z',
      holds: [],
      department: 'Sales',
      title: 'Account executive',
      managerMail: 'raj@example.com',
    });
  });

  test('is suspended or, once archived, disabled', () => {
    expect(account({ suspended: true }).status).toBe('suspended');
    expect(account({ suspended: true, archived: true }).status).toBe('disabled');
  });

  test('whose last login stands in 1970 never logged in', () => {
    expect(account({ lastLoginTime: '1970-01-01T00:00:00.000Z' }).lastActiveAt).toBeNull();
    expect(account({}, false)).not.toHaveProperty('lastActiveAt');
  });
});

describe('license assignments', () => {
  test('name their holder by the primary address and tell each SKU once', () => {
    const row = {
      productId: 'Google-Apps',
      productName: 'Google Workspace',
      skuId: '1010020027',
      skuName: 'Business Starter',
    };
    const facts = translate.assignmentFacts([
      { ...row, userId: 'Ana@example.com' },
      { ...row, userId: 'raj@example.com' },
    ]);
    expect(facts).toEqual([
      {
        of: 'sku',
        sku: {
          vendorId: '1010020027',
          name: 'Business Starter',
          key: '1010020027',
          type: 'Google Workspace',
          kind: 'user',
          status: 'active',
        },
      },
      ...['ana@example.com', 'raj@example.com'].map((alsoKnownAs) => ({
        of: 'holding',
        account: { alsoKnownAs },
        holding: { sku: '1010020027', assignmentId: 'Google-Apps/1010020027' },
      })),
    ]);
  });
});

describe("a reseller's subscriptions", () => {
  const subscription = fc.record({
    annual: fc.boolean(),
    seats: fc.nat(1000),
    other: fc.nat(1000),
    used: fc.nat(1000),
    live: fc.boolean(),
  });

  test('of one SKU add up: annual by their seats, flexible by their ceiling, canceled ones not at all', () => {
    fc.assert(
      fc.property(fc.array(subscription, { minLength: 1, maxLength: 6 }), (bought) => {
        const rows = bought.map((one, index) =>
          Subscription.parse({
            subscriptionId: String(index),
            skuId: '1010020027',
            status: one.live ? 'ACTIVE' : 'CANCELLED',
            plan: { isCommitmentPlan: one.annual },
            seats: {
              numberOfSeats: one.annual ? one.seats : one.other,
              maximumNumberOfSeats: one.annual ? one.other : one.seats,
              licensedNumberOfSeats: one.used,
            },
          }),
        );
        const live = bought.filter((one) => one.live);
        expect(translate.subscriptionFacts(rows, '2026-04-16T08:00:00.000Z')).toMatchObject([
          {
            sku: {
              purchased: live.reduce((sum, one) => sum + one.seats, 0),
              vendorUsed: live.reduce((sum, one) => sum + one.used, 0),
              status: live.length > 0 ? 'active' : 'inactive',
            },
          },
        ]);
      }),
    );
  });
});
