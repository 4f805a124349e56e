// The vendor behind a connection: opened with its secret when something is to be done, else the reason why nothing can be.
import type { Connector, VendorSession } from '#shared/connectors/connector.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import { isRunning } from '#shared/connectors/freshness.ts';
import { openConnection } from '#shared/connectors/open-connection.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { SeatTask } from '#shared/domain/reclaim/action.ts';
import { connectionOf, loadConnection } from '#shared/table/connection-store.ts';
import type { ActingContext } from './context.ts';

export interface Vendor {
  readonly connection: Connection | undefined;
  readonly connector: Connector | undefined;
  /** Why this task must not be done now; an admin may have switched it off since. */
  refuses(task: SeatTask): string | undefined;
  /** Opened once, and with the first that needs it. @throws VendorFailure */
  session(): Promise<VendorSession>;
}

export async function openVendor(context: ActingContext, connectionId: string): Promise<Vendor> {
  const stored = await loadConnection(context.table, connectionId);
  const connection = stored && connectionOf(stored);
  const connector = connection && connectorById(connection.connector);
  let opened: Promise<VendorSession> | undefined;

  async function open(): Promise<VendorSession> {
    const { secretVersion } = connection ?? {};
    if (!connection || !connector || secretVersion === undefined)
      throw new VendorFailure('misconfigured', 'There are no credentials for this connection; reconnect it.');
    const credentials = await context.secrets.read(connectionId, secretVersion);
    if (credentials === undefined)
      throw new VendorFailure('misconfigured', 'There are no credentials for this connection; reconnect it.');
    const options = { allowLoopback: context.allowLoopback, ...context.vendor };
    return (await openConnection(connector, connection.config, credentials, options)).session;
  }

  return {
    connection,
    connector,
    refuses(task) {
      if (!connection) return 'The connection was deleted.';
      if (connection.paused) return 'The connection is paused.';
      return isRunning(connection, task)
        ? undefined
        : 'Acting is switched off for this connection, or no longer allowed by the vendor.';
    },
    session() {
      opened ??= open();
      return opened;
    },
  };
}
