// A reading is one run's conversation with the vendor: begun or taken up, visible while it goes, and kept as it grows.
import { createHash } from 'node:crypto';
import type { VendorList } from '#shared/connectors/connector.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { type OpenConnection, openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { SyncRun } from '#shared/domain/connections/connection.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import {
  type Checkpoint,
  type ListProgress,
  loadCheckpoint,
  saveCheckpoint,
} from '#shared/snapshots/checkpoint.ts';
import { type Deal, openDeal } from '#shared/snapshots/deal.ts';
import { type ConnectionState, connectionFigures } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { SyncContext } from './context.ts';
import { setUnderLease } from './lease.ts';
import { tasksToRead } from './outcome.ts';
import { type ReadEnd, readVendor } from './read-vendor.ts';

export interface ReadingOptions {
  readonly runId: string;
  readonly startedAt: Instant;
  readonly day: CivilDay;
  readonly clock: () => Instant;
  readonly remainingMs: () => number;
  /** Whether to ask what can be done, although the last answer still stands. */
  readonly probe: boolean;
}

export interface Reading {
  readonly deal: Deal;
  readonly tasks: readonly Task[];
  readonly capabilities: readonly Capability[];
  readonly progress: readonly ListProgress[];
  /** Of the run that began it, which may be an earlier one. */
  readonly startedAt: Instant;
  readonly day: CivilDay;
  /** Whether the connector vouches for absence. */
  readonly stable: boolean;
  readonly checkpointed: boolean;
  /** When to go on after a hand-over; absent: at once. */
  readonly resumeAt: Instant | undefined;
  /** @throws VendorFailure */
  run(): Promise<ReadEnd>;
  checkpoint(): Promise<void>;
  counts(): Pick<SyncRun, 'calls' | 'retries' | 'accounts' | 'skus'>;
}

/** Once a run has lasted so long, it keeps what it has whenever so much more time has gone by. */
const CHECKPOINT_MS = 60_000;
/** Progress is for people's eyes. */
const SHOWN_EVERY_MS = 2_000;
/** What publishing may take at the most: a read without that much time left is handed over. */
const RESERVED_MS = 60_000;
/** A function that has less time than twice that in all still reads for half of it. */
const shareOf = (remainingMs: number) => Math.min(RESERVED_MS, remainingMs / 2);

/** States in which the vendor's word on what may be done is asked for again. */
const DOUBTFUL = new Set(['partial', 'permissionMissing', 'credentialsRevoked', 'misconfigured']);

