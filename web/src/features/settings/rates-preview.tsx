// What a file of rates would set: its first rows spelled out, and every row that cannot be set with its number and why.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { RATE_COLUMNS } from '#shared/domain/imports/rate-columns.ts';
import type { DateOrder } from '#shared/domain/imports/read-day.ts';
import { type RateRow, type RatesReading, readRates } from '#shared/domain/imports/read-rates.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, number } from '#web/ui/format.ts';
import { Card } from '#web/ui/page.tsx';
import { plural } from '#web/ui/words.ts';
import { DateOrderChoice } from '../import/date-order-choice.tsx';
import type { ChosenFile } from '../import/read-file.ts';
import { asSentence, rateText } from './rate-words.ts';

const SHOWN = 6;

interface RatesPreviewProps {
  readonly file: ChosenFile;
  readonly reporting: string;
  /** Rows that have arrived, while they are being sent. */
  readonly sent: number | undefined;
  readonly trouble: string | undefined;
  readonly onSend: (rows: readonly RateRow[]) => void;
  readonly onLeave: () => void;
}

export function RatesPreview({ file, reporting, sent, trouble, onSend, onLeave }: RatesPreviewProps) {
  const { today } = useSession();
  const [dateOrder, setDateOrder] = useState<DateOrder>();
  const outcome = useMemo(
    () => readRates(file, { reporting, today, dateOrder }),
    [file, reporting, today, dateOrder],
  );
  const leave = (
    <Button variant="default" disabled={sent !== undefined} onClick={onLeave}>
      Choose another file
    </Button>
  );
  if (!outcome.ok)
    return (
      <Stack gap="sm">
        <Refused title="This file cannot be read">{outcome.refusal.reason}</Refused>
        <Group justify="flex-end">{leave}</Group>
      </Stack>
    );
  const { good, errors, dates } = outcome.value;
  const undated = dates.open && dateOrder === undefined && dates.proven === undefined;
  const left = new Set(errors.map(({ row }) => row)).size;
  return (
    <Stack gap="sm">
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        <b style={{ fontWeight: 560 }}>{file.name}</b>: {plural(file.rows.length, 'row')},{' '}
        {number(good.length)} can be set
        {left > 0 && `, ${number(left)} cannot`}
      </Text>
      {dates.open && (
        <DateOrderChoice
          order={dateOrder ?? dates.proven}
          proven={dates.proven !== undefined}
          onChange={setDateOrder}
        />
      )}
      {good.length > 0 && <GoodRows rows={good} reporting={reporting} />}
      {errors.length > 0 && <BadRows errors={errors} count={left} />}
      {trouble !== undefined && <Refused title="Not all of it was set">{trouble}</Refused>}
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed" role="status">
          {sent !== undefined && `${number(sent)} of ${number(good.length)} sent`}
          {sent === undefined && undated && 'Say first what comes first in its dates.'}
        </Text>
        <Group gap="xs">
          {leave}
          <Button
            disabled={good.length === 0 || undated}
            loading={sent !== undefined}
            onClick={() => onSend(good)}
          >
            Set {plural(good.length, 'rate')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Refused({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      {children}
    </Alert>
  );
}

const rowCell = ({ row }: { readonly row: number }) => (
  <Text span fz="xs" c="dimmed" className="sl-num">
    Row {number(row)}
  </Text>
);

function GoodRows({ rows, reporting }: { readonly rows: readonly RateRow[]; readonly reporting: string }) {
  const columns: readonly Column<RateRow>[] = [
    { key: 'row', label: 'Row', width: '6rem', cell: rowCell },
    {
      key: 'rate',
      label: 'Rate',
      cell: ({ rate }) => <span className="sl-num">{rateText({ ...rate, reporting })}</span>,
    },
    { key: 'day', label: 'Date', cell: ({ rate }) => day(rate.day) },
  ];
  return (
    <Card
      title="As it is understood"
      lead={rows.length > SHOWN ? `The first ${SHOWN} of ${number(rows.length)} good rows` : 'Every good row'}
      flush
    >
      <DataTable
        label="First good rows of the file"
        columns={columns}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ row }) => String(row)}
      />
    </Card>
  );
}

type Bad = RatesReading['errors'][number];

function BadRows({ errors, count }: { readonly errors: readonly Bad[]; readonly count: number }) {
  const headerOf = new Map(RATE_COLUMNS.map(({ field, header }) => [field, header]));
  const columns: readonly Column<Bad>[] = [
    { key: 'row', label: 'Row', width: '6rem', cell: rowCell },
    { key: 'column', label: 'Column', width: '9rem', cell: ({ column }) => headerOf.get(column) },
    { key: 'reason', label: 'Why', cell: ({ reason }) => asSentence(reason) },
  ];
  return (
    <Card
      title={`${plural(count, 'row')} cannot be set`}
      lead="They are left out; mend them in the file and import it again: what stands already stays."
      flush
    >
      <DataTable
        label="Rows that cannot be set"
        columns={columns}
        rows={errors}
        rowKey={({ row, column, reason }) => `${row} ${column} ${reason}`}
      />
    </Card>
  );
}
