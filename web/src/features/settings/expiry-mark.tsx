// Until when a payment method can pay: icon, word, color and day.
import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { lastDayOfMonth } from '#shared/domain/payments/payment-method.ts';
import { day, distance } from '#web/ui/format.ts';

const LOOKS = {
  valid: { icon: IconCircleCheck, color: 'var(--sl-good)', word: 'Valid until' },
  soon: { icon: IconAlertTriangle, color: 'var(--sl-warn)', word: 'Expires soon:' },
  expired: { icon: IconCircleX, color: 'var(--sl-bad)', word: 'Expired' },
};

interface ExpiryMarkProps {
  readonly expires: string;
  readonly today: string;
  /** From so many days before its last one it is told. */
  readonly soonDays: number;
}

export function ExpiryMark({ expires, today, soonDays }: ExpiryMarkProps) {
  const last = lastDayOfMonth(expires);
  const left = daysBetween(today, last);
  const { icon: Icon, color, word } = LOOKS[left < 0 ? 'expired' : left <= soonDays ? 'soon' : 'valid'];
  return (
    <Group gap={6} wrap="nowrap" display="inline-flex">
      <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
      <Text span fz="sm">
        {word} <span style={{ whiteSpace: 'nowrap' }}>{day(last)}</span>,{' '}
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>{distance(today, last)}</span>
      </Text>
    </Group>
  );
}
