// The context of a function is everything outside of it that it may touch, built from its grants.
import type { Table } from '#shared/table/table.ts';
import { eventClient, parameterClient, tableClient } from './clients.ts';
import { environment } from './environment.ts';
import { type EventSender, eventSender } from './event-sender.ts';
import { type SecretReader, type SecretWriter, secretReader, secretWriter } from './secrets.ts';

export interface TableContext {
  readonly table: Table;
  /** Sends to the stack's bus, best effort. */
  readonly send: EventSender;
}

/** For functions that decide on the table and announce it: `utilization`, `renewal-reminder`, `sweep`. */
export function tableContext(): TableContext {
  const { TABLE_NAME, EVENT_BUS_NAME } = environment('TABLE_NAME', 'EVENT_BUS_NAME');
  return { table: tableClient(TABLE_NAME), send: eventSender(eventClient(), EVENT_BUS_NAME) };
}

export interface VendorContext extends TableContext {
  readonly secrets: SecretReader;
  readonly allowLoopback: boolean;
}

/** For `connector-sync`, which alone reads vendor secrets. */
export function vendorContext(): VendorContext {
  const { PARAMETER_PREFIX, ALLOW_LOOPBACK_VENDORS } = environment(
    'PARAMETER_PREFIX',
    'ALLOW_LOOPBACK_VENDORS',
  );
  return {
    ...tableContext(),
    secrets: secretReader(parameterClient(), PARAMETER_PREFIX),
    allowLoopback: ALLOW_LOOPBACK_VENDORS,
  };
}

export interface ApiContext extends TableContext {
  readonly secrets: SecretWriter;
  readonly allowLoopback: boolean;
}

/** For `api`, which writes vendor secrets and never reads them. */
export function apiContext(): ApiContext {
  const { PARAMETER_PREFIX, ALLOW_LOOPBACK_VENDORS } = environment(
    'PARAMETER_PREFIX',
    'ALLOW_LOOPBACK_VENDORS',
  );
  return {
    ...tableContext(),
    secrets: secretWriter(parameterClient(), PARAMETER_PREFIX),
    allowLoopback: ALLOW_LOOPBACK_VENDORS,
  };
}
