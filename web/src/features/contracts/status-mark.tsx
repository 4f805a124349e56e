// The status of a contract: icon, word and color.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDot,
  IconCircleX,
  IconClock,
  IconLock,
} from '@tabler/icons-react';
import type { ContractStatus } from '#shared/domain/contracts/date-facts.ts';
import { Hint } from '#web/ui/figure.tsx';
import { STATUS_MEANINGS, STATUS_WORDS } from './words.ts';

const LOOKS = {
  pending: { icon: IconClock, color: 'var(--mantine-color-dimmed)' },
  active: { icon: IconCircleCheck, color: 'var(--sl-good)' },
  inNoticeWindow: { icon: IconAlertTriangle, color: 'var(--sl-warn)' },
  committed: { icon: IconLock, color: 'var(--sl-new)' },
  ending: { icon: IconCircleDot, color: 'var(--mantine-color-dimmed)' },
  cancelled: { icon: IconCircleX, color: 'var(--mantine-color-dimmed)' },
  expired: { icon: IconCircleX, color: 'var(--mantine-color-dimmed)' },
} satisfies Record<ContractStatus, unknown>;

export function StatusMark({ status }: { readonly status: ContractStatus }) {
  const { icon: Icon, color } = LOOKS[status];
  return (
    <Hint label={STATUS_MEANINGS[status]}>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
        <Text span fz="sm" style={{ whiteSpace: 'nowrap' }}>
          {STATUS_WORDS[status]}
        </Text>
      </Group>
    </Hint>
  );
}
