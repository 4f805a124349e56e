// What follows from what has been typed so far: its dates here, and beside each reminder the days it falls on.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#shared/api/settings.ts';
import {
  type Contract,
  ContractInput,
  CustomReminder,
  type DatedContract,
} from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import { DEFAULT_SETTINGS, type Reminders } from '#shared/domain/settings/settings.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { type ContractTyping, datedPart, decidedOf, inputOf } from './contract-typing.ts';
import { LinesSkeleton } from './lines-skeleton.tsx';
import { type PlannedReminder, remindersOf } from './reminder-plan.ts';
import { customReminderInput } from './row-typing.ts';

const FollowingDates = later(
  () => import('./following-dates.tsx').then((file) => file.FollowingDates),
  <LinesSkeleton />,
);

const { reminders: Rules } = ContractInput.shape;

export interface FollowingFacts {
  /** Absent until start and length are typed. */
  readonly dated: DatedContract | undefined;
  readonly dates: ContractDates | undefined;
  readonly reminders: readonly PlannedReminder[];
  /** The organisation's rules. */
  readonly organisation: Reminders;
  readonly firstMonthOfFinancialYear: number;
}

export function useFollowing(typing: ContractTyping, contract: Partial<Contract>): FollowingFacts {
  const { today } = useSession();
  const { data } = useQuery(reading(getSettings, {}));
  const { reminders: organisation, firstMonthOfFinancialYear } = data ?? DEFAULT_SETTINGS;
  const dated = datedPart(typing, decidedOf(contract));
  if (!dated) return { dated, dates: undefined, reminders: [], organisation, firstMonthOfFinancialYear };
  const input = inputOf(typing);
  // A row that is not whole yet takes nothing from the others.
  const rules = Rules.catch({}).parse(input.reminders);
  const customReminders = typing.customReminders.flatMap(
    (row) => CustomReminder.safeParse(customReminderInput(row)).data ?? [],
  );
  const dates = contractDates(dated, today, reminderRulesOf(organisation, rules).cancelBy.leadDays);
  const reminders = remindersOf({ reminders: rules, customReminders }, dates, organisation);
  return { dated, dates, reminders, organisation, firstMonthOfFinancialYear };
}

export function Following({ dated, dates }: FollowingFacts) {
  return (
    <Card title="What follows" lead="Computed as you type">
      {dated && dates ? (
        <FollowingDates dated={dated} dates={dates} />
      ) : (
        <Text fz="sm" c="dimmed">
          The dates appear once the start and the length are typed.
        </Text>
      )}
    </Card>
  );
}
