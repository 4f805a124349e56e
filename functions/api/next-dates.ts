// The dates of contracts that lie ahead, and the deadlines that wait for somebody's decision now.
import { DATES_AHEAD_DAYS, DateKind, type NextDate } from '#shared/api/overview.ts';
import { addDays, type CivilDay, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { bySuccession } from '#shared/domain/contracts/chain.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import { isFollowed } from '#shared/domain/contracts/succession.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import type { ContractState } from '#shared/table/contract-store.ts';

export interface ContractCalendar {
  /** The next ninety days, earliest first. */
  readonly dates: NextDate[];
  /** Of contracts in their notice window, earliest first. */
  readonly deadlines: NextDate[];
}

export function contractCalendar(
  contracts: readonly ContractState[],
  { reminders }: Settings,
  today: CivilDay,
): ContractCalendar {
  const until = addDays(today, DATES_AHEAD_DAYS);
  const dates: NextDate[] = [];
  const deadlines: NextDate[] = [];
  const successors = bySuccession(contracts);
  for (const contract of contracts) {
    const { leadDays } = reminderRulesOf(reminders, contract.reminders).cancelBy;
    const calendar = contractDates(contract, today, leadDays);
    const { targets, status, renewal, renewalDeadline } = calendar;
    // Another contract takes over: nothing is left to decide, while payments go on falling due.
    const isOver = isFollowed(calendar, successors.get(contract.id)?.[0]);
    const dated = (kind: DateKind, day: CivilDay): NextDate => ({
      contractId: contract.id,
      contractName: contract.name,
      kind,
      day,
      inDays: daysBetween(today, day),
    });
    const express = renewal === 'express';
    const ahead = {
      payment: targets.paymentDue,
      ...(!isOver && {
        cancelBy: targets.cancelBy,
        renewal: express ? null : targets.renewalDue,
        confirm: express ? targets.end : null,
        end: targets.contractEnd,
      }),
    };
    for (const [kind, target] of Object.entries(ahead))
      if (target && target.day <= until) dates.push(dated(kind as DateKind, target.day));
    if (!isOver && status === 'inNoticeWindow' && renewalDeadline)
      deadlines.push(dated(DEADLINES[renewal], renewalDeadline));
  }
  return { dates: dates.sort(byDay), deadlines: deadlines.sort(byDay) };
}

/** What passes with the deadline. */
const DEADLINES = { automatic: 'cancelBy', express: 'confirm', none: 'end' } as const;

/** Of one day, what somebody must have decided comes before what happens by itself. */
function byDay(a: NextDate, b: NextDate): number {
  const rank = ({ kind }: NextDate) => DateKind.options.indexOf(kind);
  return a.inDays - b.inDays || rank(a) - rank(b) || (a.contractName < b.contractName ? -1 : 1);
}
