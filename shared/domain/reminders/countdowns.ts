// Which ladders a contract stands on: its dates of today, the lead days in force, and what the mail will say of each.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Contract, CustomReminder } from '../contracts/contract.ts';
import type { ContractDates, Target } from '../contracts/date-facts.ts';
import { reminderRulesOf } from '../contracts/reminder-rules.ts';
import type { ContractNotice } from '../notifications/notice.ts';
import { stepsWithin } from '../settings/reminder-rule.ts';
import type { Reminders } from '../settings/settings.ts';
import { LADDER_KINDS, type LadderKind } from './kind.ts';
import { dueStep } from './ladder.ts';

/** One countdown of a contract: what it counts down to, and the days before it that are told, the longest first. */
export type ContractLadder = { readonly target: Target; readonly steps: readonly number[] } & (
  | { readonly kind: LadderKind }
  | { readonly kind: 'custom'; readonly own: CustomReminder }
);

/** The countdowns that are on and have a date ahead; steps too long for the term are left out. */
export function laddersOf(
  contract: Pick<Contract, 'reminders' | 'customReminders'>,
  { targets }: Pick<ContractDates, 'targets'>,
  organisation: Reminders,
): ContractLadder[] {
  const rules = reminderRulesOf(organisation, contract.reminders);
  const dated = LADDER_KINDS.flatMap((kind): ContractLadder[] => {
    const target = targets[kind];
    const { on, leadDays } = rules[kind];
    return target && on ? [{ kind, target, steps: stepsWithin(leadDays, target.termDays) }] : [];
  });
  const own = contract.customReminders.flatMap((one): ContractLadder[] => {
    const target = one.target === 'end' ? targets.end : targets.paymentDue;
    return target
      ? [{ kind: 'custom', own: one, target, steps: stepsWithin(one.leadDays, target.termDays) }]
      : [];
  });
  return organisation.custom.on ? [...dated, ...own] : dated;
}

/** The notices of a contract whose step is due today, each at its latest step. @param applications names @param paymentMethod its name */
export function dueNotices(
  contract: Contract,
  dates: ContractDates,
  rules: Reminders,
  applications: readonly string[],
  today: CivilDay,
  paymentMethod?: string,
): ContractNotice[] {
  return laddersOf(contract, dates, rules).flatMap((ladder) => {
    const step = dueStep(ladder.target.day, ladder.steps, today);
    if (step === undefined) return [];
    const head = headOf(contract, ladder.target, step, applications, today);
    return [noticeOf(ladder, head, contract, dates, paymentMethod)];
  });
}

/** What a contract's dates say ahead, whatever is sent by mail, with the days before each that its ladder tells. */
export function noticesAhead(
  contract: Contract,
  dates: ContractDates,
  rules: Reminders,
  applications: readonly string[],
  today: CivilDay,
): { readonly notice: ContractNotice; readonly steps: readonly number[] }[] {
  const leads = reminderRulesOf(rules, contract.reminders);
  return LADDER_KINDS.flatMap((kind) => {
    const target = dates.targets[kind];
    if (!target) return [];
    const steps = stepsWithin(leads[kind].leadDays, target.termDays);
    const head = headOf(contract, target, 0, applications, today);
    return [{ notice: noticeOf({ kind, target, steps }, head, contract, dates), steps }];
  });
}

function headOf(
  { id, name, vendor }: Contract,
  { day: on }: Target,
  step: number,
  applications: readonly string[],
  day: CivilDay,
): Head {
  return { contract: { id, name }, vendor, applications: [...applications], on, step, day };
}

type Head = Pick<ContractNotice, 'contract' | 'vendor' | 'applications' | 'on' | 'step' | 'day'>;

function noticeOf(
  ladder: ContractLadder,
  head: Head,
  contract: Contract,
  { renewal, nextCancelEnds }: ContractDates,
  paymentMethod?: string,
): ContractNotice {
  const months = contract.renewal.kind === 'none' ? null : contract.renewal.months;
  const automatic = renewal === 'automatic';
  switch (ladder.kind) {
    case 'cancelBy':
      return { kind: 'cancelBy', ...head, ends: nextCancelEnds, months, automatic };
    case 'renewalDue':
      return { kind: 'renewalDue', ...head, months, automatic };
    case 'contractEnd':
      return { kind: 'contractEnd', ...head, noticeSent: contract.noticeSent !== undefined };
    case 'paymentDue':
      return { kind: 'paymentDue', ...head, ...(paymentMethod !== undefined && { paymentMethod }) };
    case 'custom':
      return { kind: 'custom', ...head, text: ladder.own.text, target: ladder.own.target };
  }
}
