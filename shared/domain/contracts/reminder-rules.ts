// The organisation's reminder rules with what one contract says differently laid over them.
import { LADDER_KINDS, type LadderKind } from '../reminders/kind.ts';
import type { ReminderRule } from '../settings/reminder-rule.ts';
import type { Reminders } from '../settings/settings.ts';
import type { Contract } from './contract.ts';

export function reminderRulesOf(
  organisation: Reminders,
  own: Contract['reminders'],
): Record<LadderKind, ReminderRule> {
  const rule = (kind: LadderKind): ReminderRule => ({
    on: own[kind]?.on ?? organisation[kind].on,
    leadDays: own[kind]?.leadDays ?? organisation[kind].leadDays,
  });
  return Object.fromEntries(LADDER_KINDS.map((kind) => [kind, rule(kind)])) as Record<
    LadderKind,
    ReminderRule
  >;
}
