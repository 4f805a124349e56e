// How a budget stands: icon, word and color.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconCircleCheck,
  IconFlame,
  IconTrendingUp,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Hint } from '#web/ui/figure.tsx';
import { type BudgetState, STATE_MEANINGS, STATE_WORDS } from './words.ts';

interface Look {
  readonly icon: ComponentType<{ size?: number; color?: string; style?: object }>;
  readonly color: string;
}

const LOOKS: Record<BudgetState, Look> = {
  coming: { icon: IconCalendarTime, color: 'var(--mantine-color-dimmed)' },
  fine: { icon: IconCircleCheck, color: 'var(--sl-good)' },
  near: { icon: IconFlame, color: 'var(--sl-warn)' },
  forecastOver: { icon: IconTrendingUp, color: 'var(--sl-warn)' },
  over: { icon: IconAlertTriangle, color: 'var(--sl-bad)' },
};

export function BudgetStateMark({ state }: { readonly state: BudgetState }) {
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
