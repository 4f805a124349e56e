import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorById } from '#shared/connectors/registry.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import { type Counted, counted } from './counted.ts';
import { readEverything } from './read-everything.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import type { Truth } from './truth.ts';
import { VENDOR_IDS } from './vendors.ts';

const DAYS = ['2025-11-02', '2026-04-16', '2027-02-28'];

const clock = virtualClock();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 350, seed: 5, day: '2026-04-16', now: () => clock.now() });
});
afterAll(() => sandbox.close());

async function counts(vendor: string): Promise<Counted> {
  const { facts, short } = await readEverything(sandbox, vendor, { clock });
  expect(short).toEqual([]);
  return counted(facts);
}

describe.each(DAYS)('on %s', (day) => {
  test.each(VENDOR_IDS)(
    'who holds each license of %s by its own answers is who holds it in truth',
    async (vendor) => {
      sandbox.setDay(day);
      const truth = sandbox.truth();
      const { accounts, holders } = await counts(vendor);
      const seatStatuses = connectorById(vendor)?.seatStatuses ?? [];
      for (const license of truth.licenses.filter((one) => one.connector === vendor)) {
        const seats = [...(holders.get(license.sku)?.keys() ?? [])].filter((id) =>
          seatStatuses.includes(accounts.get(id)?.status ?? 'disabled'),
        );
        expect(new Set(seats), license.name).toEqual(new Set(license.accounts.map((account) => account.id)));
        expect(seats, license.name).toHaveLength(license.used);
      }
      const everybody = truth.accounts[vendor];
      expect(accounts.size).toBe(everybody.length);
      for (const one of everybody) {
        const read = accounts.get(one.id);
        expect(read).toMatchObject({ status: one.status, kind: one.kind });
        expect(read?.lastActiveAt).toBe(one.lastLoginAt);
        expect(read?.createdAt).toBe(one.createdAt);
        expect(new Set(read?.mails)).toEqual(new Set(one.mails));
      }
    },
  );
});

test("Salesforce's own count of each license is the number of its seats, and no more than were bought", async () => {
  sandbox.setDay('2026-04-16');
  const { facts } = await readEverything(sandbox, 'salesforce', { clock });
  const skus = facts.flatMap((fact) => (fact.of === 'sku' ? [fact.sku] : []));
  const { holders } = counted(facts);
  expect(skus.filter((sku) => sku.status === 'active').length).toBeGreaterThan(10);
  for (const sku of skus) {
    expect(holders.get(sku.vendorId)?.size ?? 0, sku.name).toBe(sku.vendorUsed);
    if (sku.purchased !== undefined) expect(sku.vendorUsed).toBeLessThanOrEqual(Number(sku.purchased));
  }
});

test('a reseller reads as many bought seats as there are in truth, a direct customer none', async () => {
  sandbox.setDay('2026-04-16');
  const bought = async (reseller: boolean) => {
    const { facts } = await readEverything(sandbox, 'google', { clock, entry: { reseller } });
    return Object.fromEntries(
      facts.flatMap((fact) =>
        fact.of === 'sku' && fact.sku.purchased !== undefined
          ? [[fact.sku.vendorId, fact.sku.purchased]]
          : [],
      ),
    );
  };
  const truth = sandbox.truth().licenses.filter((license) => license.connector === 'google');
  expect(await bought(false)).toEqual({});
  expect(await bought(true)).toEqual(
    Object.fromEntries(truth.flatMap(({ sku, total }) => (total === undefined ? [] : [[sku, total]]))),
  );
});

describe('the organisation', () => {
  let truth: Truth;
  beforeAll(() => {
    sandbox.setDay('2026-04-16');
    truth = sandbox.truth();
  });

  test('has everything a real one has', () => {
    const seats = truth.licenses.find((license) => license.name === 'Salesforce')?.accounts ?? [];
    const recent = '2026-02-15';
    expect({
      suspended: truth.accounts.google.some((one) => one.status === 'suspended'),
      archived: truth.accounts.google.some((one) => one.status === 'disabled'),
      frozen: truth.accounts.salesforce.some((one) => one.status === 'suspended'),
      closed: truth.accounts.salesforce.some((one) => one.status === 'disabled'),
      external: truth.accounts.salesforce.some((one) => one.kind === 'external'),
      service: truth.accounts.salesforce.some((one) => one.kind === 'service'),
      neverActive: seats.some((one) => one.lastLoginAt === null && one.heldSince < recent),
      inactive: seats.some((one) => typeof one.lastLoginAt === 'string' && one.lastLoginAt < recent),
      nonLatin: truth.accounts.google.some((one) =>
        /\p{Script=Han}|\p{Script=Cyrillic}|\p{Script=Arabic}/u.test(one.name),
      ),
      aliases: truth.accounts.google.some((one) => one.mails.length > 2),
      renamed: truth.accounts.google.some((one) => /\.[a-z]+-[a-z]+@/.test(one.mails[0] ?? '')),
      secondAccounts: truth.accounts.salesforce.some((one) => one.name.endsWith('(Admin)')),
    }).toEqual({
      suspended: true,
      archived: true,
      frozen: true,
      closed: true,
      external: true,
      service: true,
      neverActive: true,
      inactive: true,
      nonLatin: true,
      aliases: true,
      renamed: true,
      secondAccounts: true,
    });
  });

  test('has users of Salesforce whom the directory knows, by whatever address, and some it does not', () => {
    const known = new Set(truth.accounts.google.flatMap((one) => one.mails));
    const people = truth.accounts.salesforce.filter(
      (one) => one.kind === 'person' && one.status === 'active',
    );
    const matched = people.filter((one) => one.mails.some((mail) => known.has(mail)));
    expect(matched.length / people.length).toBeGreaterThan(0.95);
    expect(matched.length).toBeLessThan(people.length);
    expect(matched.some((one) => !known.has(one.mails[0] ?? ''))).toBe(false);
  });

  test('knows nothing that has not happened yet', () => {
    for (const one of Object.values(truth.accounts).flat()) {
      expect((one.lastLoginAt ?? '') < '2026-04-16').toBe(true);
      expect((one.createdAt ?? '') < '2026-04-16').toBe(true);
    }
  });
});
