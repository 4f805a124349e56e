// Each chore of the sweep stands alone: one that fails is told and keeps none of the others from being done.
import type { SweepContext } from '#functions/runtime/context.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { refreshPeopleChunks } from '#shared/snapshots/refresh.ts';
import { listConnections } from '#shared/table/connection-store.ts';
import { parkedOutboxes, sweepOutboxes } from '#shared/table/outbox.ts';
import { captureOpen } from './capture-open.ts';
import { closeLostRuns } from './close-lost-runs.ts';
import { closeUploads } from './close-uploads.ts';
import { finishDeletions } from './finish-deletions.ts';
import { hurryActions } from './hurry-actions.ts';
import { hurryCounters } from './hurry-counters.ts';
import { refreshSnapshots } from './refresh-snapshots.ts';

export interface Swept {
  /** Log entries delivered now, and those parked for good. */
  readonly delivered: number;
  readonly parked: number;
  readonly deletions: number;
  readonly lostRuns: number;
  readonly uploads: number;
  /** Connections whose licenses had not taken what was published. */
  readonly captured: number;
  /** Connections whose figures were older than their input. */
  readonly hurried: number;
  /** Connections at which actions are due. */
  readonly acted: number;
  /** Items rewritten before they expire. */
  readonly rewritten: number;
}

/** @throws AggregateError after everything was tried */
export async function sweep(context: SweepContext, at: Instant): Promise<Swept> {
  const { table } = context;
  const failures: unknown[] = [];
  const chore = async (work: () => Promise<number>): Promise<number> => {
    try {
      return await work();
    } catch (error) {
      failures.push(error);
      return 0;
    }
  };
  const delivered = await chore(async () => (await sweepOutboxes(table)).delivered);
  const parked = await chore(async () => (await parkedOutboxes(table)).length);
  const deletions = await chore(() => finishDeletions(context, at));
  const lostRuns = await chore(() => closeLostRuns(table, at));
  const connections = await listConnections(table);
  const uploads = await chore(() => closeUploads(table, at));
  const captured = await chore(() => captureOpen(table, connections, at));
  const hurried = await chore(() => hurryCounters(context, at));
  const acted = await chore(() => hurryActions(context, at));
  const rewritten = await chore(async () => {
    return (await refreshSnapshots(table, connections, at)) + (await refreshPeopleChunks(table, at));
  });
  if (failures.length > 0) throw new AggregateError(failures, 'Some chores of the sweep failed');
  return { delivered, parked, deletions, lostRuns, uploads, captured, hurried, acted, rewritten };
}
