// The months of a contract's money as one picture, with the figures of the month that is pointed at above it.
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { CostMonth } from '#shared/domain/contracts/cost/cost-facts.ts';
import { Hint } from '#web/ui/figure.tsx';
import { money } from '#web/ui/format.ts';
import { monthName } from '#web/ui/month-steps.tsx';
import { Picture } from '#web/ui/picture.tsx';
import { WIDTH } from '#web/ui/picture-shape.ts';
import { costShape } from './cost-shape.ts';
import { SERIES_COLORS, SERIES_MEANINGS, SERIES_WORDS } from './cost-words.ts';

interface CostPictureProps {
  readonly months: readonly CostMonth[];
  readonly currency: string;
  readonly today: CivilDay;
  /** What all of them come to, in a sentence. */
  readonly summary: string;
}

export function CostPicture({ months, currency, today, summary }: CostPictureProps) {
  const [at, setAt] = useState<number>();
  const shape = costShape(months);
  const present = months.findIndex(({ month }) => month === today.slice(0, 7));
  const shown = months[at ?? Math.max(0, present)];
  const [first, last] = [months[0], months.at(-1)];
  if (!shown || !first || !last) return null;
  return (
    <>
      <Group gap="md" mb="sm" mih={28} aria-live="polite">
        <Text fz="sm" fw={560}>
          {monthName(shown.month)}
        </Text>
        {shape.bars.map(({ series }) => (
          <Group key={series} gap={6} wrap="nowrap">
            <span className="sl-dot" style={{ background: SERIES_COLORS[series] }} aria-hidden />
            <Text fz="sm" className="sl-num">
              <Hint label={SERIES_MEANINGS[series]}>{SERIES_WORDS[series]}</Hint>{' '}
              <b>{money(shown[series] ?? '0', currency)}</b>
            </Text>
          </Group>
        ))}
      </Group>
      <Picture
        label={`From ${monthName(first.month)} to ${monthName(last.month)}: ${summary}`}
        top={money(String(shape.top), currency)}
        first={monthName(first.month)}
        last={monthName(last.month)}
        places={shape.x}
        at={at}
        onAt={setAt}
      >
        {shape.bars.map(({ series, path }) => (
          <path key={series} d={path} fill={SERIES_COLORS[series]} />
        ))}
        <line
          x1={0}
          x2={WIDTH}
          y1={shape.zero}
          y2={shape.zero}
          stroke="var(--sl-input-line)"
          vectorEffect="non-scaling-stroke"
        />
      </Picture>
    </>
  );
}
