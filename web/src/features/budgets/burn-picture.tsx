// A budget over its months, summed up, with the figures of the month that is pointed at above it.
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { BudgetView } from '#shared/api/budgets.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { money } from '#web/ui/format.ts';
import { monthName } from '#web/ui/month-steps.tsx';
import { Picture } from '#web/ui/picture.tsx';
import { burnPictureShape } from './burn-picture-shape.ts';

const LINES = [
  ['budget', 'Planned', 'var(--mantine-color-dimmed)', '3 4'],
  ['forecast', 'Expected', 'var(--sl-warn)', '6 4'],
  ['burnt', 'Used', 'var(--sl-active)', undefined],
] as const;

export function BurnPicture({ budget, today }: { readonly budget: BudgetView; readonly today: CivilDay }) {
  const { months, currency } = budget;
  const [at, setAt] = useState<number>();
  const present = today.slice(0, 7);
  const shape = burnPictureShape(months, present);
  const index =
    at ??
    Math.max(
      0,
      months.findLastIndex(({ month }) => month <= present),
    );
  const [shown, sum] = [months[index], shape.sums[index]];
  const [first, last] = [months[0], months.at(-1)];
  if (!shown || !sum || !first || !last) return null;
  return (
    <>
      <Group gap="md" mb="sm" mih={28} aria-live="polite">
        <Text fz="sm" fw={560}>
          Until the end of {monthName(shown.month)}
        </Text>
        {LINES.map(([name, word, color]) => (
          <Group key={name} gap={6} wrap="nowrap">
            <span className="sl-dot" style={{ background: color }} aria-hidden />
            <Text fz="sm" className="sl-num">
              {word}{' '}
              <b>{name === 'burnt' && shown.month > present ? '–' : money(sum[name].toFixed(2), currency)}</b>
            </Text>
          </Group>
        ))}
      </Group>
      <Picture
        label={`From ${monthName(first.month)} to ${monthName(last.month)}: ${money(budget.standing.burnt, currency)} used and ${money(budget.standing.forecast, currency)} expected of ${money(budget.amount, currency)}`}
        top={money(String(shape.top), currency)}
        first={monthName(first.month)}
        last={monthName(last.month)}
        places={shape.x}
        at={at}
        onAt={setAt}
      >
        {LINES.map(([name, , color, dash]) => (
          <path
            key={name}
            d={shape[name]}
            fill="none"
            stroke={color}
            strokeWidth={name === 'burnt' ? 3 : 2}
            strokeDasharray={dash}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Picture>
    </>
  );
}
