// How a run ended becomes the connection's health, its next turn and a line of its history.
import { healthStateOf, VendorFailure } from '#shared/connectors/failure.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import { READ_TASKS } from '#shared/domain/connections/task.ts';
import { changeItem } from '#shared/table/commit.ts';
import {
  type ConnectionFigures,
  type ConnectionState,
  connectionEntity,
  connectionFigures,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import { type Holder, release } from './lease.ts';
import { nextAfterFailure, nextAfterSuccess } from './next-run.ts';

/** A connector that declares no interval of its own is read daily. */
const DAILY_HOURS = 24;

export function intervalHoursOf(state: ConnectionState): number {
  return state.intervalHours ?? connectorById(state.connector)?.intervalHours ?? DAILY_HOURS;
}

/** Tasks that are switched on and that the vendor allows. Activity belongs to accounts and is nothing without them. */
export function tasksToRead(state: ConnectionState, capabilities: readonly Capability[]): Task[] {
  const running = READ_TASKS.filter(
    (task) => state.tasks[task] === true && !capabilities.some((one) => one.task === task && !one.available),
  );
  return running.filter((task) => task !== 'activity' || running.includes('accounts'));
}

type ShownHealth = ConnectionState['health'];

/** Healthy, or partial with the vendor's reason for the first task that is on and cannot be done. */
export function healthAfter(
  state: ConnectionState,
  capabilities: readonly Capability[],
  at: Instant,
): ShownHealth {
  const missing = capabilities.find((one) => !one.available && state.tasks[one.task] === true);
  const reason = missing && !missing.available ? missing.reason : undefined;
  return shown(state.health, missing ? 'partial' : 'healthy', reason, at);
}

export function heldHealth({ health }: ConnectionState, at: Instant): ShownHealth {
  return shown(health, 'held', undefined, at);
}

/** `since` stays while the state does. */
function shown(
  before: ShownHealth,
  state: HealthState,
  reason: string | undefined,
  at: Instant,
): ShownHealth {
  const since = before.state === state ? (before.since ?? at) : at;
  return { state, ...(reason !== undefined && { reason }), since };
}

export interface RunEnd extends Holder {
  /** When the run began, and the moment of its end. */
  readonly startedAt: Instant;
  readonly at: Instant;
}

type Figures = Readonly<Record<string, unknown>>;

/** A held read was complete, and yet nothing newer is served. The lease stays until everything that follows is done. */
export function figuresAfterRead(current: Stored<ConnectionState>, end: RunEnd, held: boolean): Figures {
  const { attempt, freshSince } = connectionFigures(current);
  const success = held ? attempt?.lastSuccessAt : end.startedAt;
  return {
    attempt: { lastAttemptAt: end.startedAt, failures: 0, ...(success && { lastSuccessAt: success }) },
    checkpoint: undefined,
    ...(!held && { freshSince: freshSince ?? end.startedAt }),
  };
}

/** Lets go after a complete read. */
export function releaseAfterRead(
  table: Table,
  current: Stored<ConnectionState>,
  end: RunEnd,
  more?: Figures,
): Promise<boolean> {
  return release(table, current, end, nextAfterSuccess(end.startedAt, intervalHoursOf(current.state)), more);
}

/**
 * Ends a run whose read changed nothing: figures alone, unless the health is another than before.
 * @param captured the version that licenses were captured from, if they were
 */
export async function endUnchanged(
  table: Table,
  current: Stored<ConnectionState>,
  capabilities: readonly Capability[],
  end: RunEnd,
  captured: Pick<ConnectionFigures, 'captured'>,
): Promise<void> {
  const { state } = current;
  const health = healthAfter(state, capabilities, end.at);
  const settled =
    state.health.state === health.state &&
    state.health.reason === health.reason &&
    state.held === undefined &&
    sameCapabilities(state.capabilities, capabilities);
  const figures = { ...figuresAfterRead(current, end, false), ...captured };
  if (settled) {
    await releaseAfterRead(table, current, end, figures);
    return;
  }
  await changeItem(table, connectionEntity, current.key, end.at, (stored) => {
    const { held: _, ...rest } = stored.state;
    const changes = [{ field: 'health', before: stored.state.health.state, after: health.state }];
    return {
      state: { ...rest, health, capabilities: [...capabilities] },
      line: {
        actor: connectorActor(stored.state),
        deed: health.state === 'healthy' ? 'recovered' : 'broke',
        changes,
      },
      figures: { ...figuresAfterRead(stored, end, false), ...captured },
    };
  });
  await releaseAfterRead(table, current, end);
}

export interface Failed {
  readonly state: HealthState;
  readonly reason: string;
}

/** What a failure is to people: the vendor's state and reason, or a fault of ours that leaves the health as it was. */
export function failedBecause({ state }: Stored<ConnectionState>, error: unknown): Failed {
  if (error instanceof VendorFailure) return { state: healthStateOf(error.kind), reason: error.message };
  return { state: state.health.state, reason: 'Something broke on our side; it is tried again by itself.' };
}

/** Ends a run that failed: the last good snapshot stays, with a state and a text that say why. */
export async function endFailed(
  table: Table,
  current: Stored<ConnectionState>,
  error: unknown,
  end: RunEnd,
): Promise<void> {
  const { attempt } = connectionFigures(current);
  const failures = (attempt?.failures ?? 0) + 1;
  const failure = error instanceof VendorFailure ? error : undefined;
  const next = nextAfterFailure(failure?.kind, {
    at: end.at,
    failures,
    intervalHours: intervalHoursOf(current.state),
    retryAt: failure?.retryAt,
  });
  const figures = {
    attempt: {
      ...attempt,
      lastAttemptAt: end.startedAt,
      failures,
      ...(failure?.retryAt && { retryAt: failure.retryAt }),
    },
  };
  const { state, reason } = failedBecause(current, error);
  const { health } = current.state;
  if (!failure || (health.state === state && health.reason === reason)) {
    await release(table, current, end, next, figures);
    return;
  }
  await changeItem(table, connectionEntity, current.key, end.at, (stored) => ({
    state: { ...stored.state, health: shown(stored.state.health, state, reason, end.at) },
    line: {
      actor: connectorActor(stored.state),
      deed: 'broke',
      changes: [{ field: 'health', before: stored.state.health.state, after: state }],
      note: reason.slice(0, 500),
    },
    figures,
  }));
  await release(table, current, end, next);
}

export function connectorActor({ id, name }: ConnectionState) {
  return { kind: 'connector', id, name } as const;
}

function sameCapabilities(before: readonly Capability[], after: readonly Capability[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
