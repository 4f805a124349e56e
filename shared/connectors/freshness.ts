// How old a connection's facts are and what it can tell of activity follow from its connector's declaration.
import { handConnectionId } from '#shared/domain/assignments/hand-connection.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { Task } from '#shared/domain/connections/task.ts';
import type { License } from '#shared/domain/licenses/license.ts';
import { isOutOfDate } from '#shared/domain/utilization/staleness.ts';
import type { ActivitySource } from './connector.ts';
import { connectorById } from './registry.ts';

const DAILY_HOURS = 24;

/** The last complete read that is served: an unchanged one publishes nothing, one that was held is accepted later. */
export function lastReadAt({ health, published }: Connection): Instant | undefined {
  return [health.lastSuccessAt, published?.readAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}

/** A connection that never read anything is not out of date, nor is what people keep by hand. An upload counts as a read: its file has the connector's interval to be followed by a newer one. */
export function isStale(connection: Connection, at: Instant): boolean {
  const connector = connectorById(connection.connector);
  if (connector?.byHand) return false;
  const intervalHours = connection.intervalHours ?? connector?.intervalHours ?? DAILY_HOURS;
  const lagDays = connector?.activity?.lagDays ?? 0;
  return isOutOfDate(lastReadAt(connection), { intervalHours, lagDays }, at);
}

/** Figures are as old as the oldest that they rest on: the connection's own read, or the upload that tells its activity. */
export function restsOnStale(
  connection: Connection,
  connections: readonly Connection[],
  at: Instant,
): boolean {
  const source = activityUpload(connection, connections);
  return isStale(connection, at) || (source !== undefined && isStale(source, at));
}

/** The upload of the same application that stands in where the vendor does not tell activity: the one read last. */
export function activityUpload(
  connection: Connection,
  connections: readonly Connection[],
): PublishedConnection | undefined {
  if (activityOf(connection)) return undefined;
  return connections
    .filter(isPublished)
    .filter(({ id, applicationId, connector }) => {
      const isSibling = id !== connection.id && applicationId === connection.applicationId;
      return isSibling && connectorById(connector)?.upload === true && !isByHand(connector);
    })
    .sort((a, b) => (a.published.readAt < b.published.readAt ? 1 : -1))[0];
}

export function isByHand(connector: string): boolean {
  return connectorById(connector)?.byHand === true;
}

/**
 * The connection whose accounts say who holds a license: the one that captured it, while it reads accounts; else what was
 * assigned by hand, once something was.
 */
export function holdersFrom<C extends Connection>(
  { applicationId, connectionId, captured }: Pick<License, 'applicationId' | 'connectionId' | 'captured'>,
  connectionById: ReadonlyMap<string, C>,
): C | undefined {
  const own = captured && connectionId !== undefined ? connectionById.get(connectionId) : undefined;
  if (own && isRunning(own, 'accounts')) return own;
  const hand = connectionById.get(handConnectionId(applicationId));
  return hand && isRunning(hand, 'accounts') ? hand : undefined;
}

/** How the accounts of that connection name the license. */
export function skuOf(
  { id, captured }: Pick<License, 'id' | 'captured'>,
  { connector }: Pick<Connection, 'connector'>,
): string {
  return isByHand(connector) ? id : (captured?.vendorId ?? '');
}

export type PublishedConnection = Connection & { readonly published: NonNullable<Connection['published']> };

export function isPublished(connection: Connection): connection is PublishedConnection {
  return connection.published !== undefined;
}

/** Whether a task is switched on and neither the scopes nor the vendor's plan forbid it. */
export function isRunning({ tasks, capabilities }: Pick<Connection, 'tasks' | 'capabilities'>, task: Task) {
  return tasks[task] === true && !capabilities.some((one) => one.task === task && !one.available);
}

/** How this connection tells activity now; `undefined` when it does not. */
export function activityOf(connection: Connection): ActivitySource | undefined {
  return isRunning(connection, 'activity') ? connectorById(connection.connector)?.activity : undefined;
}
