// Judges what is due at the moment of an event: the whole organisation from its mail hour on, else what the event names.

import type { EventSender } from '#functions/runtime/event-sender.ts';
import { logger } from '#functions/runtime/logger.ts';
import { addDays, type Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf, civilHourOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { connectionChanged } from '#shared/events/connection-changed.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { type DeliveredEvent, detailOf } from '#shared/events/event.ts';
import { addressBook } from '#shared/table/address-store.ts';
import type { Claim } from '#shared/table/claim-store.ts';
import { judgedDay, setJudgedDay } from '#shared/table/judged-day-store.ts';
import { loadSettings } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { claimAll, type Desk } from './claim.ts';
import { dueOfBudgets } from './due-of-budgets.ts';
import { dueOfConnections } from './due-of-connections.ts';
import { detailer, dueOfContract, dueOfContracts } from './due-of-contracts.ts';
import { freezeDigests, freezeLeftUrgent, freezeUrgent, type Post } from './freeze.ts';

export interface ReminderContext {
  readonly table: Table;
  readonly send: EventSender;
}

/** A part of a turn that failed while the others went on; the next turn does it again. */
export class PartlyFailed extends AggregateError {
  override readonly name = 'PartlyFailed';
}

/** Delivered any number of times, in any order, it tells everybody everything once. */
export async function remind(context: ReminderContext, event: DeliveredEvent, at: Instant): Promise<void> {
  const { table } = context;
  const { state: settings } = await loadSettings(table);
  const day = civilDayOf(at, settings.timeZone);
  const judged = await judgedDay(table);
  const isJudged = judged !== undefined && judged >= day;
  const post: Post = { ...context, at, day };
  let known: ReturnType<typeof addressBook> | undefined;
  const book = () => {
    known ??= addressBook(table);
    return known;
  };
  const desk: Desk = { table, book, digestDay: isJudged ? addDays(day, 1) : day };

  const contract = detailOf(contractChanged, event);
  if (contract) {
    const due = await dueOfContract(table, contract.contractId, { settings, today: day, at });
    return freezeUrgent(post, await claimAll(desk, due, detailer(table, settings, day)));
  }
  const connection = detailOf(connectionChanged, event);
  if (judged !== undefined && judged > day) return;
  const news = await claimAll(desk, await dueOfConnections(table, settings, day, connection?.connectionId));
  await freezeUrgent(post, news);
  if (connection) return;
  if (isJudged) return judge(post, desk, settings, freezeLeftUrgent);
  if (civilHourOf(at, settings.timeZone) < settings.mailHour) return;
  // Once a day: what a budget says does not change by the hour.
  await claimAll(desk, await dueOfBudgets(table, settings, at));
  await judge(post, desk, settings, freezeDigests);
  await setJudgedDay(table, day);
}

/**
 * Every contract is looked at, also in the turns after the day's digest: one that was added or moved since may have its last
 * day today, and the event that told of it may be lost. Asking what changed would read no less than the contracts, which are
 * one query: of 600 about 120 read units an hour. What does not go alone waits for tomorrow's digest.
 * @throws PartlyFailed when a contract cannot be judged; what could be told is told meanwhile
 */
async function judge(
  post: Post,
  desk: Desk,
  settings: Settings,
  freeze: (post: Post, known: readonly Claim[]) => Promise<void>,
): Promise<void> {
  const { due, failures } = await dueOfContracts(post.table, { settings, today: post.day, at: post.at });
  const claims = await claimAll(desk, due, detailer(post.table, settings, post.day));
  await freeze(post, claims);
  logger.debug('The contracts were judged', { day: post.day, due: due.length, claims: claims.length });
  if (failures.length > 0)
    throw new PartlyFailed(failures, `${failures.length} contracts could not be judged on ${post.day}`);
}
