// A table with connections to the vendor sandbox, and everything a run needs; bus and parameter store remember.
import type { SyncContext } from '#functions/connector-sync/context.ts';
import { dispatch } from '#functions/connector-sync/dispatch.ts';
import { type SyncRequest, syncConnection } from '#functions/connector-sync/sync-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { License } from '#shared/domain/licenses/license.ts';
import { detailOf, type EventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { readAccounts } from '#shared/snapshots/read.ts';
import type { AccountRow } from '#shared/snapshots/row.ts';
import { applicationEntity } from '#shared/table/application-store.ts';
import { createItem } from '#shared/table/commit.ts';
import { connectionEntity, connectionOf, dueAt, loadConnection } from '#shared/table/connection-store.ts';
import { licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { listRuns } from '#shared/table/run-store.ts';
import type { Entry } from '#test/sandbox/entry.ts';
import { virtualClock } from '#test/shared/connectors/answering-server.ts';
import { createTable, type TestTable } from '#test/shared/table/embedded-table.ts';

const ANA = { kind: 'person', id: 'ana@example.com', name: 'Ana' } as const;
export const AT = '2026-04-16T08:00:00.000Z';
export const later = (hours: number, from = AT) =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

export interface House {
  readonly table: TestTable;
  readonly context: SyncContext;
  readonly sent: EventEntry[];
  readonly secrets: Map<string, Readonly<Record<string, unknown>>>;
  connect(connector: string, entry: Entry, id?: string): Promise<string>;
  sync(id: string, more?: Partial<SyncRequest>): ReturnType<typeof syncConnection>;
  /** One turn of the schedule with everything it requested. @returns how many runs there were */
  turn(at: string): Promise<number>;
  connection(id: string): Promise<Connection>;
  accounts(id: string): Promise<AccountRow[]>;
  licenses(id: string): Promise<License[]>;
  runs(id: string): ReturnType<typeof listRuns>;
}

export async function openHouse(more: Partial<SyncContext> = {}): Promise<House> {
  const table = await createTable();
  const sent: EventEntry[] = [];
  const secrets = new Map<string, Readonly<Record<string, unknown>>>();
  const context: SyncContext = {
    table,
    send: async (...entries) => void sent.push(...entries),
    secrets: { read: async (id) => secrets.get(id) },
    allowLoopback: true,
    now: () => Date.now(),
    vendor: { clock: virtualClock(Date.now()) },
    ...more,
  };
  const one = async (id: string) => {
    const stored = await loadConnection(table, id);
    if (!stored) throw new Error(`There is no connection ${id}`);
    return stored;
  };
  const sync = (connectionId: string, request: Partial<SyncRequest> = {}) =>
    syncConnection(context, {
      connectionId,
      cause: 'manual',
      at: AT,
      remainingMs: () => 900_000,
      ...request,
    });
  return {
    table,
    context,
    sent,
    secrets,
    sync,
    async connect(connector, entry, id = `${connector}.one`) {
      const applicationId = id.split('.')[0] as string;
      const offered = connectorById(connector)?.offers.map(({ task }) => task) ?? [];
      const state = {
        id: applicationId,
        name: connector,
        vendor: '',
        category: '',
        approval: 'approved' as const,
        owners: {},
        notes: '',
        chargeback: [],
      };
      await createItem(table, applicationEntity, AT, { state, line: { actor: ANA, deed: 'created' } });
      secrets.set(id, entry.credentials);
      await createItem(table, connectionEntity, AT, {
        state: {
          id,
          applicationId,
          connector,
          name: connector,
          config: entry.config,
          tasks: Object.fromEntries(offered.map((task) => [task, true])),
          capabilities: offered.map((task) => ({ task, available: true as const })),
          secretVersion: 1,
          health: { state: 'waiting', since: AT },
        },
        line: { actor: ANA, deed: 'connected' },
        figures: { nextRunAt: AT },
        index: dueAt(id, AT),
      });
      return id;
    },
    async turn(at) {
      let runs = 0;
      await dispatch(context, at);
      for (;;) {
        const wishes = sent.splice(0).flatMap((entry) => {
          const detail = detailOf(syncRequested, {
            id: '1',
            source: entry.Source,
            'detail-type': entry.DetailType,
            time: at,
            detail: JSON.parse(entry.Detail),
          });
          return detail && detail.cause !== 'test' ? [{ ...detail, cause: detail.cause }] : [];
        });
        if (wishes.length === 0) return runs;
        for (const { connectionId, cause } of wishes) {
          if (await sync(connectionId, { cause, at })) runs++;
          await dispatch(context, at);
        }
      }
    },
    connection: async (id) => connectionOf(await one(id)),
    async accounts(id) {
      const { published } = (await one(id)).state;
      return published ? readAccounts(table, id, published.version) : [];
    },
    licenses: async (id) =>
      (await listLicenses(table, id.split('.')[0])).map(licenseOf).filter((each) => each.connectionId === id),
    runs: (id) => listRuns(table, id, { limit: 50 }),
  };
}
