// Connections: state that people decide on, and beside it lease, progress, next run and what the last attempt said.
import * as z from 'zod';
import { Instant } from '#shared/domain/calendar/civil-day.ts';
import { Connection, Health, Progress, StoredTest } from '#shared/domain/connections/connection.ts';
import { FindingCounts } from '#shared/domain/people/findings.ts';
import { loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { byName, type IndexKeys, indexes, keys, partitions, prefixes } from './keys.ts';
import { queryAll, queryList, type Table } from './table.ts';

/** What raises the version: everything a reader of the log would look for, the published pointer included. */
export const ConnectionState = Connection.omit({
  version: true,
  progress: true,
  nextRunAt: true,
  tested: true,
  health: true,
}).extend({
  health: Health.pick({ state: true, reason: true, since: true }),
});
export type ConnectionState = z.infer<typeof ConnectionState>;

/** Held by the run that reads the vendor now; whoever finds it expired may take it. */
export const Lease = z.object({ runId: z.string(), expiresAt: Instant });
export type Lease = z.infer<typeof Lease>;

/** What the findings of a connection rest on, and how many there are of each kind. */
export const FindingsFigure = z.object({
  snapshot: z.string(),
  people: z.string().optional(),
  overlays: z.int(),
  readAt: Instant,
  /** Of their content. */
  mark: z.string(),
  /** Items that hold them. */
  parts: z.int().min(0),
  counts: FindingCounts,
});
export type FindingsFigure = z.infer<typeof FindingsFigure>;

/** Set on their own paths under their own guards. */
export const ConnectionFigures = z.object({
  attempt: Health.omit({ state: true, reason: true, since: true }).optional(),
  progress: Progress.optional(),
  nextRunAt: Instant.optional(),
  lease: Lease.optional(),
  tested: StoredTest.optional(),
  /** The run whose checkpoint stands in the table. */
  checkpoint: z.string().optional(),
  /** The version that licenses were captured from last; open work while another one is published. */
  captured: z.string().optional(),
  findings: FindingsFigure.optional(),
  /** Chunks of the published version were born, or rewritten, since then. */
  freshSince: Instant.optional(),
});
export type ConnectionFigures = z.infer<typeof ConnectionFigures>;

export const connectionEntity: Entity<ConnectionState> = {
  kind: 'connection',
  shape: 1,
  schema: ConnectionState,
  key: ({ id }) => keys.connection(id),
  index: ({ id, name }) => ({ GSI1: [indexes.connections, byName(name, id)] }),
  dueByFigure: true,
  subject: ({ id, name, applicationId }) => ({ id, name, applicationId }),
};

/** The index keys that make a connection due at `nextRunAt`; set together with that figure. */
export function dueAt(id: string, nextRunAt: Instant): IndexKeys {
  return { GSI2: [indexes.dueSyncs, `${nextRunAt}#${id}`] };
}

/** The index keys of a connection that is being read: it is not due meanwhile, and whoever dispatches counts it. */
export function runningUntil(id: string, expiresAt: Instant): IndexKeys {
  return { GSI2: [indexes.runningSyncs, `${expiresAt}#${id}`] };
}

export function connectionFigures(stored: Stored<ConnectionState>): ConnectionFigures {
  return ConnectionFigures.parse(stored.figures);
}

/** The connection as people see it. */
export function connectionOf(stored: Stored<ConnectionState>): Connection {
  const { attempt, progress, nextRunAt, tested } = connectionFigures(stored);
  return {
    ...stored.state,
    health: { failures: 0, ...attempt, ...stored.state.health },
    ...(progress && { progress }),
    ...(nextRunAt && { nextRunAt }),
    ...(tested && { tested }),
    version: stored.version,
  };
}

export function loadConnection(table: Table, id: string): Promise<Stored<ConnectionState> | undefined> {
  return loadItem(table, connectionEntity, keys.connection(id));
}

export async function listConnections(
  table: Table,
  applicationId?: string,
): Promise<Stored<ConnectionState>[]> {
  const items = await queryList(
    table,
    applicationId === undefined
      ? { index: 'GSI1', partition: indexes.connections }
      : { partition: partitions.application(applicationId), prefix: prefixes.connection },
  );
  return items.filter((item) => item.tombstone === undefined).map((item) => read(connectionEntity, item));
}

/** Connections whose next run is due at `now`, the longest overdue first. */
export async function* dueConnections(table: Table, now: Instant): AsyncGenerator<Stored<ConnectionState>> {
  for await (const item of queryAll(table, { index: 'GSI2', partition: indexes.dueSyncs, to: `${now}~` })) {
    yield read(connectionEntity, item);
  }
}

/** Connections under a lease: those that hold it still, and those whose run never came back. */
export async function runningConnections(
  table: Table,
  now: Instant,
): Promise<{ readonly inFlight: number; readonly lost: readonly Stored<ConnectionState>[] }> {
  const items = await queryList(table, { index: 'GSI2', partition: indexes.runningSyncs });
  const lost = items.filter((item) => String(item.GSI2SK) < now);
  return {
    inFlight: items.length - lost.length,
    lost: lost.map((item) => read(connectionEntity, item)),
  };
}
