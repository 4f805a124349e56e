// The state of a renewal: icon, word and color.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconChecks,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconEye,
  IconHourglass,
  IconRefreshAlert,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Hint } from '#web/ui/figure.tsx';
import { type ListedState, STATE_MEANINGS, STATE_WORDS } from './words.ts';

interface Look {
  readonly icon: ComponentType<{ size?: number; color?: string; stroke?: number; style?: object }>;
  readonly color: string;
}

const LOOKS: Record<ListedState, Look> = {
  planned: { icon: IconCalendarTime, color: 'var(--mantine-color-dimmed)' },
  upcoming: { icon: IconClock, color: 'var(--sl-new)' },
  inReview: { icon: IconEye, color: 'var(--sl-new)' },
  awaitingApproval: { icon: IconHourglass, color: 'var(--sl-warn)' },
  approved: { icon: IconChecks, color: 'var(--sl-good)' },
  renewed: { icon: IconCircleCheck, color: 'var(--sl-good)' },
  changed: { icon: IconCircleCheck, color: 'var(--sl-good)' },
  cancelled: { icon: IconCircleX, color: 'var(--mantine-color-dimmed)' },
  lapsed: { icon: IconAlertTriangle, color: 'var(--sl-warn)' },
};

export function StateIcon({
  state,
  size = 16,
  color,
}: {
  state: ListedState;
  size?: number;
  color?: string;
}) {
  const { icon: Icon, color: own } = LOOKS[state];
  return <Icon size={size} color={color ?? own} aria-hidden style={{ flex: 'none' }} />;
}

export function RenewalStateMark({ state }: { readonly state: ListedState }) {
  return (
    <Hint label={STATE_MEANINGS[state]}>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <StateIcon state={state} />
        <Text span fz="sm">
          {STATE_WORDS[state]}
        </Text>
      </Group>
    </Hint>
  );
}

/** Of one that rolled over undecided. */
export function NeedsReviewMark() {
  return (
    <Hint label="It rolled over without a decision, and nobody has looked at it since">
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <IconRefreshAlert size={16} color="var(--sl-warn)" aria-hidden style={{ flex: 'none' }} />
        <Text span fz="sm">
          Needs review
        </Text>
      </Group>
    </Hint>
  );
}
