// The settings are the organisation's own frame: its days, its money, its patience, and when it wants to be reminded.
import * as z from 'zod';
import { Currency } from '../money/currency.ts';
import { LADDER_KINDS, type LadderKind, type NoticeKind } from '../reminders/kind.ts';
import { DEFAULT_INACTIVITY_PERIOD, InactivityPeriod } from '../utilization/inactivity.ts';
import { LeadDays, ReminderRule, ReminderSwitch } from './reminder-rule.ts';

/** Kinds whose lead days are settings of the organisation, those that no contract may differ in included. */
export const LED_KINDS = [...LADDER_KINDS, 'paymentMethodExpiring'] as const;
export type LedKind = (typeof LED_KINDS)[number];

/** Days before the target, the earliest first. */
const DEFAULT_LEAD_DAYS: Readonly<Record<LedKind, readonly number[]>> = {
  cancelBy: [60, 30, 15, 1],
  renewalDue: [30, 15, 7],
  contractEnd: [7],
  paymentDue: [7, 1],
  paymentMethodExpiring: [30],
};

/** An IANA name that the calendar knows: `Europe/Vienna`. */
export const TimeZone = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][\w+\-/]*$/, 'the name of a time zone such as Europe/Vienna')
  .refine(isKnownZone, 'the name of a time zone such as Europe/Vienna');

/** Asked of the platform, which the calendar asks too: every page reads settings, and few need a calendar of zones. */
function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const FIELDS = {
  timeZone: TimeZone,
  reportingCurrency: Currency,
  /** 1 is January. */
  firstMonthOfFinancialYear: z.int().min(1).max(12),
  /** ISO: Monday is 1. */
  firstWeekday: z.int().min(1).max(7),
  /** Hour of the organisation's day at which the digest leaves. */
  mailHour: z.int().min(0).max(23),
  /** Applications may override it. */
  inactivityPeriodDays: InactivityPeriod,
};

const RULES = {
  cancelBy: ReminderRule,
  renewalDue: ReminderRule,
  contractEnd: ReminderRule,
  paymentDue: ReminderRule,
} satisfies Record<LadderKind, unknown>;

/** Lists and news have no countdown, a custom reminder carries its own. */
const SWITCHES = {
  custom: ReminderSwitch,
  nextMonth: ReminderSwitch,
  priceChange: ReminderSwitch,
  approvalAsked: ReminderSwitch,
  renewalDecided: ReminderSwitch,
  renewalUndecided: ReminderSwitch,
  renewalRolled: ReminderSwitch,
  budget: ReminderSwitch,
  connectionBroken: ReminderSwitch,
  connectionRecovered: ReminderSwitch,
} satisfies Record<Exclude<NoticeKind, LedKind>, unknown>;

const byDefault = (kind: LedKind): ReminderRule => ({ on: true, leadDays: [...DEFAULT_LEAD_DAYS[kind]] });
const ON: ReminderSwitch = { on: true };

export const Reminders = z.object({
  cancelBy: RULES.cancelBy.default(byDefault('cancelBy')),
  renewalDue: RULES.renewalDue.default(byDefault('renewalDue')),
  contractEnd: RULES.contractEnd.default(byDefault('contractEnd')),
  paymentDue: RULES.paymentDue.default(byDefault('paymentDue')),
  custom: SWITCHES.custom.default(ON),
  nextMonth: SWITCHES.nextMonth.default(ON),
  /** It was kept as a switch alone before its days could be set. */
  paymentMethodExpiring: ReminderRule.extend({
    leadDays: LeadDays.default([...DEFAULT_LEAD_DAYS.paymentMethodExpiring]),
  }).default(byDefault('paymentMethodExpiring')),
  priceChange: SWITCHES.priceChange.default(ON),
  approvalAsked: SWITCHES.approvalAsked.default(ON),
  renewalDecided: SWITCHES.renewalDecided.default(ON),
  renewalUndecided: SWITCHES.renewalUndecided.default(ON),
  renewalRolled: SWITCHES.renewalRolled.default(ON),
  budget: SWITCHES.budget.default(ON),
  connectionBroken: SWITCHES.connectionBroken.default(ON),
  connectionRecovered: SWITCHES.connectionRecovered.default(ON),
});
export type Reminders = z.infer<typeof Reminders>;

/** Every value by its default until somebody sets it. */
export const Settings = z.object({
  timeZone: FIELDS.timeZone.default('UTC'),
  reportingCurrency: FIELDS.reportingCurrency.default('EUR'),
  firstMonthOfFinancialYear: FIELDS.firstMonthOfFinancialYear.default(1),
  firstWeekday: FIELDS.firstWeekday.default(1),
  mailHour: FIELDS.mailHour.default(8),
  inactivityPeriodDays: FIELDS.inactivityPeriodDays.default(DEFAULT_INACTIVITY_PERIOD),
  reminders: Reminders.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** What a change names; what it leaves out stays as it is, reminder by reminder. */
export const SettingsPatch = z
  .object(FIELDS)
  .extend({
    reminders: z
      .object({
        ...RULES,
        ...SWITCHES,
        /** Without lead days they stay as they are. */
        paymentMethodExpiring: ReminderRule.partial({ leadDays: true }),
      })
      .partial(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

/** What the change names instead of what was, reminder by reminder. */
export function patchedSettings(before: Settings, { reminders, ...named }: SettingsPatch): Settings {
  const paymentMethodExpiring = {
    ...before.reminders.paymentMethodExpiring,
    ...reminders?.paymentMethodExpiring,
  };
  return Settings.parse({
    ...before,
    ...named,
    reminders: { ...before.reminders, ...reminders, paymentMethodExpiring },
  });
}
