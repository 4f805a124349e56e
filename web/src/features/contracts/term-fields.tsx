// How long it runs, what comes after, and how one leaves it.

import { SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CountInput } from '#web/ui/count-input.tsx';
import { DayInput } from '#web/ui/day-input.tsx';
import { Fields } from '#web/ui/fields.tsx';
import { Card } from '#web/ui/page.tsx';
import type { ContractTyping, PartProps } from './contract-typing.ts';

export function TermFields({ typing, set, reasons }: PartProps) {
  const narrow = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  return (
    <Card title="How long, and how one leaves">
      <Stack gap="sm">
        <Fields>
          <DayInput
            label="Start"
            required
            value={typing.start}
            onChange={(start) => set({ start })}
            error={reasons.start && 'The first day is needed'}
          />
          <Select
            label="Runs"
            allowDeselect={false}
            data={[
              { value: 'months', label: 'For some months' },
              { value: 'until', label: 'Until a day' },
              { value: 'open', label: 'Until somebody ends it' },
            ]}
            value={typing.durationKind}
            onChange={(value) => set({ durationKind: (value ?? 'months') as ContractTyping['durationKind'] })}
          />
          {typing.durationKind === 'months' && (
            <CountInput
              label="Months"
              required
              min={1}
              max={600}
              value={typing.months}
              onChange={(months) => set({ months: months })}
              error={reasons['duration.months'] && 'From 1 to 600 months'}
            />
          )}
          {typing.durationKind === 'until' && (
            <DayInput
              label="Last day covered"
              required
              value={typing.end}
              onChange={(end) => set({ end })}
              error={reasons['duration.end']}
            />
          )}
        </Fields>
        {typing.durationKind !== 'open' && (
          <div>
            <Text fz="sm" fw={500} mb={4} id="renewal-label">
              After that
            </Text>
            <SegmentedControl
              fullWidth
              orientation={narrow ? 'vertical' : 'horizontal'}
              aria-labelledby="renewal-label"
              data={[
                { value: 'none', label: 'It ends' },
                { value: 'automatic', label: 'Renews by itself' },
                { value: 'express', label: 'Renews if confirmed' },
              ]}
              value={typing.renewalKind}
              onChange={(value) => set({ renewalKind: value as ContractTyping['renewalKind'] })}
            />
          </div>
        )}
        {typing.durationKind !== 'open' && typing.renewalKind !== 'none' && (
          <Fields>
            <CountInput
              label="Each renewal"
              unit="months"
              min={1}
              max={600}
              required
              value={typing.renewalMonths}
              onChange={(renewalMonths) => set({ renewalMonths: renewalMonths })}
              error={reasons['renewal.months'] && 'From 1 to 600 months'}
            />
            <CountInput
              label="At most"
              unit="renewals"
              placeholder="without limit"
              min={1}
              max={1000}
              value={typing.most}
              onChange={(most) => set({ most: most })}
            />
          </Fields>
        )}
        <Fields>
          <CountInput
            label="Notice before the end"
            placeholder="none"
            min={1}
            max={1000}
            value={typing.noticeCount}
            onChange={(noticeCount) => set({ noticeCount: noticeCount })}
            error={reasons['notice.count']}
          />
          <Select
            label="Counted in"
            allowDeselect={false}
            data={[
              { value: 'days', label: 'days' },
              { value: 'months', label: 'months' },
            ]}
            value={typing.noticeUnit}
            onChange={(value) => set({ noticeUnit: value === 'months' ? 'months' : 'days' })}
          />
        </Fields>
      </Stack>
    </Card>
  );
}
