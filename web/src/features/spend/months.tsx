// A financial year, month by month: what left of each application above what its contracts cost.
import { ActionIcon, Alert, Group, Switch, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconHelpCircle, IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { getSpendMonths, type SpendComparison } from '#shared/api/spend.ts';
import { beginSpendImport } from '#shared/api/spend-imports.ts';
import { addMonths, earlier } from '#shared/domain/calendar/civil-day.ts';
import { YearMonth } from '#shared/domain/spend/spend-row.ts';
import { reading } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { money } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { plural } from '#web/ui/words.ts';
import { hasNoContract, monthColumns, monthRowKey } from './month-columns.tsx';
import { readExplained } from './variance-address.ts';

const VarianceDialog = later(() => import('./variance-dialog.tsx').then((file) => file.VarianceDialog));

const YEAR = 12;
const NO_CONTRACT = 'none';

export function Months() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const from = YearMonth.safeParse(search.from).data;
  const { data, error, refetch } = useQuery(reading(getSpendMonths, { query: from ? { from } : {} }));
  const maySend = usePermission(beginSpendImport).allowed;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  const [first = '', last = ''] = [data.months[0], data.months.at(-1)];
  const step = (months: number) =>
    void navigate({
      to: '.',
      search: { ...search, from: addMonths(`${first}-01`, months).slice(0, 7) },
      replace: true,
    });
  const change = (changed: Search) =>
    void navigate({ to: '.', search: { ...search, ...changed }, replace: true });
  const explained = readExplained(search.explain);
  const isOnly = search.contract === NO_CONTRACT;
  const items = isOnly ? data.items.filter(hasNoContract) : data.items;
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="default" size="lg" aria-label="The year before" onClick={() => step(-YEAR)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Text fz="sm" fw={560} px="xs" ta="center" aria-live="polite">
            {monthName(first)} – {monthName(last)}
          </Text>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="The year after"
            disabled={last >= data.through}
            onClick={() => step(YEAR)}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <Switch
          label="Only without a contract"
          checked={isOnly}
          onChange={({ currentTarget }) =>
            change({ contract: currentTarget.checked ? NO_CONTRACT : undefined })
          }
        />
      </Group>
      {explained && <VarianceDialog of={explained} onClose={() => change({ explain: undefined })} />}
      <Unrecognised comparison={data} from={first} to={last} />
      <div className="sl-card">
        {data.items.length === 0 ? (
          <Empty title="Nothing in this year" icon={<IconReceipt size={30} stroke={1.4} aria-hidden />}>
            <Text c="dimmed" fz="sm" mb="md" maw="30rem">
              Import a bank’s or card’s statement to see what left, and give contracts their prices to see
              what they cost.
            </Text>
            {maySend && (
              <LinkButton to="/spend" search={{ tab: 'imports' }}>
                Import a statement
              </LinkButton>
            )}
          </Empty>
        ) : items.length === 0 ? (
          <Empty title="Everything that left has a contract">
            <LinkButton to="/spend" search={{ tab: 'months', from: first }} variant="default" size="xs">
              Show all applications
            </LinkButton>
          </Empty>
        ) : (
          <DataTable
            label="Cost and spend by application"
            columns={monthColumns(data, search)}
            rows={items}
            rowKey={monthRowKey}
          />
        )}
      </div>
      {data.items.length > 0 && (
        <Text fz="xs" c="dimmed" mt="sm">
          Each month shows what left, without tax, and under it what contracts cost, in the contracts’
          currency where a rate is known; open a month to see why the two differ. So far and the difference,
          spend less cost, count the months up to {monthName(earlier(data.through, last))}. Timing is what is
          due in another month than it accrues, such as a year paid in advance; the rest is more or less than
          agreed. Budget is what budgets of that application alone plan for the same months, and what of it
          has not left.
        </Text>
      )}
    </>
  );
}

interface UnrecognisedProps {
  readonly comparison: SpendComparison;
  readonly from: string;
  readonly to: string;
}

/** What nobody knows is one line with what to do about it. */
function Unrecognised({ comparison: { unrecognised, unrecognisedRows }, from, to }: UnrecognisedProps) {
  if (unrecognisedRows === 0) return null;
  const amounts = unrecognised.map(({ total, currency }) => money(total, currency));
  return (
    <Alert color="orange" icon={<IconHelpCircle aria-hidden />} mb="sm" p="sm">
      <Group justify="space-between" gap="sm">
        <Text fz="sm">
          {plural(unrecognisedRows, 'transaction')}{' '}
          {amounts.length > 0 && `of ${new Intl.ListFormat('en').format(amounts)} `}
          {unrecognisedRows === 1 ? 'belongs' : 'belong'} to no application yet.
        </Text>
        <LinkButton
          to="/spend"
          search={{ tab: 'transactions', state: 'unrecognised', from, to }}
          variant="default"
          size="xs"
        >
          Say whose they are
        </LinkButton>
      </Group>
    </Alert>
  );
}
