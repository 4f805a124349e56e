// A stored connection is tested where its secret may be read: it signs in, asks what could be done, and reads nothing.
import type { TestResult } from '#shared/api/connections.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import { testConnection } from '#shared/connectors/test-connection.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { StoredTest } from '#shared/domain/connections/connection.ts';
import { changeItem } from '#shared/table/commit.ts';
import { connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import { setFigures } from '#shared/table/figures.ts';
import type { SyncContext } from './context.ts';
import { connectorActor, healthAfter } from './outcome.ts';

const NO_CREDENTIALS: TestResult = {
  ok: false,
  state: 'misconfigured',
  reason: 'There are no credentials for this connection; reconnect it.',
};

/** What the test found becomes capabilities and health; a connection that waits for its first read goes on waiting. Whoever asked finds the result as the connection's `tested`. */
export async function testStored(
  context: SyncContext,
  connectionId: string,
  at: Instant,
): Promise<{ readonly outcome: 'passed' | 'failed' | undefined }> {
  const { table } = context;
  const began = context.now();
  const endedAt = () => new Date(Date.parse(at) + context.now() - began).toISOString();
  const stored = await loadConnection(table, connectionId);
  const connector = stored && connectorById(stored.state.connector);
  if (!stored || !connector || connector.upload) return { outcome: undefined };
  const { secretVersion, config } = stored.state;
  const credentials =
    secretVersion === undefined ? undefined : await context.secrets.read(connectionId, secretVersion);
  const result =
    credentials === undefined
      ? NO_CREDENTIALS
      : await testConnection(connector, config, credentials, {
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
  const tested: StoredTest = result.ok
    ? { ok: true, at: endedAt() }
    : { ok: false, at: endedAt(), state: result.state, reason: result.reason };
  await setFigures(table, stored.key, { tested });
  return { outcome: result.ok ? 'passed' : 'failed' };
}
