// One action is begun under its version, done with one attempt, and left in the state that the vendor's answer leads to.
import type { ActionRequest } from '#shared/connectors/action.ts';
import { VendorFailure } from '#shared/connectors/failure.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import { isBroughtAbout, wasUsedSince } from '#shared/domain/reclaim/confirmation.ts';
import { MOST_ATTEMPTS, nextAttemptAt, type Step, stepped } from '#shared/domain/reclaim/machine.ts';
import { type ActionFields, actionEntity } from '#shared/table/action-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import type { Stored } from '#shared/table/entity.ts';
import type { Table } from '#shared/table/table.ts';
import type { ActingContext } from './context.ts';
import type { Vendor } from './open-vendor.ts';

type Set = Parameters<typeof stepped>[2];

/** Longer than any run may live: whoever still is executing by then never came back. */
const LOST_AFTER_MS = 16 * 60_000;

/** Failures that pass by themselves. */
const PASSING = new Set(['throttled', 'unreachable', 'quotaExhausted', 'malformedAnswer']);

export const RULE: Actor = { kind: 'rule', id: 'license-actions' };

/** @returns the action as it is afterwards; `undefined` when another run or a person was faster */
export async function perform(
  { table }: ActingContext,
  vendor: Vendor,
  stored: Stored<ActionFields>,
  clock: () => Instant,
): Promise<Stored<ActionFields> | undefined> {
  const refused = vendor.refuses(stored.state.task);
  if (refused !== undefined)
    return move(table, stored, 'fail', 'failed', clock(), {
      failure: { at: clock(), kind: 'observing', reason: refused },
    });
  const interrupted = stored.state.state === 'executing';
  if (interrupted && stored.state.attempts >= MOST_ATTEMPTS)
    return move(table, stored, 'fail', 'failed', clock(), {
      failure: { at: clock(), kind: 'lost', reason: 'It was begun several times and never came to an end.' },
    });
  const begun = await move(table, stored, 'begin', 'begun', clock(), {
    attempts: stored.state.attempts + 1,
    nextAt: new Date(Date.parse(clock()) + LOST_AFTER_MS).toISOString(),
  });
  if (!begun) return undefined;
  try {
    const session = await vendor.session();
    if (session.account) {
      const read = await session.account(begun.state.seat.account.id, begun.state.seat.sku.vendorId);
      if (isSo(begun.state, read, vendor))
        return await move(table, begun, 'perform', 'performed', clock(), {
          performed: { at: clock(), how: interrupted ? 'done' : 'alreadySo' },
          nextAt: clock(),
        });
      if (!interrupted && wasUsedSince(begun.state, read))
        return await move(table, begun, 'skip', 'skipped', clock(), {
          closed: { at: clock(), why: 'It was used after this was asked for.' },
        });
    }
    if (!session.act) throw new VendorFailure('misconfigured', 'This vendor cannot be acted at.');
    const how = await session.act(requestOf(begun.state), begun.state.requestId);
    return await move(table, begun, 'perform', 'performed', clock(), {
      performed: { at: clock(), how },
      nextAt: clock(),
    });
  } catch (error) {
    if (!(error instanceof VendorFailure)) throw error;
    return afterFailure(table, vendor, begun, error, clock);
  }
}

/** An answer may have been lost after the vendor acted, so it is asked before anything is tried again. */
async function afterFailure(
  table: Table,
  vendor: Vendor,
  begun: Stored<ActionFields>,
  error: VendorFailure,
  clock: () => Instant,
): Promise<Stored<ActionFields> | undefined> {
  if (error.kind === 'unreachable' || error.kind === 'malformedAnswer') {
    const read = await readBack(vendor, begun.state);
    if (read && isSo(begun.state, read.account, vendor))
      return move(table, begun, 'perform', 'performed', clock(), {
        performed: { at: clock(), how: 'done' },
        nextAt: clock(),
      });
  }
  const { attempts } = begun.state;
  const failure = { at: clock(), kind: error.kind, reason: error.message.slice(0, 1_000) };
  if (PASSING.has(error.kind) && attempts < MOST_ATTEMPTS)
    return move(table, begun, 'postpone', 'postponed', clock(), {
      failure,
      nextAt: nextAttemptAt(clock(), attempts, error.retryAt),
    });
  return move(table, begun, 'fail', 'failed', clock(), { failure });
}

async function readBack(
  vendor: Vendor,
  { seat }: ActionFields,
): Promise<{ readonly account: AccountFacts | undefined } | undefined> {
  try {
    const session = await vendor.session();
    return session.account && { account: await session.account(seat.account.id, seat.sku.vendorId) };
  } catch (error) {
    if (error instanceof VendorFailure) return undefined;
    throw error;
  }
}

export function isSo(
  action: ActionFields,
  read: Pick<AccountFacts, 'status' | 'holds'> | undefined,
  { connector }: Vendor,
): boolean {
  return isBroughtAbout(action, read, connector?.seatStatuses ?? []);
}

function requestOf({ task, seat, to }: ActionFields): ActionRequest {
  if (task !== 'downgrade') return { task, seat };
  if (!to) throw new Error('A downgrade names no lower license');
  return { task, seat, to };
}

/** @returns undefined when the action was changed meanwhile */
export async function move(
  table: Table,
  seen: Stored<ActionFields>,
  step: Step,
  deed: Deed,
  at: Instant,
  set: Set,
): Promise<Stored<ActionFields> | undefined> {
  let mine = false;
  const outcome = await changeItem(table, actionEntity, seen.key, at, ({ state, version }) => {
    mine = version === seen.version;
    const next = mine ? stepped(state, step, set) : undefined;
    if (!next?.ok) {
      mine = false;
      return 'unchanged';
    }
    const note = set?.failure?.reason ?? set?.closed?.why;
    return {
      state: next.value,
      line: {
        actor: RULE,
        deed,
        changes: [{ field: 'state', before: state.state, after: next.value.state }],
        ...(note && { note: note.slice(0, 500) }),
      },
    };
  });
  return outcome.ok && mine ? outcome.value : undefined;
}
