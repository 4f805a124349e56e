// The days of a license as one picture: what became of each seat, under what was bought.
import { Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getLicenseHistory } from '#shared/api/licenses.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { reading } from '#web/api/queries.ts';
import { useSession } from '#web/app/session.ts';
import { day, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { Picture } from '#web/ui/picture.tsx';
import { HOLDING_COLORS, HOLDINGS, heldBy, seatsOf } from '#web/ui/seat-shares.ts';
import { historyShape } from './history-shape.ts';
import { HeldPart } from './seat-legend.tsx';

const SPANS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

interface LicenseHistoryProps {
  readonly id: string;
  /** Where it does not stand on the license's own page. */
  readonly title?: string | undefined;
}

export function LicenseHistory({ id, title = 'Day by day' }: LicenseHistoryProps) {
  const { today } = useSession();
  const [span, setSpan] = useState('90');
  const from = addDays(today, -Number(span));
  const { data, error, isLoading, refetch } = useQuery(
    reading(getLicenseHistory, { params: { id }, query: { from, to: today } }),
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isLoading) return <RowsSkeleton />;
  const days = data?.days ?? [];
  return (
    <Card
      title={title}
      lead="Seats by who holds them, under the line of what was bought"
      actions={<SegmentedControl size="xs" aria-label="Span" data={SPANS} value={span} onChange={setSpan} />}
    >
      {days.length === 0 ? (
        <Empty title="No days yet">
          <Text c="dimmed" fz="sm">
            From the first read on, every day is kept.
          </Text>
        </Empty>
      ) : (
        <Days days={days} />
      )}
    </Card>
  );
}

function Days({ days }: { readonly days: readonly LicenseDay[] }) {
  const [at, setAt] = useState<number>();
  const shape = historyShape(days);
  const index = at ?? days.length - 1;
  const shown = days[index];
  const first = days[0];
  const last = days.at(-1);
  if (!shown || !first || !last) return null;
  const seats = seatsOf(shown);
  return (
    <>
      <Group gap="md" mb="sm" mih={28} aria-live="polite">
        <Text fz="sm" fw={560}>
          {day(shown.day)}
          {shown.carried && (
            <Text span fz="xs" c="dimmed">
              {' '}
              · as the day before: nothing was read
            </Text>
          )}
        </Text>
        <Text fz="sm" className="sl-num">
          Bought{' '}
          <b>
            {shown.purchased === null
              ? '–'
              : shown.purchased === 'unlimited'
                ? 'unlimited'
                : number(shown.purchased)}
          </b>
        </Text>
        {HOLDINGS.filter((holding) => heldBy(seats, holding) > 0).map((holding) => (
          <HeldPart key={holding} seats={seats} holding={holding} />
        ))}
      </Group>
      <Picture
        label={`From ${day(first.day)} to ${day(last.day)}: active people went from ${number(first.states.active)} to ${number(last.states.active)}, assigned seats from ${number(first.seats)} to ${number(last.seats)}.`}
        top={number(shape.top)}
        first={day(first.day)}
        last={day(last.day)}
        places={shape.x}
        at={at}
        onAt={setAt}
      >
        {shape.bands.map(({ holding, path }) => (
          <path key={holding} d={path} fill={HOLDING_COLORS[holding]} fillOpacity={0.82} />
        ))}
        {shape.bought && (
          <path
            d={shape.bought}
            fill="none"
            stroke="var(--mantine-color-text)"
            strokeWidth={1.5}
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </Picture>
    </>
  );
}
