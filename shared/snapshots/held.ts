// A complete read that lost too much is kept aside: the old snapshot is served until a person has decided.
import type { Actor } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Published } from '#shared/domain/connections/connection.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read.ts';

/** The part of a connection's accounts that one read may lose without anybody being asked. */
const UNASKED_LOSS = 0.2;

export function losesTooMuch(before: number, lost: number): boolean {
  return lost > before * UNASKED_LOSS;
}

export function publishedFrom({ version, readAt, day, rows, skus, bits }: Manifest): Published {
  return { version, readAt, day, accounts: rows, skus: skus.length, bucketBits: bits };
}

export interface HeldDecision {
  readonly connectionId: string;
  /** The held version that the person saw. */
  readonly version: string;
  readonly decision: 'accept' | 'discard';
}

/**
 * Publishes a held read or throws it away. Whoever calls it sends `snapshot-published` after an acceptance, and
 * `sync-requested` so that the licenses take what the read said of them.
 */
export async function decideHeldRead(
  table: Table,
  { connectionId, version, decision }: HeldDecision,
  actor: Actor,
  at: Instant,
): Promise<Outcome<Stored<ConnectionState>>> {
  const manifest = decision === 'accept' ? await readManifest(table, connectionId, version) : undefined;
  return changeItem(table, connectionEntity, keys.connection(connectionId), at, ({ state }) => {
    const { held, ...rest } = state;
    if (held?.version !== version)
      return refuse('notNow', 'This read is not waiting any more; reload to see the newer state');
    const changes = [{ field: 'accounts', before: held.accountsBefore, after: held.accountsNow }];
    const health = {
      state: state.published || manifest ? ('healthy' as const) : ('waiting' as const),
      since: at,
    };
    return {
      state: { ...rest, health, ...(manifest && { published: publishedFrom(manifest) }) },
      line: manifest ? { actor, deed: 'heldAccepted', changes } : { actor, deed: 'heldDiscarded', changes },
    };
  });
}
