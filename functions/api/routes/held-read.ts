// A read that lost too much waits for somebody's word: publish it after all, or throw it away.
import { decideHeldRead as route } from '#shared/api/connections.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { decideHeldRead } from '#shared/snapshots/held.ts';
import { SnapshotMissing } from '#shared/snapshots/read.ts';
import { viewOne } from '../connection-view.ts';
import { endpoint } from '../endpoint.ts';

const GONE = refuse('gone', 'This read is no longer kept; sync again to get a fresh one');

export const heldReadEndpoints = [
  endpoint(route, async ({ table, send }, { params, body, actor, at }) => {
    const { version, decision } = body;
    const outcome = await decideHeldRead(
      table,
      { connectionId: params.id, version, decision },
      actor,
      at,
    ).catch((error: unknown) => {
      if (error instanceof SnapshotMissing) return GONE;
      throw error;
    });
    if (!outcome.ok) return outcome;
    if (decision === 'accept') {
      await send(
        eventEntry(snapshotPublished, { connectionId: params.id, version }, at),
        eventEntry(syncRequested, { connectionId: params.id, cause: 'manual' }, at),
      );
    }
    return done(await viewOne(table, outcome.value, at));
  }),
];
