// What follows from a contract today, in sentences: drawn on its page and, while it is typed, beside the form.
import { Stack, Text } from '@mantine/core';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { ContractDates } from '#shared/domain/contracts/date-facts.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day, distance } from '#web/ui/format.ts';
import { StatusMark } from './status-mark.tsx';
import { RENEWAL_WORDS } from './words.ts';

interface ComputedDatesProps {
  readonly dates: ContractDates;
  readonly today: CivilDay;
  /** Left out where it stands beside already. */
  readonly status?: boolean;
}

/** What happens if nobody does anything. */
export function outcomeSentence(dates: ContractDates, today: CivilDay): string {
  const { status, end, renewal, nextCancelBy, nextCancelEnds, renewalDate, renewalDeadline } = dates;
  if (status === 'expired') return 'It ran out.';
  if (status === 'cancelled') return 'It ended by your notice.';
  if (status === 'ending') return end ? `It ends on ${day(end)}; nothing is left to do.` : 'It is ending.';
  if (renewal === 'automatic' && nextCancelBy && nextCancelEnds) {
    return `Unless notice is given by ${day(nextCancelBy)} (${distance(today, nextCancelBy)}), it goes on after ${day(nextCancelEnds)}.`;
  }
  if (renewal === 'express' && renewalDate && renewalDeadline)
    return `Unless somebody confirms it by ${day(renewalDeadline)} (${distance(today, renewalDeadline)}), it ends then.`;
  if (end) return `It ends on ${day(end)} (${distance(today, end)}).`;
  if (nextCancelBy && nextCancelEnds)
    return `It runs until somebody ends it: with notice by ${day(nextCancelBy)} it ends on ${day(nextCancelEnds)}.`;
  return 'It runs until somebody ends it.';
}

export function ComputedDates({ dates, today, status = true }: ComputedDatesProps) {
  const dated = (value: CivilDay | null) => value && `${day(value)} · ${distance(today, value)}`;
  // Where nothing goes on by itself, the last day to cancel is the end and says nothing more.
  const deadline = dates.renewal === 'none' ? null : dates.renewalDeadline;
  const leaving = dates.nextCancelBy !== null && dates.nextCancelBy !== dates.nextCancelEnds;
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={540} role="status">
        {outcomeSentence(dates, today)}
      </Text>
      <Facts
        of={[
          ['Status', status && <StatusMark key="s" status={dates.status} />],
          [
            'Present term',
            dates.term &&
              `Term ${dates.term.number}: ${day(dates.term.from)} – ${dates.term.to ? day(dates.term.to) : 'open'}`,
          ],
          ['Ends', dated(dates.end)],
          ['Then', dates.end && RENEWAL_WORDS[dates.renewal]],
          ['Decide by', dated(deadline)],
          ['Cancel by', leaving && dates.nextCancelBy !== deadline && dated(dates.nextCancelBy)],
          ['If cancelled by then', leaving && dates.nextCancelEnds && `ends ${dated(dates.nextCancelEnds)}`],
          ['Time to decide from', dated(dates.windowFrom)],
          [dates.renewal === 'express' ? 'Renews, if confirmed, on' : 'Renews on', dated(dates.renewalDate)],
          ['Next payment', dated(dates.nextPayment)],
        ]}
      />
    </Stack>
  );
}
