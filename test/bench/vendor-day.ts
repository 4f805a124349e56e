// One day of a made-up vendor goes the real way: dealt, packed, written and published.
import { type Deal, openDeal } from '#shared/snapshots/deal.ts';
import { type Publication, publishRead } from '#shared/snapshots/publish.ts';
import { createItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import type { Table } from '#shared/table/table.ts';
import { accountsOf, type BenchConnection, type Churn, dayOf, skusOf } from './organisation.ts';

const BENCH = { kind: 'rule', id: 'bench' } as const;

export function stateOf({ id, number }: BenchConnection): ConnectionState {
  return {
    id,
    applicationId: id.split('.')[0] as string,
    connector: 'salesforce',
    name: `Connection ${number}`,
    config: { myDomainUrl: `https://example${number}.my.salesforce.com`, sandboxOrg: false },
    tasks: { licenses: true, accounts: true, activity: true },
    capabilities: (['licenses', 'accounts', 'activity'] as const).map((task) => ({ task, available: true })),
    secretVersion: 1,
    health: { state: 'healthy', since: dayOf(0) },
  };
}

export async function connectAll(table: Table, connections: readonly BenchConnection[]): Promise<void> {
  for (const connection of connections)
    await createItem(table, connectionEntity, dayOf(0), {
      state: stateOf(connection),
      line: { actor: BENCH, deed: 'connected' },
    });
}

export function dealOf(connection: BenchConnection, people: number, churn?: Churn): Deal {
  const deal = openDeal();
  for (const account of accountsOf(connection, people, churn)) deal.account(account);
  for (const sku of skusOf(connection)) deal.sku(sku);
  return deal;
}

export async function publishDay(
  table: Table,
  connection: BenchConnection,
  people: number,
  churn: Churn = { day: 0, share: 0 },
): Promise<Publication> {
  const stored = await loadConnection(table, connection.id);
  if (!stored) throw new Error(`There is no connection ${connection.id}`);
  const at = dayOf(churn.day);
  return publishRead(
    table,
    stored,
    {
      deal: dealOf(connection, people, churn),
      readAt: at,
      day: at.slice(0, 10),
      accounts: true,
      skus: true,
      vouched: true,
      mayHold: true,
      expires: true,
    },
    { actor: BENCH, at, patch: () => ({}) },
  );
}
