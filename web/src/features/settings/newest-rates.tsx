// The newest rate of each currency, with its day and how old that is.
import { Text } from '@mantine/core';
import { daysBetween } from '#shared/domain/calendar/civil-day.ts';
import type { KeptRate } from '#shared/domain/money/exchange-rate.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, distance } from '#web/ui/format.ts';
import { TextLink } from '#web/ui/links.tsx';
import { currencyName, rateText } from './rate-words.ts';

/** Rates are set at least monthly; an older one has been forgotten. */
const OLD_DAYS = 35;

export function NewestRates({ rates }: { readonly rates: readonly KeptRate[] }) {
  const { today } = useSession();
  const columns: readonly Column<KeptRate>[] = [
    {
      key: 'currency',
      label: 'Currency',
      cell: ({ currency }) => (
        <div>
          <Text fz="sm" fw={560}>
            {currency}
          </Text>
          <Text fz="xs" c="dimmed">
            {currencyName(currency)}
          </Text>
        </div>
      ),
    },
    {
      key: 'rate',
      label: 'Newest rate',
      cell: (one) => <span className="sl-num">{rateText(one)}</span>,
    },
    {
      key: 'day',
      label: 'Date',
      cell: (one) => {
        const isOld = daysBetween(one.day, today) > OLD_DAYS;
        return (
          <div>
            <span style={{ whiteSpace: 'nowrap' }}>{day(one.day)}</span>
            <Text fz="xs" c={isOld ? 'var(--sl-warn)' : 'dimmed'}>
              {distance(today, one.day)}
              {isOld && ', a newer one is missing'}
            </Text>
          </div>
        );
      },
    },
    {
      key: 'history',
      label: '',
      end: true,
      cell: ({ currency }) => (
        <TextLink
          to="/settings"
          search={{ tab: 'rates', currency }}
          fz="sm"
          aria-label={`History of ${currency}`}
        >
          History
        </TextLink>
      ),
    },
  ];
  return (
    <DataTable
      label="Newest exchange rates"
      columns={columns}
      rows={rates}
      rowKey={({ currency }) => currency}
    />
  );
}
