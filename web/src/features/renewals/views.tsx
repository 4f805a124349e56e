// The two ways to look at renewals; the filter stays.
import { Group, SegmentedControl } from '@mantine/core';
import { IconCalendarMonth, IconList } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Search } from '#web/app/search.ts';
import type { RenewalPlace } from './use-renewals.ts';

export interface PlaceProps {
  readonly place: RenewalPlace;
  readonly onChange: (change: Search) => void;
}

export function Views({ place, onChange }: PlaceProps) {
  const shown = (icon: ReactNode, name: string) => (
    <Group gap={6} wrap="nowrap">
      {icon}
      {name}
    </Group>
  );
  return (
    <SegmentedControl
      aria-label="View"
      data={[
        { value: 'table', label: shown(<IconList size={16} aria-hidden />, 'Table') },
        { value: 'calendar', label: shown(<IconCalendarMonth size={16} aria-hidden />, 'Calendar') },
      ]}
      value={place.view}
      onChange={(view) => onChange({ view: view === 'table' ? undefined : view, month: undefined })}
    />
  );
}
