import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '#shared/connectors/connector.ts';
import { microsoft } from '#shared/connectors/microsoft/connector.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import { SCOPES } from '#test/sandbox/microsoft/sign-in.ts';
import { EVERYTHING, readAll, readList, startTenant, type Tenant } from './tenant.ts';

let tenant: Tenant;
let undisturbed: Fact[];
beforeAll(async () => {
  tenant = await startTenant(1_300);
  undisturbed = await readAll((await tenant.open()).session);
});
afterAll(() => tenant.sandbox.close());
afterEach(() => {
  tenant.sandbox.quirks.clear();
  tenant.sandbox.grant('microsoft', SCOPES);
});

const accountsIn = (facts: readonly Fact[]) =>
  facts.flatMap((fact) => (fact.of === 'account' ? [fact.account] : []));

async function read(tasks = EVERYTHING) {
  const before = tenant.sandbox.calls.length;
  const facts = await readAll((await tenant.open()).session, tasks);
  return { facts, calls: tenant.callsSince(before) };
}

describe('a read', () => {
  test('takes a call for what was bought, one for groups, and one per 500 people with their sign-ins', async () => {
    const { facts, calls } = await read();
    expect(calls).toHaveLength(2 + Math.ceil(accountsIn(facts).length / 500));
    expect(calls.filter((address) => address.includes('$top=500'))).toHaveLength(calls.length - 2);
  });

  test('without sign-ins takes one per 999 people, and tells no activity', async () => {
    const { facts, calls } = await read(['licenses', 'accounts']);
    expect(calls).toHaveLength(2 + Math.ceil(accountsIn(facts).length / 999));
    expect(accountsIn(facts).some((account) => 'lastActiveAt' in account)).toBe(false);
  });

  test('of licenses alone asks for nobody', async () => {
    const { facts, calls } = await read(['licenses']);
    expect(calls).toEqual(['/microsoft/v1.0/subscribedSkus']);
    expect(facts.every(({ of }) => of === 'sku')).toBe(true);
  });

  test('of many pages with sign-ins stays under five in ten seconds', async () => {
    const small = await startTenant(120, 10);
    await readAll((await small.open()).session);
    const pages = small.callsSince(0).filter((address) => address.includes('signInActivity')).length;
    expect(pages).toBeGreaterThan(8);
    const waited = small.clock.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual((pages - 5) * 2_000);
    await small.sandbox.close();
  });

  test('brings the same facts however IDs are written', async () => {
    tenant.sandbox.quirks.set('microsoft', 'upperCaseIds');
    expect((await read()).facts).toEqual(undisturbed);
  });

  test('brings the same facts where fewer rows with sign-ins are allowed', async () => {
    tenant.sandbox.quirks.set('microsoft', 'smallPages');
    const { facts, calls } = await read();
    expect(facts).toEqual(undisturbed);
    expect(calls.filter((address) => address.includes('$top=120'))).toHaveLength(
      Math.ceil(accountsIn(facts).length / 120),
    );
  });

  test('names groups, or tells their IDs where they may not be read', async () => {
    const throughs = (facts: readonly Fact[]) =>
      new Set(accountsIn(facts).flatMap(({ holds }) => holds.flatMap(({ via }) => via ?? [])));
    expect(throughs(undisturbed)).toEqual(new Set(['Frontline licenses', 'Office licenses', 'Planners']));
    tenant.sandbox.grant(
      'microsoft',
      SCOPES.filter((scope) => scope !== 'GroupMember.Read.All'),
    );
    const { facts } = await read();
    expect(throughs(facts).size).toBe(3);
    for (const through of throughs(facts)) expect(through).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a tenant without Entra ID P1', () => {
  test('is told so by the capability, and can do everything else', async () => {
    tenant.sandbox.quirks.set('microsoft', 'noPremium');
    const said = await (await tenant.open()).session.capabilities();
    expect(said.filter(({ available }) => !available)).toEqual([
      {
        task: 'activity',
        available: false,
        reason: expect.stringContaining('Entra ID P1'),
        remedy: expect.stringContaining('Entra ID P1'),
      },
    ]);
  });

  test('is read all the same, without activity', async () => {
    tenant.sandbox.quirks.set('microsoft', 'noPremium');
    const { facts, calls } = await read();
    expect(facts).toEqual(
      undisturbed.map((fact) => {
        if (fact.of !== 'account') return fact;
        const { lastActiveAt: _, ...account } = fact.account;
        return { of: 'account', account };
      }),
    );
    // Once refused, sign-ins are not asked for again.
    expect(calls.filter((address) => address.includes('signInActivity'))).toHaveLength(1);
  });

  test('that loses it while it is read is read again from its start, without activity', async () => {
    const { session } = await tenant.open();
    const [, people] = await session.lists(EVERYTHING);
    const first = await people?.read(undefined);
    expect(accountsIn(first?.facts ?? []).some((account) => account.lastActiveAt)).toBe(true);
    tenant.sandbox.quirks.set('microsoft', 'noPremium');
    await expect(people?.read(first?.next)).rejects.toMatchObject({ kind: 'cursorRefused' });
    const again = people ? await readList(people) : [];
    expect(accountsIn(again)).toHaveLength(accountsIn(undisturbed).length);
    expect(accountsIn(again).some((account) => 'lastActiveAt' in account)).toBe(false);
  });
});

describe('an app', () => {
  test('signs in by its certificate as by its secret', async () => {
    const { session } = await tenant.open({ method: 'certificate' });
    expect(await readAll(session)).toEqual(undisturbed);
  });

  const tried = (changed: object, method = 'certificate') => {
    const { config, credentials } = tenant.sandbox.credentials('microsoft', { method });
    return testConnection(
      microsoft,
      config,
      { ...credentials, ...changed },
      { allowLoopback: true, clock: tenant.clock },
    );
  };
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

  test.each([
    ['another key than the certificate’s', { privateKey: stranger }, 'credentialsRevoked'],
    ['another app’s ID', { clientId: 'somebody else' }, 'permissionMissing'],
    ['a certificate that is none', { certificate: 'hush '.repeat(30) }, 'misconfigured'],
    ['a key that is none', { privateKey: 'hush '.repeat(30) }, 'misconfigured'],
  ])('is not let in with %s', async (_what, changed, state) => {
    const result = await tried(changed);
    expect(result).toMatchObject({ ok: false, state });
    expect(JSON.stringify(result)).not.toContain('hush');
  });

  test('is not let in with a wrong secret', async () => {
    expect(await tried({ clientSecret: 'guessed it' }, 'clientSecret')).toMatchObject({
      ok: false,
      state: 'credentialsRevoked',
    });
  });

  test.each(['User.ReadWrite.All', 'Directory.ReadWrite.All'])(
    'may assign licenses with %s as well',
    async (role) => {
      tenant.sandbox.grant('microsoft', [...SCOPES.filter((scope) => !scope.includes('License')), role]);
      const said = await (await tenant.open()).session.capabilities();
      expect(said.every(({ available }) => available)).toBe(true);
    },
  );
});
