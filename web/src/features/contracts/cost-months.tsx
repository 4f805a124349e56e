// A year of a contract's money month by month; which year, and when cost is recognized, stands in the address.
import { Group, Select, Stack, Text } from '@mantine/core';
import { type ContractView, getContractCosts } from '#shared/api/contracts.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { type CostMonth, Recognition } from '#shared/domain/contracts/cost/cost-facts.ts';
import { exact, rounded, sum } from '#shared/domain/money/exact.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { ExportButton } from '#web/ui/export-button.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { money } from '#web/ui/format.ts';
import { monthName } from '#web/ui/month-steps.tsx';
import { Card } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { CostPicture } from './cost-picture.tsx';
import { SERIES, type Series } from './cost-shape.ts';
import { RECOGNITION_WORDS, SERIES_WORDS } from './cost-words.ts';

const YEAR = 12;
/** The last month that costs are told of. */
const LAST = '2149-12';

export function CostMonths({ contract }: { readonly contract: ContractView }) {
  const { id, start } = contract;
  const { today } = useSession();
  const list = useList(getContractCosts, { params: { id } });
  const { data, error, isLoading, search } = list;
  if (error) return <Trouble error={error} retry={list.refetch} />;
  const months = data?.items ?? [];
  const [first] = months;
  if (isLoading || !data?.currency || !first) return isLoading ? <RowsSkeleton /> : null;
  const { currency } = data;
  const from = search.from ?? first.month;
  const step = (by: number) => addMonths(`${from}-01`, by * YEAR).slice(0, 7);
  const total = (amounts: readonly string[]) =>
    money(rounded(sum(amounts.map((one) => exact(one))), currency), currency);
  const due = months.flatMap(({ payment }) => payment ?? []);
  const summary = `${total(months.map(({ cost }) => cost))} cost${
    due.length > 0 ? `, ${total(due)} due` : ''
  } in these months.`;
  return (
    <Card
      title="Month by month"
      lead={summary}
      flush
      actions={<ExportButton route={getContractCosts} input={list.input} noun="months" />}
    >
      <Stack gap="sm" px="md" pb="md">
        <Group justify="space-between" gap="xs">
          <Steps
            name={yearName(from)}
            noun="year"
            width={172}
            isFirst={step(0) <= start.slice(0, 7)}
            isLast={step(1) > LAST}
            onStep={(by) => list.change({ from: step(by) })}
          />
          <Group gap="xs">
            <Text fz="sm" c="dimmed" id="recognition-label">
              Cost is recognized
            </Text>
            <Select
              aria-labelledby="recognition-label"
              allowDeselect={false}
              w={240}
              data={Recognition.options.map((value) => ({ value, label: RECOGNITION_WORDS[value] }))}
              value={search.recognition ?? 'monthly'}
              onChange={(value) =>
                list.change({ recognition: value === 'monthly' ? undefined : (value ?? undefined) })
              }
            />
          </Group>
        </Group>
        <CostPicture months={months} currency={currency} today={today} summary={summary} />
      </Stack>
      <DataTable
        label="Cost by month"
        columns={columns(currency)}
        rows={months}
        rowKey={({ month }) => month}
      />
    </Card>
  );
}

/** The calendar year, or the months that it runs over. */
function yearName(from: string): string {
  if (from.endsWith('-01')) return from.slice(0, 4);
  const short = (month: string) =>
    new Date(`${month}-01T00:00:00Z`).toLocaleString('en', {
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
  return `${short(from)} – ${short(addMonths(`${from}-01`, YEAR - 1).slice(0, 7))}`;
}

function columns(currency: string): readonly Column<CostMonth>[] {
  const cell = (series: Series) => (month: CostMonth) => {
    const amount = month[series];
    if (amount === null) return <Unknown why="Nobody said how often it is paid" />;
    const isZero = Number(amount) === 0;
    return (
      <>
        <Text span fz="inherit" {...(isZero && { c: 'dimmed' })}>
          {money(amount, currency)}
        </Text>
        {series === 'cost' && Number(month.oneTime) !== 0 && (
          <Text fz="xs" c="dimmed">
            {money(month.oneTime, currency)} of it one-time
          </Text>
        )}
      </>
    );
  };
  return [
    { key: 'month', label: 'Month', cell: ({ month }) => monthName(month) },
    ...SERIES.map((series) => ({ key: series, label: SERIES_WORDS[series], end: true, cell: cell(series) })),
  ];
}
