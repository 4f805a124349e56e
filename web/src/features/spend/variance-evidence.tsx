// What left beside what a contract asked for, pair by pair, with the rates and seats that explain what lies between them.
import { Text } from '@mantine/core';
import type { SpendVariance, VarianceItem } from '#shared/api/spend-variance.ts';
import { VARIANCE_PARTS } from '#shared/domain/spend/variance.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { plural } from '#web/ui/words.ts';
import { isSome, PART_WORDS, signedMoney } from './variance-words.ts';

export function VarianceEvidence({ of: { items, currency } }: { readonly of: SpendVariance }) {
  const rows = items.filter(({ transaction, payment }) => transaction || payment);
  if (rows.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        Nothing left in this month, and no payment was due.
      </Text>
    );
  const columns: readonly Column<VarianceItem>[] = [
    { key: 'left', label: 'What left', cell: (item) => <Left item={item} currency={currency} /> },
    { key: 'due', label: 'What was due', cell: (item) => <Due item={item} currency={currency} /> },
    {
      key: 'between',
      label: 'Between them',
      end: true,
      cell: ({ parts }) => <Between parts={parts} currency={currency} />,
    },
  ];
  return (
    <DataTable
      label="Transactions and payments"
      columns={columns}
      rows={rows}
      rowKey={({ transaction, payment }) => `${transaction?.id} ${payment?.id}`}
    />
  );
}

interface CellProps {
  readonly item: VarianceItem;
  readonly currency: string;
}

function Left({ item: { transaction }, currency }: CellProps) {
  if (!transaction)
    return (
      <Text fz="sm" c="dimmed">
        No transaction fits
      </Text>
    );
  const { text, net, spend, rates, ratesOfPayment, day: on, currency: own } = transaction;
  const isForeign = own !== currency;
  return (
    <div>
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Text fz="xs" c="dimmed">
        {day(on)}, {money(spend, currency)}
        {isForeign && `, ${money(net, own)} by ${ratesText(rates)}`}
      </Text>
      {isForeign && ratesOfPayment.length > 0 && (
        <Text fz="xs" c="dimmed">
          When it was due: {ratesText(ratesOfPayment)}
        </Text>
      )}
    </div>
  );
}

type Rates = NonNullable<VarianceItem['transaction']>['rates'];

function ratesText(rates: Rates): string {
  return rates.map(({ currency, rate, day: from }) => `${currency} at ${rate} of ${day(from)}`).join(' and ');
}

function Due({ item: { payment }, currency }: CellProps) {
  if (!payment)
    return (
      <Text fz="sm" c="dimmed">
        No payment fits
      </Text>
    );
  const { contract, amount, taxPercent, seats, day: on } = payment;
  return (
    <div>
      <NameLink to="/contracts/$id" params={{ id: contract.id }}>
        {contract.name}
      </NameLink>
      <Text fz="xs" c="dimmed">
        {day(on)}, {money(amount, currency)}
        {taxPercent !== null && isSome(taxPercent) && `, ${taxPercent}% tax on top`}
      </Text>
      {seats && (
        <Text fz="xs" c="dimmed">
          {plural(seats.agreed, 'seat')} agreed, {seats.counted} counted
        </Text>
      )}
    </div>
  );
}

function Between({ parts, currency }: { readonly parts: VarianceItem['parts']; readonly currency: string }) {
  const told = VARIANCE_PARTS.filter((part) => isSome(parts[part]));
  if (told.length === 0) return <Text fz="sm">The same</Text>;
  return told.map((part) => (
    <Text key={part} fz="sm" style={{ whiteSpace: 'nowrap' }}>
      {PART_WORDS[part].name} {signedMoney(parts[part], currency)}
    </Text>
  ));
}
