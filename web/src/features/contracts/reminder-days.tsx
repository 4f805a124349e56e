// Reminders with the days they fall on; those that have passed step back, the next one stands out.
import { Text } from '@mantine/core';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { day, distance } from '#web/ui/format.ts';
import type { PlannedReminder } from './reminder-plan.ts';

interface ReminderDaysProps {
  readonly reminders: readonly PlannedReminder[];
  readonly today: CivilDay;
}

export function ReminderDays({ reminders, today }: ReminderDaysProps) {
  if (reminders.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        Nobody is reminded: no date is ahead, or the reminders are off.
      </Text>
    );
  }
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '0.75rem' }}>
      {reminders.map(({ key, name, on, days, own }) => (
        <li key={key}>
          <Text fz="sm" fw={540} style={{ overflowWrap: 'anywhere' }}>
            {name}
            <Text span fz="sm" fw={400} c="dimmed">
              {' '}
              · {day(on)}
            </Text>
          </Text>
          <Days days={days} today={today} />
          {own && own.recipients.length > 0 && (
            <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              Also to {own.recipients.join(', ')}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

function Days({ days, today }: { readonly days: readonly CivilDay[]; readonly today: CivilDay }) {
  const next = days.find((one) => one >= today);
  if (days.length === 0) {
    return (
      <Text fz="xs" c="dimmed">
        Its days before are longer than half the term, so nobody is told.
      </Text>
    );
  }
  return (
    <Text fz="xs" c="dimmed" component="div" style={{ display: 'flex', flexWrap: 'wrap', gap: '0 0.75rem' }}>
      {days.map((one) =>
        one === next ? (
          <Text key={one} span fz="xs" fw={560} c="var(--mantine-color-text)">
            {day(one)} ({distance(today, one)})
          </Text>
        ) : (
          <span key={one} style={one < today ? { textDecoration: 'line-through' } : undefined}>
            {day(one)}
          </span>
        ),
      )}
    </Text>
  );
}