/** @throws VendorFailure */
export async function openReading(
  context: SyncContext,
  current: Stored<ConnectionState>,
  options: ReadingOptions,
): Promise<Reading> {
  const { table } = context;
  const { state } = current;
  const connector = connectorById(state.connector);
  if (!connector) throw new VendorFailure('misconfigured', `There is no connector ${state.connector}.`);
  const reserveMs = shareOf(options.remainingMs());
  const { session, http } = await conversation(context, state, options.remainingMs() - reserveMs);
  const doubtful = state.capabilities.length === 0 || DOUBTFUL.has(state.health.state);
  const asked = doubtful || (options.probe && state.health.state !== 'waiting');
  const capabilities = asked ? await session.capabilities() : state.capabilities;
  const tasks = tasksToRead(state, capabilities);
  if (tasks.length === 0) throw nothingToRead(state, capabilities);

  const basis = basisOf(state, tasks);
  const known = connectionFigures(current).checkpoint;
  const resumed = known && (await loadCheckpoint(table, state.id, { basis, at: options.startedAt }));
  const deal = resumed ? resumed.deal : openDeal();
  const before: Partial<Checkpoint> = resumed ? resumed.checkpoint : {};
  const progress: ListProgress[] = [...(before.lists ?? [])];
  const startedAt = before.startedAt ?? options.startedAt;
  const day = before.day ?? options.day;
  let parts = before.parts ?? 0;
  let checkpointed = known !== undefined;
  let resumeAt: Instant | undefined;
  let savedMs = context.now();
  let shownMs = Number.NEGATIVE_INFINITY;
  let pages = 0;

  const counts = () => ({
    calls: (before.calls ?? 0) + http.calls,
    retries: (before.retries ?? 0) + http.retries,
    accounts: deal.accounts,
    skus: deal.skus.length,
  });

  async function checkpoint(): Promise<void> {
    const head = { runId: options.runId, startedAt, day, savedAt: options.clock(), basis, lists: progress };
    const { calls, retries } = counts();
    parts = await saveCheckpoint(table, state.id, deal, { ...head, calls, retries }, parts);
    await setUnderLease(table, state.id, options.runId, { checkpoint: options.runId });
    checkpointed = true;
    savedMs = context.now();
  }

  async function show(list: string, rows: number): Promise<void> {
    pages++;
    if (context.now() - savedMs >= CHECKPOINT_MS) await checkpoint();
    if (context.now() - shownMs < SHOWN_EVERY_MS) return;
    shownMs = context.now();
    const { calls } = counts();
    const { runId } = options;
    const mine = await setUnderLease(table, state.id, runId, {
      progress: { runId, list, rows, calls, startedAt, updatedAt: options.clock() },
    });
    if (!mine) throw new LeaseLost('Another run took this connection over, or it was deleted');
  }

  async function run(): Promise<ReadEnd> {
    const lists: readonly VendorList[] = await session.lists(tasks);
    try {
      return await readVendor(lists, progress, deal, {
        onPage: show,
        mayGoOn: () => options.remainingMs() > reserveMs,
      });
    } catch (error) {
      // Throttled after some pages: what there is will be continued, rather than read again from the start.
      if (!(error instanceof VendorFailure) || error.kind !== 'throttled' || pages === 0) throw error;
      resumeAt = later(options.clock(), error.retryAt);
      return 'handedOver';
    }
  }

  return {
    deal,
    tasks,
    capabilities,
    progress,
    startedAt,
    day,
    stable: connector.stableReads,
    get checkpointed() {
      return checkpointed;
    },
    get resumeAt() {
      return resumeAt;
    },
    run,
    checkpoint,
    counts,
  };
}

/** The run has no connection any more; what it read is nobody's. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

async function conversation(
  context: SyncContext,
  state: ConnectionState,
  forMs: number,
): Promise<OpenConnection> {
  const connector = connectorById(state.connector);
  const credentials =
    state.secretVersion === undefined ? undefined : await context.secrets.read(state.id, state.secretVersion);
  if (!connector || credentials === undefined)
    throw new VendorFailure('misconfigured', 'There are no credentials for this connection; reconnect it.');
  const clock = context.vendor?.clock;
  return openConnection(connector, state.config, credentials, {
    allowLoopback: context.allowLoopback,
    deadline: (clock?.now() ?? Date.now()) + forMs,
    ...context.vendor,
  });
}

function nothingToRead(state: ConnectionState, capabilities: readonly Capability[]): VendorFailure {
  const missing = capabilities.find((one) => !one.available && state.tasks[one.task] === true);
  if (!missing || missing.available)
    return new VendorFailure('misconfigured', 'Nothing is switched on to be read; switch a task on.');
  return new VendorFailure('permissionMissing', [missing.reason, missing.remedy].filter(Boolean).join(' '));
}

function basisOf({ config, secretVersion }: ConnectionState, tasks: readonly Task[]): string {
  return createHash('sha256')
    .update(JSON.stringify([config, secretVersion, tasks]))
    .digest('base64url')
    .slice(0, 16);
}

/** A resumption before now makes no sense, one much later loses its cursors: the vendor's word is kept within limits. */
function later(now: Instant, retryAt: string | undefined): Instant {
  return retryAt !== undefined && retryAt > now ? new Date(retryAt).toISOString() : now;
}
