// The days of a month that have deadlines, under each other.
import { Group, Text } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import type { RenewalRow } from '#shared/api/renewals.ts';
import { useSession } from '#web/app/session.ts';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { byDay } from './calendar-shape.ts';
import { RenewalStateMark } from './state-mark.tsx';
import { URGENCY_COLORS, urgencyOf } from './urgency.ts';

interface AgendaProps {
  readonly rows: readonly RenewalRow[];
  readonly month: string;
  readonly filtered: boolean;
}

export function Agenda({ rows, month, filtered }: AgendaProps) {
  const { today } = useSession();
  if (rows.length === 0)
    return (
      <Empty
        title={filtered ? `No renewals match in ${monthName(month)}` : `No deadlines in ${monthName(month)}`}
        icon={<IconCalendarDue size={30} stroke={1.4} aria-hidden />}
      />
    );
  return (
    <ol className="sl-cards" aria-label={`Deadlines of ${monthName(month)}`}>
      {[...byDay(rows)].map(([on, due]) => (
        <li key={on}>
          <Group justify="space-between" gap="xs" mb={4}>
            <Text fz="sm" fw={560}>
              <time dateTime={on}>{day(on)}</time>
            </Text>
            <Text fz="xs" c="dimmed">
              {distance(today, on)}
            </Text>
          </Group>
          <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {due.map((row) => (
              <li key={row.id} style={{ paddingBlock: 4 }}>
                <div
                  style={{
                    borderLeft: `3px solid ${URGENCY_COLORS[urgencyOf(row)]}`,
                    paddingLeft: 10,
                    overflowWrap: 'anywhere',
                  }}
                >
                  <NameLink to="/renewals/$id" params={{ id: row.contractId }}>
                    {row.contractName}
                  </NameLink>
                  <Group gap="xs" justify="space-between">
                    <RenewalStateMark state={row.state} />
                    <Text fz="sm" className="sl-num">
                      {row.nextTerm !== null && row.currency !== null && money(row.nextTerm, row.currency)}
                    </Text>
                  </Group>
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
