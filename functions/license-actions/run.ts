// A run takes every open action whose turn has come, connection by connection, and leaves the rest to the next one.
import { logger } from '#functions/runtime/logger.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { eventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { type ActionFields, dueActions, loadAction } from '#shared/table/action-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { confirm } from './confirm.ts';
import type { ActingContext } from './context.ts';
import { openVendor } from './open-vendor.ts';
import { perform } from './perform.ts';

export interface ActionTurn {
  readonly at: Instant;
  readonly remainingMs: () => number;
}

export interface ActionsDone {
  /** Actions that were begun, and those of them that the vendor took. */
  readonly begun: number;
  readonly performed: number;
  /** Actions whose outcome a read has shown. */
  readonly confirmed: number;
}

/** Connections that are acted at side by side; one vendor is asked one thing at a time. */
const AT_ONCE = 4;
/** Events tell their time in whole seconds, so what was asked for within that second is due as well. */
const EVENT_SECOND_MS = 1_000;
/** No call is begun with less time than its answer may take. */
const RESERVED_MS = 70_000;
const shareOf = (remainingMs: number) => Math.min(RESERVED_MS, remainingMs / 2);

export async function runActions(context: ActingContext, turn: ActionTurn): Promise<ActionsDone> {
  const began = context.now();
  const reserveMs = shareOf(turn.remainingMs());
  const clock = () => new Date(Date.parse(turn.at) + context.now() - began).toISOString();
  const mayGoOn = () => turn.remainingMs() > reserveMs;
  const byConnection = new Map<string, Stored<ActionFields>[]>();
  const until = new Date(Date.parse(turn.at) + EVENT_SECOND_MS).toISOString();
  for await (const stored of dueActions(context.table, until)) {
    const { connectionId } = stored.state;
    byConnection.set(connectionId, [...(byConnection.get(connectionId) ?? []), stored]);
  }
  const sum = { begun: 0, performed: 0, confirmed: 0 };
  const failures: unknown[] = [];
  const waiting = [...byConnection];
  const worker = async () => {
    for (let next = waiting.shift(); next && mayGoOn(); next = waiting.shift()) {
      try {
        await actAt(context, next[0], next[1], { clock, mayGoOn }, sum);
      } catch (error) {
        failures.push(error);
        logger.error(`The actions of ${next[0]} stopped`, error as Error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw new AggregateError(failures, 'Actions of some connections stopped');
  return sum;
}

interface Going {
  readonly clock: () => Instant;
  readonly mayGoOn: () => boolean;
}

async function actAt(
  context: ActingContext,
  connectionId: string,
  due: readonly Stored<ActionFields>[],
  { clock, mayGoOn }: Going,
  sum: { begun: number; performed: number; confirmed: number },
): Promise<void> {
  const { table, send } = context;
  const vendor = await openVendor(context, connectionId);
  let told = false;
  for (const { state } of due) {
    if (!mayGoOn()) return;
    // The index may trail: what another run did meanwhile is not done again.
    let stored = await loadAction(table, state.id);
    if (!stored) continue;
    if (stored.state.state === 'ready' || stored.state.state === 'executing') {
      sum.begun++;
      const after = await perform(context, vendor, stored, clock);
      if (after?.state.state === 'awaitingConfirmation') sum.performed++;
      told ||= after?.state.state === 'awaitingConfirmation';
      const askedToWait = after?.state.state === 'ready' ? after.state.failure?.kind : undefined;
      if (askedToWait !== undefined && !(await patient(context, askedToWait, after?.state.nextAt, clock())))
        break;
      stored = after ?? stored;
    }
    if (stored.state.state === 'awaitingConfirmation' && (await confirm(context, vendor, stored, clock)))
      sum.confirmed++;
  }
  // Counts and lists show it with the next read; whoever waits need not wait a day.
  if (told) await send(eventEntry(syncRequested, { connectionId, cause: 'manual' }, clock()));
}

/** What the vendor could not do for now is asked of it again soon, and the next one after a breath. */
const BREATH_MS = 2_000;
/** A longer wait is left to a later turn. */
const LONGEST_BREATH_MS = 120_000;

/** @returns whether it makes sense to go on with this vendor */
async function patient(
  { vendor }: ActingContext,
  kind: string,
  nextAt: Instant | undefined,
  now: Instant,
): Promise<boolean> {
  if (kind === 'quotaExhausted') return false;
  const waitMs = Date.parse(nextAt ?? now) - Date.parse(now);
  if (waitMs > LONGEST_BREATH_MS) return false;
  const sleep =
    vendor?.clock?.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  await sleep(BREATH_MS);
  return true;
}
