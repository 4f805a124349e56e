// Accounts of a made-up vendor, and a connection that has read them.
import * as fc from 'fast-check';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { type Deal, openDeal } from '#shared/snapshots/deal.ts';
import { type CompleteRead, type Publication, publishRead } from '#shared/snapshots/publish.ts';
import { createItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';

export const CONNECTION = 'app.conn';
export const AT = '2026-04-16T08:00:00.000Z';
const ANA = { kind: 'person', id: 'ana@example.com' } as const;
export const CONNECTOR = { kind: 'connector', id: CONNECTION } as const;

export function person(number: number, more: Partial<AccountFacts> = {}): AccountFacts {
  const mail = `person.${number}@example.com`;
  return {
    id: `u${number}`,
    name: `Person ${number}`,
    mails: [mail],
    status: 'active',
    kind: 'person',
    createdAt: '2024-01-10T09:00:00.000Z',
    lastActiveAt: '2026-04-10T10:20:30.000Z',
    holds: [{ sku: 'team' }],
    ...more,
  };
}

export const people = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => person(from + index));

export function sku(vendorId: string, more: Partial<SkuFacts> = {}): SkuFacts {
  return { vendorId, name: `Plan ${vendorId}`, type: 'user', kind: 'user', status: 'active', ...more };
}

const instant = fc
  .integer({ min: 1, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString());
const day = instant.map((text) => text.slice(0, 10));
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('constructor', '__proto__', '"', '\\', '\\"', 'a\nb', '["x"', 'H[', 'ß', '名'),
);

/** Any account a vendor could tell of, with its instants in whole seconds. */
export const anyAccount: fc.Arbitrary<AccountFacts> = fc
  .record(
    {
      id: text,
      name: fc.string({ unit: 'grapheme' }),
      mails: fc.array(fc.string(), { maxLength: 3 }),
      status: fc.constantFrom('active' as const, 'suspended' as const, 'disabled' as const),
      kind: fc.constantFrom('person' as const, 'external' as const, 'service' as const),
      createdAt: instant,
      lastActiveAt: fc.option(instant),
      holds: fc.uniqueArray(
        fc.record(
          { sku: text, since: day, via: text, assignmentId: text, lastActiveAt: fc.option(instant) },
          { requiredKeys: ['sku'], noNullPrototype: true },
        ),
        { maxLength: 4, selector: (hold) => hold.sku },
      ),
      department: text,
      title: text,
      managerMail: text,
    },
    { requiredKeys: ['id', 'name', 'mails', 'status', 'kind', 'holds'], noNullPrototype: true },
  )
  .map((account) => ({
    ...account,
    holds: [...account.holds].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
  }));

export const anyAccounts = fc.uniqueArray(anyAccount, { maxLength: 40, selector: ({ id }) => id });

export async function connect(table: Table, id = CONNECTION): Promise<Stored<ConnectionState>> {
  const outcome = await createItem(table, connectionEntity, AT, {
    state: {
      id,
      applicationId: 'app',
      connector: 'csv',
      name: 'Files',
      config: {},
      tasks: { licenses: true, accounts: true, activity: true },
      capabilities: [],
      health: { state: 'waiting', since: AT },
    },
    line: { actor: ANA, deed: 'connected' },
  });
  if (!outcome.ok) throw new Error(outcome.refusal.reason);
  return outcome.value;
}

export function dealOf(accounts: readonly AccountFacts[], skus: readonly SkuFacts[] = [sku('team')]): Deal {
  const deal = openDeal();
  for (const account of accounts) deal.account(account);
  for (const one of skus) deal.sku(one);
  return deal;
}

export const publish = (table: Table, accounts: readonly AccountFacts[], more: Partial<CompleteRead> = {}) =>
  publishAs(table, CONNECTION, accounts, more);

export async function publishAs(
  table: Table,
  connectionId: string,
  accounts: readonly AccountFacts[],
  more: Partial<CompleteRead> = {},
): Promise<Publication> {
  const connection = await loadConnection(table, connectionId);
  if (!connection) throw new Error('There is no connection');
  const readAt = more.readAt ?? AT;
  return publishRead(
    table,
    connection,
    {
      deal: dealOf(accounts),
      readAt,
      day: readAt.slice(0, 10),
      accounts: true,
      skus: true,
      vouched: true,
      mayHold: true,
      expires: true,
      ...more,
    },
    {
      actor: CONNECTOR,
      at: readAt,
      patch: (held) => ({ health: { state: held ? 'held' : 'healthy', since: readAt } }),
    },
  );
}
