// An action is done when a read that began after it shows so: of the one account where the vendor tells it, else the next complete one.
import { VendorFailure } from '#shared/connectors/failure.ts';
import { lastReadAt } from '#shared/connectors/freshness.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { accountsById } from '#shared/snapshots/read.ts';
import { type ActionFields, lookAgainAt } from '#shared/table/action-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import type { ActingContext } from './context.ts';
import type { Vendor } from './open-vendor.ts';
import { isSo, move } from './perform.ts';

const HOUR_MS = 3_600_000;
/** A read that is complete may still trail: what it does not show is looked for in the next ones of so long. */
const PATIENCE_MS = 3 * 24 * HOUR_MS;
/** What a vendor accepted for the end of its billing cycle is there after a month. */
const CYCLE_MS = 35 * 24 * HOUR_MS;

/** @returns whether it came about */
export async function confirm(
  { table }: ActingContext,
  vendor: Vendor,
  stored: Stored<ActionFields>,
  clock: () => Instant,
): Promise<boolean> {
  const { state } = stored;
  const { performed } = state;
  if (!performed) throw new Error(`The action ${state.id} waits for what was never done`);
  const seen = (await readNow(vendor, state)) ?? (await readSince(table, vendor, state, performed.at));
  if (seen && isSo(state, seen.account, vendor)) {
    const after = await move(table, stored, 'confirm', 'confirmed', clock(), { closed: { at: clock() } });
    return after !== undefined;
  }
  const waitedMs = Date.parse(clock()) - Date.parse(performed.at);
  const patienceMs = performed.how === 'accepted' ? CYCLE_MS : PATIENCE_MS;
  if (seen && waitedMs >= patienceMs) {
    const reason = 'The vendor still shows it as it was.';
    const failure = { at: clock(), kind: 'unconfirmed', reason };
    if (performed.how === 'byHand') await move(table, stored, 'reopen', 'reopened', clock(), { failure });
    else await move(table, stored, 'fail', 'failed', clock(), { failure });
    return false;
  }
  await lookAgainAt(table, stored, new Date(Date.parse(clock()) + HOUR_MS).toISOString());
  return false;
}

interface Seen {
  /** `undefined` when the vendor no longer has it. */
  readonly account: Pick<AccountFacts, 'status' | 'holds'> | undefined;
}

async function readNow(vendor: Vendor, { seat }: ActionFields): Promise<Seen | undefined> {
  if (!vendor.connection || vendor.connection.paused || vendor.connector?.upload) return undefined;
  try {
    const session = await vendor.session();
    return session.account && { account: await session.account(seat.account.id, seat.sku.vendorId) };
  } catch (error) {
    if (error instanceof VendorFailure) return undefined;
    throw error;
  }
}

/** By the published read, where a complete one began after the action. */
async function readSince(
  table: Table,
  { connection }: Vendor,
  { seat }: ActionFields,
  since: Instant,
): Promise<Seen | undefined> {
  const readAt = connection && lastReadAt(connection);
  if (!connection?.published || readAt === undefined || readAt <= since) return undefined;
  const { id } = seat.account;
  for await (const rows of accountsById(table, connection.id, connection.published.version, [id])) {
    const account = rows.find((row) => row.id === id);
    if (account) return { account };
  }
  return { account: undefined };
}
