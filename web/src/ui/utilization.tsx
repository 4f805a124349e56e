// The bar of a license is all its seats: in use, idle, held by other accounts, not assigned; what is over stands in words.
import { Group, Text, Tooltip } from '@mantine/core';
import type { ActivityState } from '#shared/domain/utilization/inactivity.ts';
import { barText, HOLDING_COLORS, type Seats, sharesOf } from './seat-shares.ts';
import { STATE_WORDS } from './words.ts';

export function UtilizationBar({ seats }: { readonly seats: Seats }) {
  const text = barText(seats);
  return (
    <Tooltip label={text}>
      <div className="sl-bar" role="img" aria-label={text}>
        {sharesOf(seats).map(({ holding, share }) => (
          <span key={holding} style={{ width: `${share * 100}%`, background: HOLDING_COLORS[holding] }} />
        ))}
      </div>
    </Tooltip>
  );
}

export function StateMark({ state }: { readonly state: ActivityState }) {
  return (
    <Group gap={7} wrap="nowrap" component="span" display="inline-flex">
      <span className="sl-dot" style={{ background: HOLDING_COLORS[state] }} aria-hidden />
      <Text span fz="sm">
        {STATE_WORDS[state]}
      </Text>
    </Group>
  );
}
