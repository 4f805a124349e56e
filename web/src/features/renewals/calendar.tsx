// One month of deadlines: each stands on its day as a link; on a narrow screen the days that have any stand under each other.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { listRenewals } from '#shared/api/renewals.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { useSession } from '#web/app/session.ts';
import { ExportButton } from '#web/ui/export-button.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { SearchInput } from '#web/ui/search-input.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { TotalLine } from '#web/ui/total-line.tsx';
import { plural } from '#web/ui/words.ts';
import { Agenda } from './agenda.tsx';
import { weeksOf } from './calendar-shape.ts';
import { Filters } from './filters.tsx';
import { MonthGrid } from './month-grid.tsx';
import { isOpenOnly, type RenewalPlace, useRenewals } from './use-renewals.ts';
import { Views } from './views.tsx';

/** More deadlines than this in five weeks are told apart by a filter. */
const MOST = '1000';

export function Calendar({ place }: { readonly place: RenewalPlace }) {
  const { today, firstWeekday } = useSession();
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const present = today.slice(0, 7);
  const month = place.month ?? present;
  const weeks = weeksOf(month, firstWeekday);
  const from = `${month}-01`;
  const list = useRenewals({
    from: narrow ? from : (weeks[0]?.[0] ?? from),
    to: (narrow ? undefined : weeks.at(-1)?.at(-1)) ?? lastOf(month),
    sort: 'deadline',
    order: 'asc',
    limit: MOST,
  });
  const { error } = list;
  // Another month's deadlines would be told as this one's.
  const data = list.isOfBefore ? undefined : list.data;
  const go = (to: string) => list.change({ month: to === present ? undefined : to });
  const rows = data?.items ?? [];
  const filters = list.filters.filter((name) => name !== 'from' && name !== 'to');
  return (
    <>
      <Group gap="xs" mb="sm">
        <SearchInput
          noun="renewals"
          text={list.search.text ?? ''}
          onChange={(text) => list.change({ text })}
        />
        <Filters list={list} place={place} />
        {filters.length > 0 && (
          <Button variant="subtle" size="sm" color="gray" c="dimmed" onClick={list.clear}>
            Clear
          </Button>
        )}
        <Group gap="xs" ml="auto">
          <Views place={place} onChange={list.change} />
          <ExportButton route={listRenewals} input={list.input} noun="renewals" />
        </Group>
      </Group>
      <Group gap="xs" mb="sm" justify="space-between">
        <Group gap="xs">
          <Steps
            name={monthName(month)}
            noun="month"
            width={150}
            onStep={(by) => go(addMonths(from, by).slice(0, 7))}
          />
          <Button variant="default" disabled={month === present} onClick={() => go(present)}>
            Today
          </Button>
        </Group>
        <Text fz="sm" c="dimmed" component="div" className="sl-num" aria-live="polite">
          {data && `${plural(data.total, 'deadline')} in ${narrow ? 'this month' : 'these weeks'}`}{' '}
          {data && <TotalLine of={data.totalNextTerm} per="for the next terms" />}
          {data && data.next !== null && ' · only the first of them are shown'}
        </Text>
      </Group>
      {error ? (
        <Trouble error={error} retry={list.refetch} />
      ) : !data ? (
        <RowsSkeleton />
      ) : (
        <>
          {rows.length === 0 && !place.all && isOpenOnly(list.search) && (
            <Text fz="sm" c="dimmed" mb="xs">
              Only open renewals are shown, and none of them is due here.{' '}
              <Anchor component="button" type="button" fz="sm" onClick={() => list.change({ show: 'all' })}>
                Show planned and closed ones
              </Anchor>
            </Text>
          )}
          <div className="sl-card" style={{ overflow: 'clip' }}>
            {narrow ? (
              <Agenda rows={rows} month={month} filtered={filters.length > 0} />
            ) : (
              <MonthGrid rows={rows} weeks={weeks} month={month} firstWeekday={firstWeekday} />
            )}
          </div>
        </>
      )}
    </>
  );
}

function lastOf(month: string): string {
  return (
    weeksOf(month, 1)
      .flat()
      .findLast((one) => one.startsWith(month)) ?? `${month}-28`
  );
}
