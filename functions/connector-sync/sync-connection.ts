// A run reads one connection and publishes what changed; whatever happens on the way, readers see old or new.
import { logger } from '#functions/runtime/logger.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { SyncRun } from '#shared/domain/connections/connection.ts';
import type { Capability } from '#shared/domain/connections/task.ts';
import { connectionChanged } from '#shared/events/connection-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { dropCheckpoint, hasCheckpoint } from '#shared/snapshots/checkpoint.ts';
import { newVersion } from '#shared/snapshots/manifest.ts';
import { type Publication, publishRead } from '#shared/snapshots/publish.ts';
import { type ConnectionState, connectionFigures, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { putRun } from '#shared/table/run-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { captureLicenses } from './capture-licenses.ts';
import { capturePublished } from './capture-published.ts';
import type { SyncContext } from './context.ts';
import { release, takeLease } from './lease.ts';
import { closeLostRun } from './lost-run.ts';
import {
  connectorActor,
  endFailed,
  endUnchanged,
  failedBecause,
  figuresAfterRead,
  healthAfter,
  heldHealth,
  type RunEnd,
  releaseAfterRead,
} from './outcome.ts';
import { totalsMatch } from './read-vendor.ts';
import { LeaseLost, openReading, type Reading } from './reading.ts';

export interface SyncRequest {
  readonly connectionId: string;
  readonly cause: SyncRun['cause'];
  /** The event's own time: a run lives in it, and moves on from it. */
  readonly at: Instant;
  readonly remainingMs: () => number;
}

/** A lease outlives its function by this much, as clocks differ. */
const LEASE_SLACK_MS = 30_000;

/** @returns how the run ended; `undefined` when there was nothing to do or somebody else does it */
export async function syncConnection(
  context: SyncContext,
  request: SyncRequest,
): Promise<SyncRun['outcome'] | undefined> {
  const { table } = context;
  const { connectionId, cause, at, remainingMs } = request;
  const stored = await loadConnection(table, connectionId);
  if (!stored || stored.state.paused || connectorById(stored.state.connector)?.upload !== undefined)
    return undefined;
  const known = connectionFigures(stored);
  const goesOn = cause === 'continuation' && known.checkpoint !== undefined;
  if (cause !== 'manual' && !goesOn && (known.nextRunAt === undefined || known.nextRunAt > at))
    return undefined;
  const began = context.now();
  const clock = () => new Date(Date.parse(at) + context.now() - began).toISOString();
  const goesOnFrom = known.checkpoint && (await hasCheckpoint(table, connectionId, at)) && known.checkpoint;
  const runId = goesOnFrom || newVersion(at);
  if (known.lease && known.lease.expiresAt < at) await closeLostRun(table, connectionId, at);
  const leased = await takeLease(table, {
    connectionId,
    runId,
    now: at,
    expiresAt: new Date(Date.parse(at) + remainingMs() + LEASE_SLACK_MS).toISOString(),
    progress: { runId, list: '', rows: 0, calls: 0, startedAt: at, updatedAt: at },
    overReserved: true,
  });
  if (!leased) return undefined;
  const run: SyncRun = {
    id: runId,
    connectionId,
    cause,
    startedAt: at,
    outcome: 'running',
    accounts: 0,
    skus: 0,
    calls: 0,
    retries: 0,
  };
  await putRun(table, run);
  const current = (await loadConnection(table, connectionId)) ?? stored;
  const end = (startedAt: Instant): RunEnd => ({ runId, startedAt, at: clock(), dueBefore: known.nextRunAt });
  let reading: Reading | undefined;
  try {
    const { timeZone } = await settingsOf(table);
    reading = await openReading(context, current, {
      runId,
      startedAt: at,
      day: civilDayOf(at, timeZone),
      clock,
      remainingMs,
      probe: cause === 'manual',
    });
    const read = await reading.run();
    if (read === 'handedOver') return await handOver(context, current, reading, run, end(reading.startedAt));
    return await finish(context, current, reading, run, end(reading.startedAt));
  } catch (error) {
    if (error instanceof LeaseLost) {
      await putRun(table, { ...run, ...reading?.counts(), endedAt: clock(), outcome: 'lostRace' });
      return 'lostRace';
    }
    const failure = failedBecause(current, error);
    await putRun(table, { ...run, ...reading?.counts(), endedAt: clock(), outcome: 'failed', failure });
    await endFailed(table, current, error, end(at));
    await announce(context, current, failure.state, failure.reason, at);
    if (!(error instanceof VendorFailure)) throw error;
    logger.info('A vendor could not be read', { connectionId, kind: error.kind });
    return 'failed';
  }
}

async function handOver(
  context: SyncContext,
  current: Stored<ConnectionState>,
  reading: Reading,
  run: SyncRun,
  end: RunEnd,
): Promise<'handedOver'> {
  const { table } = context;
  await reading.checkpoint();
  const next = reading.resumeAt ?? end.at;
  await putRun(table, { ...run, ...reading.counts(), startedAt: end.startedAt, outcome: 'handedOver' });
  await release(table, current, end, next);
  if (next <= end.at)
    await context.send(
      eventEntry(syncRequested, { connectionId: run.connectionId, cause: 'continuation' }, end.at),
    );
  return 'handedOver';
}

async function finish(
  context: SyncContext,
  current: Stored<ConnectionState>,
  reading: Reading,
  run: SyncRun,
  end: RunEnd,
): Promise<SyncRun['outcome']> {
  const { table } = context;
  const { deal, capabilities, tasks } = reading;
  const publication = await publishRead(
    table,
    (await loadConnection(table, run.connectionId)) ?? current,
    {
      deal,
      readAt: end.startedAt,
      day: reading.day,
      accounts: tasks.includes('accounts'),
      skus: tasks.includes('licenses'),
      vouched: reading.stable && totalsMatch(reading.progress),
      mayHold: true,
      expires: true,
    },
    {
      actor: connectorActor(current.state),
      at: end.at,
      patch: (held, state) => ({
        health: held ? heldHealth(state, end.at) : healthAfter(state, capabilities, end.at),
        capabilities: [...capabilities],
      }),
      figures: (held, stored) => figuresAfterRead(stored, end, held),
    },
  );
  const now = await loadConnection(table, run.connectionId);
  const licenses = tasks.includes('licenses');
  if (publication.outcome === 'published') await capturePublished(table, run.connectionId, end.at);
  if (publication.outcome === 'unchanged' && now && licenses)
    await captureLicenses(table, now.state, deal.skus, end.at);
  const outcome = publication.outcome === 'gone' ? 'failed' : publication.outcome;
  await putRun(table, {
    ...run,
    ...reading.counts(),
    ...factsOf(publication),
    startedAt: end.startedAt,
    endedAt: end.at,
    outcome,
  });
  if (now) await letGo(table, now, publication, capabilities, end, licenses);
  if (reading.checkpointed) await dropCheckpoint(table, run.connectionId);
  if (publication.outcome === 'published') {
    const { version } = publication.published;
    await context.send(eventEntry(snapshotPublished, { connectionId: run.connectionId, version }, end.at));
  }
  if (now) {
    const after = (await loadConnection(table, run.connectionId))?.state.health ?? now.state.health;
    await announce(context, current, after.state, after.reason, end.at);
  }
  return outcome;
}

/** The lease is held to the last: what a kill leaves undone before is found by it. A loser keeps nothing, as whoever won has set the next turn. */
async function letGo(
  table: Table,
  now: Stored<ConnectionState>,
  publication: Publication,
  capabilities: readonly Capability[],
  end: RunEnd,
  licenses: boolean,
): Promise<void> {
  if (publication.outcome === 'unchanged') {
    const captured = licenses ? { captured: publication.manifest.version } : {};
    await endUnchanged(table, now, capabilities, end, captured);
  } else if (publication.outcome === 'lostRace') {
    const next = connectionFigures(now).nextRunAt ?? end.at;
    await release(table, now, end, next, { checkpoint: undefined });
  } else await releaseAfterRead(table, now, end);
}

function factsOf(publication: Publication): Partial<SyncRun> {
  if (publication.outcome === 'unchanged')
    return { accounts: publication.manifest.rows, skus: publication.manifest.skus.length };
  if (publication.outcome !== 'published') return {};
  const { published, counts } = publication;
  return { accounts: published.accounts, skus: published.skus, changes: counts };
}

/** Tells those who answer for it when the state of a connection became another one. */
async function announce(
  context: SyncContext,
  { state }: Stored<ConnectionState>,
  to: ConnectionState['health']['state'],
  reason: string | undefined,
  at: Instant,
): Promise<void> {
  if (state.health.state === to) return;
  const detail = { connectionId: state.id, from: state.health.state, to, ...(reason && { reason }) };
  await context.send(eventEntry(connectionChanged, detail, at));
}
