// Reminders with the days they fall on; those that have passed step back, the next one stands out.
import { Text, VisuallyHidden } from '@mantine/core';
import { useSession } from '#web/app/session.ts';
import { day, distance } from '#web/ui/format.ts';
import type { PlannedReminder } from './reminder-plan.ts';

interface ReminderDaysProps {
  readonly reminders: readonly PlannedReminder[];
}

export function ReminderDays({ reminders }: ReminderDaysProps) {
  if (reminders.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        Nobody is reminded: no date is ahead, or the reminders are off.
      </Text>
    );
  }
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '0.75rem' }}>
      {reminders.map((one) => (
        <li key={one.key}>
          <Text fz="sm" fw={540} style={{ overflowWrap: 'anywhere' }}>
            {one.name}
            <Text span fz="sm" fw={400} c="dimmed">
              {' '}
              · {day(one.on)}
            </Text>
          </Text>
          <ReminderDates of={one} />
          {one.own && one.own.recipients.length > 0 && (
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              Also to {one.own.recipients.join(', ')}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The days of one reminder, in the order they come. */
export function ReminderDates({ of: { days } }: { readonly of: PlannedReminder }) {
  const { today } = useSession();
  const next = days.find((one) => one >= today);
  if (days.length === 0) {
    return (
      <Text fz="xs" c="dimmed">
        Every step is longer than half the term, so nobody is told.
      </Text>
    );
  }
  return (
    <Text
      fz="xs"
      c="dimmed"
      component="div"
      mt={4}
      style={{ display: 'flex', flexWrap: 'wrap', gap: '0 0.75rem' }}
    >
      {days.map((one) =>
        one === next ? (
          <Text key={one} span fz="xs" fw={560} c="var(--mantine-color-text)">
            {day(one)} ({distance(today, one)})
          </Text>
        ) : one < today ? (
          <s key={one}>
            {day(one)}
            <VisuallyHidden> passed</VisuallyHidden>
          </s>
        ) : (
          <span key={one}>{day(one)}</span>
        ),
      )}
    </Text>
  );
}
