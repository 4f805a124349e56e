// What follows from what has been typed so far: its dates here, and beside each reminder the days it falls on.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#shared/api/settings.ts';
import { type Contract, ContractInput, type DatedContract } from '#shared/domain/contracts/contract.ts';
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
import { TermTrack } from './term-track.tsx';

const REMINDING = ContractInput.pick({ reminders: true, customReminders: true });

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
  const read = REMINDING.safeParse(inputOf(typing));
  const reminding = read.success ? read.data : { reminders: {}, customReminders: [] };
  if (!dated) return { dated, dates: undefined, reminders: [], organisation };
  const { leadDays } = reminderRulesOf(organisation, reminding.reminders).cancelBy;
  const dates = contractDates(dated, today, leadDays);
  const reminders = read.success ? remindersOf(reminding, dates, organisation) : [];
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
