// The dates of a contract as it is typed, drawn on the line of its terms and told in words.
import { Stack } from '@mantine/core';
import type { DatedContract } from '#shared/domain/contracts/contract.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { useSession } from '#web/app/session.ts';
import { ComputedDates } from './computed-dates.tsx';
import { TermTrack } from './term-track.tsx';

interface FollowingDatesProps {
  readonly dated: DatedContract;
  readonly dates: ContractDates;
}

export function FollowingDates({ dated, dates }: FollowingDatesProps) {
  const { today } = useSession();
  return (
    <Stack gap="md">
      <TermTrack contract={dated} dates={dates} today={today} />
      <ComputedDates dates={dates} today={today} />
    </Stack>
  );
}
