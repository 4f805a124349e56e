// A small organization on an embedded table: a read is published as a sync publishes it, and every event is judged as delivered.
import { randomUUID } from 'node:crypto';
import type { TableContext } from '#functions/runtime/context.ts';
import { announce } from '#functions/utilization/announce.ts';
import { outdatedConnections } from '#functions/utilization/outdated.ts';
import { runUtilization } from '#functions/utilization/run.ts';
import { scheduledEvent } from '#infra/local/schedules.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { READ_TASKS } from '#shared/domain/connections/task.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { DeliveredEvent, type EventEntry, eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { openDeal } from '#shared/snapshots/deal.ts';
import { publishRead } from '#shared/snapshots/publish.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';

const actor = { kind: 'rule', id: 'test' } as const;
const remainingMs = () => 900_000;

export const user = (id: string, more: Partial<AccountFacts> = {}): AccountFacts => ({
  id,
  name: id,
  mails: [`${id}@example.com`],
  status: 'active',
  kind: 'person',
  createdAt: '2024-01-01T00:00:00.000Z',
  lastActiveAt: '2026-04-15T12:00:00.000Z',
  holds: [{ sku: 'pro', since: '2025-01-01' }],
  ...more,
});

export const sku = (vendorId: string, more: Partial<SkuFacts> = {}): SkuFacts => ({
  vendorId,
  name: vendorId,
  type: 'user',
  kind: 'user',
  purchased: 50,
  status: 'active',
  ...more,
});

export function town(table: Table) {
  const sent: EventEntry[] = [];
  const context: TableContext = { table, send: async (...entries) => void sent.push(...entries) };

  async function connect(id: string, connector: string, more: Partial<ConnectionState> = {}): Promise<void> {
    const applicationId = id.split('.')[0] ?? id;
    const tasks = Object.fromEntries(READ_TASKS.map((task) => [task, true]));
    await createItem(table, connectionEntity, '2026-01-01T00:00:00.000Z', {
      state: {
        id,
        applicationId,
        connector,
        name: id,
        config: {},
        tasks,
        capabilities: [],
        health: { state: 'waiting' },
        ...more,
      },
      line: { actor, deed: 'connected' },
    });
  }

  async function license(id: string, connectionId: string, captured: SkuFacts, at: string): Promise<void> {
    await createItem(table, licenseEntity, at, {
      state: {
        id,
        applicationId: id.split('.')[0] ?? id,
        connectionId,
        manual: {},
        captured: { ...captured, capturedAt: at },
        capturing: true,
        managed: true,
        firstSeen: at.slice(0, 10),
      },
      line: { actor, deed: 'captured' },
    });
  }

  type Sources = Readonly<Record<string, string>>;

  /** Publishes a complete read and hands its event on; then whatever that made others send, until all is quiet. */
  async function publish(id: string, accounts: readonly AccountFacts[], at: string, sources?: Sources) {
    const version = await publishUnheard(id, accounts, at, sources);
    if (version === undefined) return;
    await settle([eventEntry(snapshotPublished, { connectionId: id, version }, at)]);
  }

  /** The same with its event lost. @returns the version, unless nothing changed */
  async function publishUnheard(
    id: string,
    accounts: readonly AccountFacts[],
    at: string,
    sources?: Sources,
  ): Promise<string | undefined> {
    const stored = await loadConnection(table, id);
    if (!stored) throw new Error(`There is no connection ${id}`);
    const deal = openDeal();
    for (const one of accounts) deal.account(one);
    const outcome = await publishRead(
      table,
      stored,
      {
        deal,
        readAt: at,
        day: at.slice(0, 10),
        accounts: true,
        skus: true,
        vouched: true,
        mayHold: false,
        expires: true,
        sources,
      },
      {
        actor,
        at,
        patch: () => ({ health: { state: 'healthy', since: at } }),
        figures: () => ({ attempt: { failures: 0, lastSuccessAt: at } }),
      },
    );
    return outcome.outcome === 'published' ? outcome.published.version : undefined;
  }

  /** What the sweep does. */
  async function announceAll(at: string): Promise<void> {
    await announce(context.send, await outdatedConnections(table, at), at);
    await settle();
  }

  /** @param more what others sent to the bus */
  async function settle(more: readonly EventEntry[] = []): Promise<void> {
    sent.push(...more);
    for (let entry = sent.shift(); entry; entry = sent.shift()) {
      const event = DeliveredEvent.parse({
        id: randomUUID(),
        source: entry.Source,
        'detail-type': entry.DetailType,
        time: entry.Time.toISOString(),
        detail: JSON.parse(entry.Detail),
      });
      await runUtilization(context, { event, at: event.time, remainingMs });
    }
  }

  async function newDay(at: string): Promise<void> {
    const event = DeliveredEvent.parse(scheduledEvent(new Date(at)));
    await runUtilization(context, { event, at, remainingMs });
    await settle();
  }

  /** What a person or a sync changes of a connection. */
  async function change(id: string, patch: Partial<ConnectionState>, at: string): Promise<void> {
    await changeItem(table, connectionEntity, keys.connection(id), at, ({ state }) => ({
      state: { ...state, ...patch },
      line: { actor, deed: 'changed' },
    }));
  }

  return { context, connect, license, publish, publishUnheard, announceAll, settle, newDay, change };
}
