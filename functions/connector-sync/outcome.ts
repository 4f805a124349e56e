// How a run ended becomes the connection's health, its next turn and a line of its history.
import { healthStateOf, VendorFailure } from '#shared/connectors/failure.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import type { Capability, Task } from '#shared/domain/connections/task.ts';
import { READ_TASKS } from '#shared/domain/connections/task.ts';
import { changeItem } from '#shared/table/commit.ts';
import {
  type ConnectionState,
  connectionEntity,
  connectionFigures,
  dueAt,
} from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { IndexKeys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { setUnderLease } from './lease.ts';
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

export interface RunEnd {
  readonly runId: string;
  /** When the run began, and the moment of its end. */
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The next turn that stood when the run began; a newer wish is kept. */
  readonly dueBefore: Instant | undefined;
}

interface Figures {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly index?: IndexKeys;
}

/** The run lets go, unless another one took over, and the connection is due again: at the time given, or at once where somebody wished so meanwhile. */
function released(
  current: Stored<ConnectionState>,
  end: RunEnd,
  next: Instant,
  more: Readonly<Record<string, unknown>>,
): Figures {
  const { nextRunAt, lease } = connectionFigures(current);
  if (lease?.runId !== end.runId) return { figures: more };
  const due = nextRunAt !== undefined && nextRunAt !== end.dueBefore && nextRunAt < next ? nextRunAt : next;
  return {
    figures: { lease: undefined, progress: undefined, nextRunAt: due, ...more },
    index: dueAt(current.state.id, due),
  };
}

/** A held read was complete, and yet nothing newer is served. */
export function figuresAfterRead(current: Stored<ConnectionState>, end: RunEnd, held: boolean): Figures {
  const { attempt, freshSince } = connectionFigures(current);
  const success = held ? attempt?.lastSuccessAt : end.startedAt;
  return released(current, end, nextAfterSuccess(end.startedAt, intervalHoursOf(current.state)), {
    attempt: { lastAttemptAt: end.startedAt, failures: 0, ...(success && { lastSuccessAt: success }) },
    checkpoint: undefined,
    ...(!held && { freshSince: freshSince ?? end.startedAt }),
  });
}

export function figuresAfterHandOver(current: Stored<ConnectionState>, end: RunEnd, next: Instant): Figures {
  return released(current, end, next, {});
}

/** Ends a run whose read changed nothing: figures alone, unless the health is another than before. */
export async function endUnchanged(
  table: Table,
  current: Stored<ConnectionState>,
  capabilities: readonly Capability[],
  end: RunEnd,
): Promise<void> {
  const { state } = current;
  const health = healthAfter(state, capabilities, end.at);
  const settled =
    state.health.state === health.state &&
    state.health.reason === health.reason &&
    state.held === undefined &&
    sameCapabilities(state.capabilities, capabilities);
  if (settled) {
    const { figures, index } = figuresAfterRead(current, end, false);
    await setUnderLease(table, state.id, end.runId, figures, index);
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
      ...figuresAfterRead(stored, end, false),
    };
  });
}

/** Ends a run that failed: the last good snapshot stays, with a state and a text that say why. */
export async function endFailed(
  table: Table,
  current: Stored<ConnectionState>,
  error: unknown,
  end: RunEnd,
): Promise<{ readonly state: HealthState; readonly reason: string }> {
  const { attempt } = connectionFigures(current);
  const failures = (attempt?.failures ?? 0) + 1;
  const failure = error instanceof VendorFailure ? error : undefined;
  const intervalHours = intervalHoursOf(current.state);
  const next = nextAfterFailure(failure?.kind, {
    at: end.at,
    failures,
    intervalHours,
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
  const state = failure ? healthStateOf(failure.kind) : current.state.health.state;
  const reason = failure?.message ?? 'Something broke on our side; it is tried again by itself.';
  const health = failure ? shown(current.state.health, state, reason, end.at) : current.state.health;
  if (health.state === current.state.health.state && health.reason === current.state.health.reason) {
    const after = released(current, end, next, figures);
    await setUnderLease(table, current.state.id, end.runId, after.figures, after.index);
  } else {
    await changeItem(table, connectionEntity, current.key, end.at, (stored) => ({
      state: { ...stored.state, health: shown(stored.state.health, state, reason, end.at) },
      line: {
        actor: connectorActor(stored.state),
        deed: 'broke',
        changes: [{ field: 'health', before: stored.state.health.state, after: state }],
        note: reason.slice(0, 500),
      },
      ...released(stored, end, next, figures),
    }));
  }
  return { state, reason };
}

export function connectorActor({ id, name }: ConnectionState) {
  return { kind: 'connector', id, name } as const;
}

function sameCapabilities(before: readonly Capability[], after: readonly Capability[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
