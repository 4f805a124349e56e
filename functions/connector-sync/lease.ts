// One run at a time holds a connection; a run that never came back loses it by the clock.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Progress } from '#shared/domain/connections/connection.ts';
import { connectionFigures, loadConnection, runningUntil } from '#shared/table/connection-store.ts';
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
  index?: Parameters<typeof setFigures>[3] extends infer O
    ? O extends { index?: infer I }
      ? I
      : never
    : never,
): Promise<boolean> {
  return setFigures(table, keys.connection(connectionId), figures, {
    ...(index && { index }),
    guard: {
      expression: '#lease_holder.#lease.#run = :run',
      names: { '#lease_holder': 'figures', '#lease': 'lease', '#run': 'runId' },
      values: { ':run': runId },
    },
  });
}
