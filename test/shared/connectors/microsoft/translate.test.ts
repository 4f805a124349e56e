import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as translate from '#shared/connectors/microsoft/translate.ts';
import * as wire from '#shared/connectors/microsoft/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

const E3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965';
const NEVER = '0001-01-01T00:00:00Z';

function accountOf(raw: object, activity = true, groups: ReadonlyMap<string, string> = new Map()) {
  return translate.account(wire.User.parse({ id: 'U1', ...raw }), activity, groups);
}

function skuOf(raw: object) {
  const fact = translate.skuFact(wire.SubscribedSku.parse({ skuId: E3, skuPartNumber: 'SPE_E3', ...raw }));
  return fact.of === 'sku' ? fact.sku : undefined;
}

describe('a user', () => {
  test('brings every address that mail goes to, the primary one first, and keeps private ones out', () => {
    const ana = {
      mail: 'Ana@Example.com',
      userPrincipalName: 'ana@login.example.com',
      proxyAddresses: [
        'SMTP:Ana@Example.com',
        'smtp:ana.ng@example.com',
        'SIP:ana@sip.example.com',
        'X500:/o=Example/cn=ana@example.org',
      ],
      otherMails: ['ana@home.example'],
    };
    expect(accountOf(ana).mails).toEqual(['ana@example.com', 'ana@login.example.com', 'ana.ng@example.com']);
  });

  test('who is a guest is external and known by the addresses of home, not by the name to sign in with', () => {
    const guest = {
      userType: 'Guest',
      userPrincipalName: 'joe.o_agency.example#EXT#@example.onmicrosoft.com',
      otherMails: ["joe.o'brien@agency.example"],
    };
    expect(accountOf(guest)).toMatchObject({ kind: 'external', mails: ["joe.o'brien@agency.example"] });
  });

  test('who is blocked is disabled, and an agent is no person', () => {
    expect(accountOf({ accountEnabled: false }).status).toBe('disabled');
    expect(accountOf({ accountEnabled: null }).status).toBe('active');
    expect(accountOf({ '@odata.type': '#microsoft.graph.agentUser' }).kind).toBe('service');
  });

  test('brings department, title, and the manager by whatever address they have', () => {
    const led = { department: 'Sales', jobTitle: 'Account executive' };
    expect(
      accountOf({ ...led, manager: { mail: null, userPrincipalName: 'Raj@Example.com' } }),
    ).toMatchObject({
      department: 'Sales',
      title: 'Account executive',
      managerMail: 'raj@example.com',
    });
    expect(accountOf({ manager: { userPrincipalName: 'raj_x.example#EXT#@y.example' } })).not.toHaveProperty(
      'managerMail',
    );
  });
});

describe('the last sign-in', () => {
  const at = (signInActivity: object | null) => accountOf({ signInActivity }).lastActiveAt;

  test('is the last success, not a failed attempt after it', () => {
    const said = {
      lastSignInDateTime: '2026-04-10T09:00:00Z',
      lastNonInteractiveSignInDateTime: '2026-04-11T09:00:00Z',
      lastSuccessfulSignInDateTime: '2026-04-01T09:00:00Z',
    };
    expect(at(said)).toBe('2026-04-01T09:00:00.000Z');
  });

  test('is the last attempt where no success was recorded', () => {
    const said = {
      lastSignInDateTime: '2022-04-10T09:00:00.1234567Z',
      lastNonInteractiveSignInDateTime: NEVER,
      lastSuccessfulSignInDateTime: '',
    };
    expect(at(said)).toBe('2022-04-10T09:00:00.123Z');
  });

  test.each([
    ['nothing', null],
    ['an empty text', { lastSignInDateTime: '', lastSuccessfulSignInDateTime: '' }],
    ['the year 1', { lastSignInDateTime: NEVER, lastNonInteractiveSignInDateTime: NEVER }],
  ])('told as %s never was', (_how, said) => {
    expect(at(said)).toBeNull();
  });

  test('stays untold where it was not asked for', () => {
    expect(accountOf({}, false)).not.toHaveProperty('lastActiveAt');
  });
});

