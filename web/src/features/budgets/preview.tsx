// How a budget that is only typed would stand today.
import { Group, Stack, Text } from '@mantine/core';
import type { BudgetRow } from '#shared/api/budgets.ts';
import type { BudgetInput } from '#shared/domain/budgets/budget.ts';
import { money } from '#web/ui/format.ts';
import { BurnBar } from './burn-bar.tsx';
import { BudgetStateMark } from './state-mark.tsx';

interface PreviewProps {
  readonly typed: BudgetInput | undefined;
  readonly standing: BudgetRow['standing'] | undefined;
}

export function Preview({ typed, standing }: PreviewProps) {
  return (
    <Stack
      gap={6}
      p="sm"
      role="status"
      bg="var(--sl-hover)"
      style={{ borderRadius: 'var(--sl-radius)', borderLeft: '3px solid var(--sl-new)' }}
    >
      {typed && standing ? (
        <>
          <Group justify="space-between" gap="sm">
            <Text fz="sm" fw={560}>
              {money(standing.burnt, typed.currency)} used, {money(standing.forecast, typed.currency)}{' '}
              expected
            </Text>
            <BudgetStateMark state={standing.state} />
          </Group>
          <BurnBar budget={{ amount: typed.amount, currency: typed.currency, standing }} />
        </>
      ) : (
        <Text fz="sm" c="dimmed">
          How it would stand today appears once everything above is whole.
        </Text>
      )}
    </Stack>
  );
}
