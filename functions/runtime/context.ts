// The context of a function is everything outside of it that it may touch, built from its grants at the time of its event.
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type Table, tableAt } from '#shared/table/table.ts';
import { environment } from './environment.ts';
import type { EventSender } from './event-sender.ts';
import type { SecretReader, SecretWriter } from './secrets.ts';
import { tableClient } from './table-client.ts';

export interface TableContext {
  readonly table: Table;
  /** Sends to the stack's bus, best effort. */
  readonly send: EventSender;
}

/** For functions that decide on the table and announce it: `utilization`, `renewal-reminder`. */
export function tableContext(at: Instant): TableContext {
  const { TABLE_NAME, EVENT_BUS_NAME } = environment('TABLE_NAME', 'EVENT_BUS_NAME');
  return { table: tableAt(tableClient(TABLE_NAME), at), send: lateEventSender(EVENT_BUS_NAME) };
}

export interface VendorContext extends TableContext {
  readonly secrets: SecretReader;
  readonly allowLoopback: boolean;
}

/** For `connector-sync` and `license-actions`, which alone read vendor secrets. */
export function vendorContext(at: Instant): VendorContext {
  const { PARAMETER_PREFIX, ALLOW_LOOPBACK_VENDORS } = environment(
    'PARAMETER_PREFIX',
    'ALLOW_LOOPBACK_VENDORS',
  );
  return {
    ...tableContext(at),
    secrets: lateSecrets(PARAMETER_PREFIX),
    allowLoopback: ALLOW_LOOPBACK_VENDORS,
  };
}

export interface SweepContext extends TableContext {
  readonly secrets: Pick<SecretWriter, 'destroy'>;
}

/** For `sweep`, which destroys what a deletion left behind. */
export function sweepContext(at: Instant): SweepContext {
  const { PARAMETER_PREFIX } = environment('PARAMETER_PREFIX');
  return { ...tableContext(at), secrets: lateSecrets(PARAMETER_PREFIX) };
}

export interface ApiContext extends TableContext {
  readonly secrets: SecretWriter;
  readonly allowLoopback: boolean;
  /** The key that signs links in mails and the tokens of machine clients. */
  readonly linkSecret: () => Promise<string>;
  /** Origin of the page, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** For `api`, which writes vendor secrets and never reads them. */
export function apiContext(at: Instant): ApiContext {
  const { PARAMETER_PREFIX, ALLOW_LOOPBACK_VENDORS } = environment(
    'PARAMETER_PREFIX',
    'ALLOW_LOOPBACK_VENDORS',
  );
  return {
    ...tableContext(at),
    secrets: lateSecrets(PARAMETER_PREFIX),
    allowLoopback: ALLOW_LOOPBACK_VENDORS,
    linkSecret: lateLinkSecret,
    publicUrl: () => environment('PUBLIC_URL').PUBLIC_URL,
  };
}

// A read of the page needs the table alone: clients of the bus and of the parameters are loaded with their first use.

function lateEventSender(bus: string): EventSender {
  return async (...entries) => {
    const { eventClient, eventSender } = await import('./event-sender.ts');
    return eventSender(eventClient(), bus)(...entries);
  };
}

async function lateLinkSecret(): Promise<string> {
  const { linkSecret } = await import('./link-secret.ts');
  return linkSecret(environment('LINK_SECRET_PARAMETER').LINK_SECRET_PARAMETER);
}

function lateSecrets(prefix: string): SecretReader & SecretWriter {
  const opened = async () => {
    const { parameterClient, secretReader, secretWriter } = await import('./secrets.ts');
    const client = parameterClient();
    return { ...secretReader(client, prefix), ...secretWriter(client, prefix) };
  };
  return {
    read: async (...secret) => (await opened()).read(...secret),
    write: async (...secret) => (await opened()).write(...secret),
    destroy: async (...secret) => (await opened()).destroy(...secret),
  };
}
