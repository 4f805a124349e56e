// Which ladders a contract stands on: its dates of today, the lead days in force, and what the mail will say of each.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { Contract } from '../contracts/contract.ts';
import type { ContractDates, Target } from '../contracts/date-facts.ts';
import type { ContractNotice } from '../notifications/notice.ts';
import { stepsWithin } from '../settings/reminder-rule.ts';
import type { Reminders } from '../settings/settings.ts';
import type { LadderKind } from './kind.ts';
import { dueStep } from './ladder.ts';

interface Countdown {
  readonly target: Target;
  readonly leadDays: readonly number[];
  notice(step: number): ContractNotice;
}

/** The notices of a contract whose step is due today, each at its latest step. @param applications names */
export function dueNotices(
  contract: Contract,
  dates: ContractDates,
  rules: Reminders,
  applications: readonly string[],
  today: CivilDay,
): ContractNotice[] {
  return countdowns(contract, dates, rules, applications, today).flatMap(({ target, leadDays, notice }) => {
    const step = dueStep(target.day, stepsWithin(leadDays, target.termDays), today);
    return step === undefined ? [] : [notice(step)];
  });
}

function countdowns(
  contract: Contract,
  dates: ContractDates,
  rules: Reminders,
  applications: readonly string[],
  day: CivilDay,
): Countdown[] {
  const { targets } = dates;
  const months = contract.renewal.kind === 'none' ? null : contract.renewal.months;
  const automatic = dates.renewal === 'automatic';
  const common = (on: CivilDay, step: number) => ({
    contract: { id: contract.id, name: contract.name },
    vendor: contract.vendor,
    applications: [...applications],
    on,
    step,
    day,
  });
  const dated = (
    kind: LadderKind,
    build: (head: ReturnType<typeof common>) => ContractNotice,
  ): Countdown[] => {
    const target = targets[kind];
    const leadDays = leadDaysOf(contract, rules, kind);
    if (!target || !leadDays) return [];
    return [{ target, leadDays, notice: (step) => build(common(target.day, step)) }];
  };
  return [
    ...dated('cancelBy', (head) => ({
      kind: 'cancelBy',
      ...head,
      ends: dates.nextCancelEnds,
      months,
      automatic,
    })),
    ...dated('renewalDue', (head) => ({ kind: 'renewalDue', ...head, months, automatic })),
    ...dated('contractEnd', (head) => ({
      kind: 'contractEnd',
      ...head,
      noticeSent: contract.noticeSent !== undefined,
    })),
    ...dated('paymentDue', (head) => ({
      kind: 'paymentDue',
      ...head,
      ...(contract.paymentMethod !== undefined && { paymentMethod: contract.paymentMethod }),
    })),
    ...customCountdowns(contract, dates, rules).map(({ target, own }) => ({
      target,
      leadDays: own.leadDays,
      notice: (step: number): ContractNotice => ({
        kind: 'custom',
        ...common(target.day, step),
        text: own.text,
        target: own.target,
      }),
    })),
  ];
}

/** The contract's own rule over the organisation's; undefined where the kind is switched off. */
function leadDaysOf(contract: Contract, rules: Reminders, kind: LadderKind): readonly number[] | undefined {
  const own = contract.reminders[kind];
  if (!(own?.on ?? rules[kind].on)) return undefined;
  return own?.leadDays ?? rules[kind].leadDays;
}

function customCountdowns(contract: Contract, { targets }: ContractDates, rules: Reminders) {
  if (!rules.custom.on) return [];
  return contract.customReminders.flatMap((own) => {
    const target = own.target === 'end' ? targets.end : targets.paymentDue;
    return target ? [{ target, own }] : [];
  });
}
