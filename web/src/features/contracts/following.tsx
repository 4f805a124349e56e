// What follows from what has been typed so far: its dates, and the days on which people are reminded.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#shared/api/settings.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { reminderRulesOf } from '#shared/domain/contracts/reminder-rules.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { ComputedDates } from './computed-dates.tsx';
import { type ContractTyping, datedPart, decidedOf, inputOf } from './contract-typing.ts';
import { ReminderDays } from './reminder-days.tsx';
import { remindersOf } from './reminder-plan.ts';
import { TermTrack } from './term-track.tsx';

const REMINDING = ContractInput.pick({ reminders: true, customReminders: true });

interface FollowingProps {
  readonly typing: ContractTyping;
  readonly contract: Partial<Contract>;
}

export function Following({ typing, contract }: FollowingProps) {
  const { today } = useSession();
  const { data } = useQuery(reading(getSettings, {}));
  const organisation = data?.reminders ?? DEFAULT_SETTINGS.reminders;
  const dated = datedPart(typing, decidedOf(contract));
  const read = REMINDING.safeParse(inputOf(typing));
  const reminding = read.success ? read.data : { reminders: {}, customReminders: [] };
  if (!dated) {
    return (
      <Card title="What follows" lead="Computed as you type">
        <Text fz="sm" c="dimmed">
          The dates appear once the start and the length are typed.
        </Text>
      </Card>
    );
  }
  const { leadDays } = reminderRulesOf(organisation, reminding.reminders).cancelBy;
  const dates = contractDates(dated, today, leadDays);
  return (
    <Card title="What follows" lead="Computed as you type">
      <Stack gap="md">
        <TermTrack contract={dated} dates={dates} today={today} />
        <ComputedDates dates={dates} today={today} />
        {read.success && (
          <ReminderDays reminders={remindersOf(reminding, dates, organisation)} today={today} />
        )}
      </Stack>
    </Card>
  );
}
