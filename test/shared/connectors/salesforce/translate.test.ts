import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as translate from '#shared/connectors/salesforce/translate.ts';
import { UserLicenseRow, UserRow } from '#shared/connectors/salesforce/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';

const READING: translate.UserReading = {
  features: ['UserPermissionsMarketingUser'],
  frozen: new Set(['005FROZEN']),
  activity: true,
};

const ANA = {
  Id: '005ANA',
  Username: 'ana@example.com.prod',
  Email: 'Ana@Example.com',
  Name: 'Ana Ng',
  IsActive: true,
  LastLoginDate: '2026-04-15T09:30:00.000+0000',
  CreatedDate: '2024-01-02T00:00:00.000+0000',
  UserType: 'Standard',
  Profile: { UserLicenseId: '100SFDC', UserLicense: { Name: 'Salesforce' } },
  UserPermissionsMarketingUser: true,
};

function account(changes: object, reading = READING) {
  return translate.account(UserRow.parse({ ...ANA, ...changes }), reading);
}

describe('a Salesforce user', () => {
  test('holds the license of the profile and each feature that is switched on', () => {
    expect(account({})).toEqual({
      id: '005ANA',
      name: 'Ana Ng',
      mails: ['ana@example.com', 'ana@example.com.prod'],
      status: 'active',
      kind: 'person',
      createdAt: '2024-01-02T00:00:00.000Z',
      lastActiveAt: '2026-04-15T09:30:00.000Z',
      holds: [{ sku: '100SFDC' }, { sku: 'UserPermissionsMarketingUser' }],
    });
  });

  test('who is frozen is suspended and keeps the license', () => {
    expect(account({ Id: '005FROZEN' })).toMatchObject({
      status: 'suspended',
      holds: [{ sku: '100SFDC' }, {}],
    });
  });

  test('who was deactivated has given the user license and the features back', () => {
    expect(account({ IsActive: false })).toMatchObject({ status: 'disabled', holds: [] });
  });

  test('who never logged in says so, and says nothing when activity is switched off', () => {
    expect(account({ LastLoginDate: null }).lastActiveAt).toBeNull();
    expect(account({ LastLoginDate: null }, { ...READING, activity: false })).not.toHaveProperty(
      'lastActiveAt',
    );
  });

  test('of a sandbox is recognized by the address without ".invalid"', () => {
    expect(account({ Email: 'ana@example.com.invalid' }).mails[0]).toBe('ana@example.com');
  });

  const kinds: readonly [string, object, string][] = [
    ['of a customer portal is external', { UserType: 'CspLitePortal' }, 'external'],
    ['of a partner is external', { UserType: 'PowerPartner' }, 'external'],
    ['that runs automated processes is a service', { UserType: 'AutomatedProcess' }, 'service'],
    [
      'of an integration license is a service',
      { Profile: { UserLicense: { Name: 'Salesforce Integration' } } },
      'service',
    ],
    ['who chats for free is a person', { UserType: 'CsnOnly' }, 'person'],
  ];
  test.each(kinds)('%s', (_name, changes, kind) => {
    expect(account(changes).kind).toBe(kind);
  });

  test('whatever the optional fields hold becomes facts that fit', () => {
    const text = fc.option(fc.string(), { nil: null });
    const row = fc.record(
      {
        Username: text,
        Email: text,
        Name: text,
        LastLoginDate: text,
        CreatedDate: text,
        UserType: text,
        Department: text,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, fc.boolean(), (fields, IsActive) => {
        const facts = translate.account(UserRow.parse({ Id: '005X', IsActive, ...fields }), READING);
        expect(AccountFacts.parse(facts)).toEqual(facts);
      }),
    );
  });
});

describe('a Salesforce license', () => {
  test('carries its id, key, bought and used quantity, and the time they were counted', () => {
    const row = UserLicenseRow.parse({
      Id: '100SFDC',
      Name: 'Salesforce',
      MasterLabel: 'Salesforce',
      LicenseDefinitionKey: 'SFDC',
      Status: 'Active',
      TotalLicenses: 60,
      UsedLicenses: 55,
      UsedLicensesLastUpdated: '2026-04-16T06:00:00.000+0000',
    });
    expect(translate.userLicenseSku(row)).toEqual({
      vendorId: '100SFDC',
      name: 'Salesforce',
      key: 'SFDC',
      type: 'user',
      kind: 'user',
      purchased: 60,
      status: 'active',
      vendorUsed: 55,
      vendorUsedAt: '2026-04-16T06:00:00.000Z',
    });
  });

  test('that was disabled is inactive, one below zero is unlimited, and chatting is free', () => {
    const row = { Id: '1', Name: 'Chatter Free', Status: 'Disabled', TotalLicenses: -1 };
    const sku = translate.userLicenseSku(UserLicenseRow.parse(row));
    expect(sku).toMatchObject({ status: 'inactive', purchased: 'unlimited', free: true });
  });

  test('of a feature tells its holders by the latest metric and never a bought quantity', () => {
    const metrics = [
      { FeatureType: 'MarketingUser', AssignedUserCount: 4, MetricsDate: '2026-04-15' },
      { FeatureType: 'MarketingUser', AssignedUserCount: 5, MetricsDate: '2026-04-16' },
      { FeatureType: 'OfflineUser', AssignedUserCount: 9, MetricsDate: '2026-04-16' },
    ];
    const [sku] = translate.featureSkus(['UserPermissionsMarketingUser'], metrics);
    expect(sku).toMatchObject({ name: 'Marketing User', type: 'feature', vendorUsed: 5 });
    expect(sku).not.toHaveProperty('purchased');
  });
});
