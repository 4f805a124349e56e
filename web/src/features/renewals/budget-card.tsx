// What remains of each budget after the next term.
import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { BudgetCheck } from '#shared/domain/budgets/check.ts';
import { day, money } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { budgetParts } from './budget-shape.ts';

export function BudgetCard({ budgets }: { readonly budgets: readonly BudgetCheck[] }) {
  return (
    <Card title="Budget">
      {budgets.length === 0 ? (
        <Text fz="sm" c="dimmed">
          No budget covers the next term.
        </Text>
      ) : (
        <Stack gap="md">
          {budgets.map((budget) => (
            <Check key={`${budget.budgetId} ${budget.from}`} budget={budget} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Check({ budget }: { readonly budget: BudgetCheck }) {
  const { name, currency, from, to, amount, taken, asked, remaining } = budget;
  const parts = budgetParts(budget);
  const over = remaining?.startsWith('-');
  const Icon = remaining === null ? IconHelpCircle : over ? IconAlertTriangle : IconCircleCheck;
  const color = remaining === null ? 'dimmed' : over ? 'var(--sl-bad)' : 'var(--sl-good)';
  const told = (value: string) => money(value, currency);
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Text fz="sm" fw={560}>
            {name}
          </Text>
          <Text fz="xs" c="dimmed">
            {day(from)} – {day(to)}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          <Icon size={16} color={color === 'dimmed' ? undefined : color} aria-hidden />
          <Text fz="sm" style={{ whiteSpace: 'nowrap' }}>
            {remaining === null
              ? 'Cannot be judged'
              : over
                ? `${told(remaining.slice(1))} over`
                : `${told(remaining)} left`}
          </Text>
        </Group>
      </Group>
      <div className="sl-bar" style={{ marginBlock: 6 }} aria-hidden>
        <span style={{ width: `${parts.taken * 100}%`, background: 'var(--sl-unknown)' }} />
        {parts.asked > 0 && (
          <span
            style={{ width: `${parts.asked * 100}%`, background: over ? 'var(--sl-bad)' : 'var(--sl-new)' }}
          />
        )}
      </div>
      <Text fz="xs" c="dimmed" className="sl-num">
        Of {told(amount)}, {told(taken)} is taken already
        {asked === null
          ? '; there is no exchange rate to compare the next term with it'
          : `; the next term takes ${told(asked)} within this period`}
      </Text>
    </div>
  );
}
