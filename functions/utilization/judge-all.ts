// Many connections are judged one after another with people and contracts read once; what the time does not suffice for is announced.
import type { TableContext } from '#functions/runtime/context.ts';
import type { PublishedConnection } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { announce } from './announce.ts';
import { type Judged, judgeConnection } from './judge-connection.ts';
import { knownOn } from './known.ts';

/** A connection of a million accounts takes half a minute. */
const SPARE_MS = 90_000;

/** @throws AggregateError after every other connection was judged */
export async function judgeAll(
  { table, send }: TableContext,
  connections: readonly PublishedConnection[],
  at: Instant,
  remainingMs: () => number,
): Promise<Judged> {
  const known = await knownOn(table, at);
  const failures: unknown[] = [];
  let licenses = 0;
  let written = 0;
  for (const [index, { id }] of connections.entries()) {
    if (remainingMs() < SPARE_MS) {
      await announce(send, connections.slice(index), at);
      break;
    }
    try {
      const judged = await judgeConnection(table, id, known, at);
      licenses += judged.licenses;
      written += judged.written;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some connections could not be judged');
  return { licenses, written };
}
