// What a turn of actions may touch: table, bus and vendor secrets, and a clock of its own that moves on from the event's time.
import type { VendorContext } from '#functions/runtime/context.ts';
import type { OpenOptions } from '#shared/connectors/open-connection.ts';

export interface ActingContext extends VendorContext {
  /** Milliseconds of this machine's clock: only differences of it count. */
  readonly now: () => number;
  /** Patience with the vendor, where it is not the usual one. */
  readonly vendor?: OpenOptions;
}
