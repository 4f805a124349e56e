// The bar of a license is its bought seats: in use, idle, not assigned; what is over stands beside it in words.
import { Group, Text, Tooltip } from '@mantine/core';
import {
  ACTIVITY_STATES,
  type ActivityState,
  type StateCounts,
} from '#shared/domain/utilization/inactivity.ts';
import { number } from './format.ts';
import { STATE_WORDS } from './words.ts';

export const STATE_COLORS: Record<ActivityState, string> = {
  active: 'var(--sl-active)',
  inactive: 'var(--sl-idle)',
  neverActive: 'var(--sl-never)',
  new: 'var(--sl-new)',
  unknown: 'var(--sl-unknown)',
};

interface BarProps {
  readonly states: StateCounts;
  /** Seats that nobody has; absent where nobody knows what was bought. */
  readonly spare?: number;
}

/** What the colors say, in words. */
export function barText({ states, spare }: BarProps): string {
  const parts = ACTIVITY_STATES.filter((state) => states[state] > 0).map(
    (state) => `${number(states[state])} ${STATE_WORDS[state].toLowerCase()}`,
  );
  if (spare) parts.push(`${number(spare)} not assigned`);
  return parts.length === 0 ? 'Nobody holds it' : parts.join(', ');
}

export function UtilizationBar({ states, spare = 0 }: BarProps) {
  const sum = ACTIVITY_STATES.reduce((all, state) => all + states[state], spare);
  const text = barText({ states, spare });
  return (
    <Tooltip label={text}>
      <div className="sl-bar" role="img" aria-label={text}>
        {sum > 0 &&
          ACTIVITY_STATES.filter((state) => states[state] > 0).map((state) => (
            <span
              key={state}
              style={{ width: `${(states[state] / sum) * 100}%`, background: STATE_COLORS[state] }}
            />
          ))}
      </div>
    </Tooltip>
  );
}

export function StateMark({ state }: { readonly state: ActivityState }) {
  return (
    <Group gap={7} wrap="nowrap" component="span" display="inline-flex">
      <span className="sl-dot" style={{ background: STATE_COLORS[state] }} aria-hidden />
      <Text span fz="sm">
        {STATE_WORDS[state]}
      </Text>
    </Group>
  );
}
