import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountFacts } from '#shared/domain/accounts/account.ts';
import { civilDayAt, dayNumbersIn } from '#shared/domain/calendar/zone-days.ts';
import { importedFacts, quantitiesAmong } from '#shared/domain/imports/import-facts.ts';
import { readRow, readRows } from '#shared/domain/imports/read-row.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

describe('a cell of a file', () => {
  test('is read without what cannot be seen in it, and is none if nothing else is in it', () => {
    const row = { name: 'Team\u202e plan\u0000', type: 'one\ntwo' };
    expect(readRow('licenses', row, 1)).toEqual({ ok: true, values: { name: 'Team plan', type: 'one two' } });
    const empty = readRow('licenses', { name: '\u0000\u202e' }, 1);
    expect(empty).toMatchObject({ ok: false, errors: [{ row: 1, column: 'name' }] });
  });
});

describe('rows of files', () => {
  test('become accounts with what they hold, once each', () => {
    const { accounts, skus, duplicates } = importedFacts(
      {
        licenses: [{ name: 'Team plan', key: 'TEAM', purchased: 50 }],
        people: [
          { mail: 'ana@example.com', name: 'Ana Ng', aliases: ['ang@example.com'], department: 'Sales' },
        ],
        assignments: [
          {
            mail: 'ang@example.com',
            license: 'team',
            lastActive: '2026-04-01T12:00:00.000Z',
            since: '2025-02-01',
          },
          { mail: 'ana@example.com', license: 'TEAM  PLAN', lastActive: null, since: '2025-01-01' },
          { id: '77', license: 'Add-on', status: 'disabled' },
        ],
      },
      'UTC',
    );
    expect(skus).toEqual([
      {
        vendorId: 'team',
        name: 'Team plan',
        key: 'TEAM',
        type: 'user',
        kind: 'user',
        purchased: 50,
        status: 'active',
      },
      { vendorId: 'add-on', name: 'Add-on', type: 'user', kind: 'user', status: 'active' },
    ]);
    expect(accounts).toEqual([
      {
        id: 'ana@example.com',
        name: 'Ana Ng',
        mails: ['ana@example.com', 'ang@example.com'],
        status: 'active',
        kind: 'person',
        department: 'Sales',
        lastActiveAt: '2026-04-01T12:00:00.000Z',
        holds: [{ sku: 'team', since: '2025-01-01' }],
      },
      { id: '77', name: '77', mails: [], status: 'disabled', kind: 'person', holds: [{ sku: 'add-on' }] },
    ]);
    expect(duplicates).toBe(1);
  });

  const row = fc.record(
    {
      mail: fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com'),
      license: fc.constantFrom('Team', 'TEAM', 'Add-on'),
      lastActive: fc.constantFrom(null, '2026-04-01T12:00:00.000Z', '2026-04-02T12:00:00.000Z'),
      since: fc.constantFrom('2025-01-01', '2025-06-01'),
      status: fc.constantFrom('active', 'suspended', 'disabled'),
    },
    { requiredKeys: ['mail', 'license'] },
  );

  test('keep a day of use on its day, wherever the organization is', () => {
    for (const zone of ['Pacific/Pago_Pago', 'Europe/Vienna', 'Pacific/Auckland', 'Pacific/Kiritimati'])
      for (const lastActive of ['2026-04-05', '2026-10-25']) {
        const { accounts } = importedFacts(
          { assignments: [{ mail: 'ana@example.com', license: 'Team', lastActive }] },
          zone,
        );
        const at = accounts[0]?.lastActiveAt ?? '';
        expect([zone, civilDayAt(dayNumbersIn(zone)(at))]).toEqual([zone, lastActive]);
      }
  });

  test('of a quantity name it and give it to nobody', () => {
    const facts = importedFacts(
      {
        licenses: [{ name: 'Mails sent', kind: 'quantity' }],
        assignments: [
          { mail: 'ana@example.com', license: 'mails sent' },
          { mail: 'ana@example.com', license: 'Team plan' },
        ],
      },
      'UTC',
    );
    expect(facts.assignedQuantities).toEqual(['Mails sent']);
    expect(facts.accounts.flatMap(({ holds }) => holds.map(({ sku }) => sku))).toEqual(['team plan']);
  });

  test('leave nothing assigned of a quantity once the rows about known ones are refused', () => {
    const named = fc.constantFrom('Team plan', 'mails SENT', 'team PLAN', 'M-1', 't-1', 'Other');
    const anyKind = fc.constantFrom('user' as const, 'quantity' as const);
    const anyLicenses = fc
      .tuple(fc.boolean(), anyKind, fc.boolean(), anyKind)
      .map(([keyed, kind, both, other]) => [
        { name: 'Team plan', kind, ...(keyed && { key: 'T-1' }) },
        ...(both ? [{ name: 'Mails sent', key: 'M-1', kind: other }] : []),
      ]);
    fc.assert(
      fc.property(anyLicenses, fc.array(named), (licenses, assigned) => {
        const known = importedFacts({ licenses }, 'UTC').skus;
        const rows = assigned.map((license) => ({ mail: 'ana@example.com', license }));
        const { values, refused } = readRows('assignments', rows, 1, { isQuantity: quantitiesAmong(known) });
        const facts = importedFacts({ licenses, assignments: values }, 'UTC');
        expect(facts.assignedQuantities).toEqual([]);
        if (!known.some(({ kind }) => kind === 'quantity')) expect(refused).toEqual([]);
      }),
    );
  });

  test('imported twice say the same, and a row said twice counts once', () => {
    fc.assert(
      fc.property(fc.array(row), (assignments) => {
        const once = importedFacts({ assignments }, 'UTC');
        const twice = importedFacts({ assignments: [...assignments, ...assignments] }, 'UTC');
        expect(twice.accounts).toEqual(once.accounts);
        expect(twice.skus).toEqual(once.skus);
        expect(twice.duplicates).toBe(once.duplicates + assignments.length);
      }),
    );
  });

  test('say the same accounts, licenses and holdings in whatever order they stand', () => {
    const byId = (facts: ReturnType<typeof importedFacts>) =>
      Object.fromEntries(
        facts.accounts.map((one) => [
          one.id,
          {
            status: one.status,
            last: one.lastActiveAt,
            holds: one.holds.toSorted((a, b) => (a.sku < b.sku ? -1 : 1)),
          },
        ]),
      );
    fc.assert(
      fc.property(fc.array(row), (assignments) => {
        const facts = importedFacts({ assignments }, 'UTC');
        expect(byId(importedFacts({ assignments: assignments.toReversed() }, 'UTC'))).toEqual(byId(facts));
        for (const account of facts.accounts) AccountFacts.parse(account);
        for (const sku of facts.skus) SkuFacts.parse(sku);
        const known = new Set(facts.skus.map((sku) => sku.vendorId));
        expect(facts.accounts.every((one) => one.holds.every((held) => known.has(held.sku)))).toBe(true);
      }),
    );
  });
});
