// One run at a time holds a connection; a run that never came back loses it by the clock.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Progress } from '#shared/domain/connections/connection.ts';
import {
  type ConnectionState,
  connectionFigures,
  dueAt,
  loadConnection,
  runningUntil,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';

/** Begins the name of a lease that the dispatcher holds for a run that is about to begin. */
const RESERVED = 'reserved ';

export function reservation(): string {
  return `${RESERVED}${crypto.randomUUID()}`;
}

export interface LeaseWish {
  readonly connectionId: string;
  readonly runId: string;
  readonly now: Instant;
  readonly expiresAt: Instant;
  readonly progress?: Progress;
  /** Takes over what the dispatcher reserved; only a run does. */
  readonly overReserved?: boolean;
}

/** @returns whether it is ours; asked once more when an answer was lost */
export async function takeLease(table: Table, wish: LeaseWish): Promise<boolean> {
  const { connectionId, runId, now, expiresAt, progress, overReserved = false } = wish;
  const free = 'attribute_not_exists(#figures.#f_lease) OR #figures.#f_lease.#expires < :now';
  const taken = await setFigures(
    table,
    keys.connection(connectionId),
    { lease: { runId, expiresAt }, ...(progress && { progress }) },
    {
      index: runningUntil(connectionId, expiresAt),
      guard: {
        expression: overReserved ? `${free} OR begins_with(#figures.#f_lease.#run, :reserved)` : free,
        names: { '#expires': 'expiresAt', ...(overReserved && { '#run': 'runId' }) },
        values: { ':now': now, ...(overReserved && { ':reserved': RESERVED }) },
      },
    },
  );
  if (taken) return true;
  const stored = await loadConnection(table, connectionId);
  return stored !== undefined && connectionFigures(stored).lease?.runId === runId;
}

/** Sets figures as long as the lease is this run's. */
export function setUnderLease(
  table: Table,
  connectionId: string,
  runId: string,
  figures: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return setFigures(table, keys.connection(connectionId), figures, {
    guard: {
      expression: '#lease_holder.#lease.#run = :run',
      names: { '#lease_holder': 'figures', '#lease': 'lease', '#run': 'runId' },
      values: { ':run': runId },
    },
  });
}

export interface Holder {
  readonly runId: string;
  /** The next turn that stood when the run began; a newer wish is kept. */
  readonly dueBefore: Instant | undefined;
}

/** Wishes come from people: more than a few while a run lets go are a fault. */
const MAX_ATTEMPTS = 6;

/**
 * The run lets go, unless another one took over, and the connection is due again: at the time given, or at once where
 * somebody wished so meanwhile. A wish that comes between reading and writing refuses the write, and is seen.
 * @param current as it was seen last; read again after a refusal
 * @returns whether the lease was still this run's
 */
export async function release(
  table: Table,
  current: Stored<ConnectionState>,
  { runId, dueBefore }: Holder,
  next: Instant,
  more: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  const { id } = current.state;
  let seen: Stored<ConnectionState> | undefined = current;
  for (let attempt = 1; seen && attempt <= MAX_ATTEMPTS; attempt++) {
    const { nextRunAt, lease } = connectionFigures(seen);
    if (lease?.runId !== runId) return false;
    const isWish = nextRunAt !== undefined && nextRunAt !== dueBefore && nextRunAt < next;
    const due = isWish ? nextRunAt : next;
    const asSeen = nextRunAt === undefined ? 'attribute_not_exists(#figures.#f_nextRunAt)' : SEEN;
    const released = await setFigures(
      table,
      current.key,
      { lease: undefined, progress: undefined, nextRunAt: due, ...more },
      {
        index: dueAt(id, due),
        guard: {
          expression: `#figures.#f_lease.#run = :run AND ${asSeen}`,
          names: { '#run': 'runId' },
          values: { ':run': runId, ...(nextRunAt !== undefined && { ':seen': nextRunAt }) },
        },
      },
    );
    if (released) return true;
    seen = await loadConnection(table, id);
  }
  return false;
}

const SEEN = '#figures.#f_nextRunAt = :seen';
