// Dates like 04/05/2026 are two days until somebody, or another date of the file, says what comes first.
import { Group, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { DateOrder } from '#shared/domain/imports/read-day.ts';
import { Card } from '#web/ui/page.tsx';

interface DateOrderChoiceProps {
  readonly order: DateOrder | undefined;
  /** The file's own dates show it. */
  readonly proven: boolean;
  readonly onChange: (order: DateOrder) => void;
}

export function DateOrderChoice({ order, proven, onChange }: DateOrderChoiceProps) {
  return (
    <Card>
      <Group justify="space-between">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          {order === undefined && (
            <IconAlertTriangle size={18} color="var(--sl-warn)" aria-hidden style={{ flex: 'none' }} />
          )}
          <div>
            <Text fz="sm" fw={540} id="date-order">
              What comes first in dates like 04/05/2026?
            </Text>
            <Text fz="xs" c="dimmed">
              {proven
                ? 'Other dates of this file show it.'
                : 'The file does not show it; rows with such dates wait for your word.'}
            </Text>
          </div>
        </Group>
        <SegmentedControl
          aria-labelledby="date-order"
          data={[
            { value: 'dayFirst', label: 'Day' },
            { value: 'monthFirst', label: 'Month' },
          ]}
          value={order ?? ''}
          onChange={(value) => onChange(value === 'dayFirst' ? 'dayFirst' : 'monthFirst')}
        />
      </Group>
    </Card>
  );
}
