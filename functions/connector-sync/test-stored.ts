// A stored connection is tested where its secret may be read: it signs in, asks what could be done, and reads nothing.
import { VendorFailure } from '#shared/connectors/failure.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { changeItem } from '#shared/table/commit.ts';
import { connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import type { SyncContext } from './context.ts';
import { connectorActor, healthAfter } from './outcome.ts';

/** What the test found becomes capabilities and health; a connection that waits for its first read goes on waiting. */
export async function testStored(
  context: SyncContext,
  connectionId: string,
  at: Instant,
): Promise<{ readonly outcome: 'passed' | 'failed' | undefined }> {
  const { table } = context;
  const stored = await loadConnection(table, connectionId);
  const connector = stored && connectorById(stored.state.connector);
  if (!stored || !connector || connector.upload) return { outcome: undefined };
  const { secretVersion, config } = stored.state;
  const credentials =
    secretVersion === undefined ? undefined : await context.secrets.read(connectionId, secretVersion);
  if (credentials === undefined)
    throw new VendorFailure('misconfigured', 'There are no credentials for this connection; reconnect it.');
  const result = await testConnection(connector, config, credentials, {
    allowLoopback: context.allowLoopback,
    ...context.vendor,
  });
  await changeItem(table, connectionEntity, stored.key, at, ({ state }) => {
    const { health: before } = state;
    const capabilities = result.ok ? result.capabilities : state.capabilities;
    const health = result.ok
      ? before.state === 'waiting' || before.state === 'held'
        ? before
        : healthAfter(state, capabilities, at)
      : {
          state: result.state,
          reason: result.reason,
          since: before.state === result.state ? before.since : at,
        };
    if (JSON.stringify([health, capabilities]) === JSON.stringify([before, state.capabilities]))
      return 'unchanged';
    const changes = [{ field: 'health', before: before.state, after: health.state }];
    return {
      state: { ...state, health, capabilities },
      line: { actor: connectorActor(state), deed: result.ok ? 'recovered' : 'broke', changes },
    };
  });
  return { outcome: result.ok ? 'passed' : 'failed' };
}