describe('a license that somebody has', () => {
  const state = (more: object) => ({
    skuId: E3.toLowerCase(),
    state: 'Active',
    lastUpdatedDateTime: '2026-02-03T04:05:06.7890123Z',
    ...more,
  });
  const holdsOf = (states: object[], license: object = {}, groups?: ReadonlyMap<string, string>) =>
    accountOf(
      { assignedLicenses: [{ skuId: E3, ...license }], licenseAssignmentStates: states },
      true,
      groups,
    ).holds;

  test('directly says since when, and which of its services are switched off', () => {
    expect(holdsOf([state({ assignedByGroup: null })], { disabledPlans: ['B', 'A'] })).toEqual([
      { sku: E3.toLowerCase(), since: '2026-02-03', assignmentId: 'a,b' },
    ]);
  });

  test('through groups names them, also where it was assigned directly before', () => {
    const states = [
      state({ assignedByGroup: 'G2' }),
      state({ assignedByGroup: 'g1', lastUpdatedDateTime: '2025-12-01T00:00:00Z' }),
      state({ assignedByGroup: null }),
    ];
    expect(holdsOf(states, { disabledPlans: ['a'] }, new Map([['g2', 'Everybody']]))).toEqual([
      { sku: E3.toLowerCase(), since: '2025-12-01', via: 'Everybody, g1' },
    ]);
  });

  test('is not one that a group gives in vain', () => {
    const inVain = [state({ assignedByGroup: 'g1', state: 'Error', error: 'CountViolation' })];
    expect(accountOf({ assignedLicenses: [], licenseAssignmentStates: inVain }).holds).toEqual([]);
    expect(holdsOf([...inVain, state({ assignedByGroup: null })])[0]).not.toHaveProperty('via');
  });
});

describe('a subscription', () => {
  test.each([
    ['Enabled', { enabled: 25, warning: 0, suspended: 0 }, 25, 'active'],
    ['Warning', { enabled: 5, warning: 20, suspended: 0 }, 25, 'active'],
    ['Suspended', { enabled: 0, warning: 0, suspended: 25 }, 0, 'inactive'],
    ['Deleted', { enabled: 0 }, 0, 'inactive'],
  ])('that is %s gives the seats that may be used', (capabilityStatus, prepaidUnits, purchased, status) => {
    expect(skuOf({ capabilityStatus, prepaidUnits })).toMatchObject({ purchased, status });
  });

  test('goes by the name that people know, else by its machine name', () => {
    expect(skuOf({})).toMatchObject({ name: 'Microsoft 365 E3', key: 'SPE_E3' });
    expect(skuOf({ skuPartNumber: 'Microsoft_365_Copilot' })?.name).toBe('Microsoft 365 Copilot');
    expect(skuOf({ skuPartNumber: null })?.name).toBe(E3.toLowerCase());
  });

  test('that is given away is free, and one of the whole tenant is never assigned', () => {
    expect(skuOf({ skuPartNumber: 'FLOW_FREE' })?.free).toBe(true);
    expect(skuOf({ skuPartNumber: 'POWER_BI_STANDARD' })?.free).toBe(true);
    expect(skuOf({ skuPartNumber: 'POWER_BI_PRO' })).not.toHaveProperty('free');
    expect(skuOf({ skuPartNumber: 'SHAREPOINTSTORAGE', appliesTo: 'Company' })?.kind).toBe('quantity');
  });
});

test('whatever Microsoft leaves out or writes, the facts fit, and no license is held twice', () => {
  const text = fc.option(fc.string(), { nil: null });
  const texts = fc.option(fc.array(fc.string(), { maxLength: 3 }), { nil: null });
  const id = fc.string({ minLength: 1, maxLength: 3 });
  const many = <T>(one: fc.Arbitrary<T>) => fc.option(fc.array(one, { maxLength: 4 }), { nil: null });
  const users = fc.record({
    id,
    displayName: text,
    userPrincipalName: text,
    mail: text,
    proxyAddresses: texts,
    otherMails: texts,
    accountEnabled: fc.option(fc.boolean(), { nil: null }),
    userType: text,
    createdDateTime: text,
    department: text,
    assignedLicenses: many(fc.record({ skuId: id, disabledPlans: many(id) })),
    licenseAssignmentStates: many(
      fc.record({
        skuId: id,
        assignedByGroup: fc.option(id, { nil: null }),
        state: text,
        lastUpdatedDateTime: text,
      }),
    ),
    signInActivity: fc.option(fc.record({ lastSignInDateTime: text, lastSuccessfulSignInDateTime: text }), {
      nil: null,
    }),
    manager: fc.option(fc.record({ mail: text, userPrincipalName: text }), { nil: null }),
  });
  fc.assert(
    fc.property(users, (raw) => {
      const { holds } = AccountFacts.parse(accountOf(raw));
      expect(new Set(holds.map(({ sku }) => sku)).size).toBe(holds.length);
    }),
  );
  const count = fc.option(fc.nat(1_000), { nil: null });
  const skus = fc.record({
    skuId: id,
    skuPartNumber: text,
    appliesTo: text,
    capabilityStatus: text,
    consumedUnits: count,
    prepaidUnits: fc.option(fc.record({ enabled: count, warning: count }), { nil: null }),
  });
  fc.assert(fc.property(skus, (raw) => void SkuFacts.parse(skuOf(raw))));
});
