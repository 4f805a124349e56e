// What follows from what has been typed so far: its dates here, and beside each reminder the days it falls on.
import { Stack, Text } from '@mantine/core';
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
import { Card } from '#web/ui/page.tsx';
import { ComputedDates } from './computed-dates.tsx';
import { type ContractTyping, datedPart, decidedOf, inputOf } from './contract-typing.ts';
import { type PlannedReminder, remindersOf } from './reminder-plan.ts';
import { customReminderInput } from './row-typing.ts';
import { TermTrack } from './term-track.tsx';

const { reminders: Rules } = ContractInput.shape;

export interface FollowingFacts {
  /** Absent until start and length are typed. */
  readonly dated: DatedContract | undefined;
  readonly dates: ContractDates | undefined;
  readonly reminders: readonly PlannedReminder[];
  /** The organisation's rules. */
  readonly organisation: Reminders;
}

export function useFollowing(typing: ContractTyping, contract: Partial<Contract>): FollowingFacts {
  const { today } = useSession();
  const { data } = useQuery(reading(getSettings, {}));
  const organisation = data?.reminders ?? DEFAULT_SETTINGS.reminders;
  const dated = datedPart(typing, decidedOf(contract));
  if (!dated) return { dated, dates: undefined, reminders: [], organisation };
  const input = inputOf(typing);
  // A row that is not whole yet takes nothing from the others.
  const rules = Rules.catch({}).parse(input.reminders);
  const customReminders = typing.customReminders.flatMap(
    (row) => CustomReminder.safeParse(customReminderInput(row)).data ?? [],
  );
  const dates = contractDates(dated, today, reminderRulesOf(organisation, rules).cancelBy.leadDays);
  const reminders = remindersOf({ reminders: rules, customReminders }, dates, organisation);
  return { dated, dates, reminders, organisation };
}

export function Following({ dated, dates }: FollowingFacts) {
  const { today } = useSession();
  return (
    <Card title="What follows" lead="Computed as you type">
      {dated && dates ? (
        <Stack gap="md">
          <TermTrack contract={dated} dates={dates} today={today} />
          <ComputedDates dates={dates} today={today} />
        </Stack>
      ) : (
        <Text fz="sm" c="dimmed">
          The dates appear once the start and the length are typed.
        </Text>
      )}
    </Card>
  );
}
