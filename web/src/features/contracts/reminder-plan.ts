// The reminders of a contract with the days they fall on, told by the same countdowns that mails are judged by.
import { addDays, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Contract, CustomReminder } from '#shared/domain/contracts/contract.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { laddersOf } from '#shared/domain/reminders/countdowns.ts';
import { KIND_NAMES, type LadderKind } from '#shared/domain/reminders/kind.ts';
import type { Reminders } from '#shared/domain/settings/settings.ts';

export interface PlannedReminder {
  readonly key: string;
  readonly kind: LadderKind | 'custom';
  /** What it is about: its kind, or the text of the contract's own. */
  readonly name: string;
  /** The date it counts down to. */
  readonly on: CivilDay;
  /** Days on which people are told, the earliest first; none where all steps are too long for the term. */
  readonly days: readonly CivilDay[];
  readonly own?: CustomReminder;
}

/** Those that have a date ahead, the nearest date first. */
export function remindersOf(
  contract: Pick<Contract, 'reminders' | 'customReminders'>,
  dates: Pick<ContractDates, 'targets'>,
  organisation: Reminders,
): PlannedReminder[] {
  return laddersOf(contract, dates, organisation)
    .map((ladder, index): PlannedReminder => {
      const { kind, target, steps } = ladder;
      const days = [...steps].sort((a, b) => b - a).map((step) => addDays(target.day, -step));
      const head = { key: `${kind}-${index}`, kind, on: target.day, days };
      if (ladder.kind !== 'custom') return { ...head, name: KIND_NAMES[ladder.kind] };
      return { ...head, name: ladder.own.text, own: ladder.own };
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
