// The health of a connection is an icon, a word and a color; never a color alone.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHandStop,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { HealthState } from '#shared/domain/connections/connection.ts';
import { HEALTH_WORDS } from './words.ts';

const BROKEN: readonly HealthState[] = [
  'credentialsRevoked',
  'permissionMissing',
  'malformedAnswer',
  'unreachable',
  'misconfigured',
];

function lookOf(state: HealthState) {
  if (state === 'healthy') return { icon: IconCircleCheck, color: 'var(--sl-good)' };
  if (state === 'waiting') return { icon: IconClock, color: 'var(--mantine-color-dimmed)' };
  if (state === 'held') return { icon: IconHandStop, color: 'var(--sl-warn)' };
  return BROKEN.includes(state)
    ? { icon: IconCircleX, color: 'var(--sl-bad)' }
    : { icon: IconAlertTriangle, color: 'var(--sl-warn)' };
}

interface HealthMarkProps {
  readonly state: HealthState;
  readonly paused?: boolean | undefined;
}

export function HealthMark({ state, paused }: HealthMarkProps) {
  const { icon: Icon, color } = paused
    ? { icon: IconPlayerPause, color: 'var(--mantine-color-dimmed)' }
    : lookOf(state);
  return (
    <Group gap={6} wrap="nowrap" display="inline-flex" component="span">
      <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
      <Text span fz="sm">
        {paused ? 'Paused' : HEALTH_WORDS[state]}
      </Text>
    </Group>
  );
}
