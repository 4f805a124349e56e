// How far an action is: icon, word and color.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
  IconHandClick,
  IconPlayerTrackNext,
  IconRefresh,
  IconSearch,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { ActionState } from '#shared/domain/reclaim/action.ts';
import { Hint } from '#web/ui/figure.tsx';
import { STATE_MEANINGS, STATE_WORDS } from './words.ts';

interface Look {
  readonly icon: ComponentType<{ size?: number; color?: string; style?: object }>;
  readonly color: string;
}

const QUIET = 'var(--mantine-color-dimmed)';

const LOOKS: Record<ActionState, Look> = {
  awaitingApproval: { icon: IconUserQuestion, color: 'var(--sl-warn)' },
  ready: { icon: IconClockHour4, color: QUIET },
  executing: { icon: IconRefresh, color: QUIET },
  awaitingConfirmation: { icon: IconSearch, color: QUIET },
  manual: { icon: IconHandClick, color: 'var(--sl-warn)' },
  attention: { icon: IconAlertTriangle, color: 'var(--sl-bad)' },
  done: { icon: IconCircleCheck, color: 'var(--sl-good)' },
  skipped: { icon: IconPlayerTrackNext, color: QUIET },
  cancelled: { icon: IconBan, color: QUIET },
};

export function ActionStateMark({ state }: { readonly state: ActionState }) {
  const { icon: Icon, color } = LOOKS[state];
  return (
    <Hint label={STATE_MEANINGS[state]}>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
        <Text span fz="sm">
          {STATE_WORDS[state]}
        </Text>
      </Group>
    </Hint>
  );
}
