// The lines of a contract as they stand today, and what each of them has in the cost.
import { Text } from '@mantine/core';
import type { ContractView } from '#shared/api/contracts.ts';
import { type CivilDay, later } from '#shared/domain/calendar/civil-day.ts';
import type { ContractCost } from '#shared/domain/contracts/cost/cost-facts.ts';
import { stateOn } from '#shared/domain/contracts/cost/line-state.ts';
import type { ContractLine } from '#shared/domain/contracts/pricing.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { day, money, number } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { wholeName } from './cost-words.ts';
import { lineName } from './line-name.ts';
import { discountWords, priceWords } from './price-words.ts';

interface LineTableProps {
  readonly contract: ContractView;
  readonly cost: ContractCost;
  readonly today: CivilDay;
}

interface Row {
  readonly place: number;
  readonly line: ContractLine;
}

export function LineTable({ contract, cost, today }: LineTableProps) {
  const tell = (amount: string) => money(amount, cost.currency);
  const columns: readonly Column<Row>[] = [
    {
      key: 'line',
      label: 'Line',
      cell: ({ line, place }) => (
        <div>
          {line.licenseId !== undefined && line.licenseId in contract.licenseNames ? (
            <NameLink to="/licenses/$id" params={{ id: line.licenseId }}>
              {lineName(contract, place)}
            </NameLink>
          ) : (
            <Text span fz="sm" fw={560}>
              {lineName(contract, place)}
            </Text>
          )}
          <Text fz="xs" c="dimmed">
            {aheadOf(line, today, tell)}
          </Text>
        </div>
      ),
    },
    {
      key: 'quantity',
      label: 'Quantity today',
      end: true,
      cell: ({ line }) => number(stateOf(line, today).quantity),
    },
    {
      key: 'price',
      label: 'Price',
      cell: ({ line }) => (
        <>
          {priceWords({ ...line, price: { ...line.price, amount: stateOf(line, today).price } }, tell)}
          {line.discount && `, less ${discountWords(line.discount, tell)}`}
        </>
      ),
    },
    {
      key: 'term',
      label: wholeName(contract.duration.kind),
      end: true,
      cell: ({ place }) => tell(cost.lines[place]?.term ?? '0'),
    },
    {
      key: 'annual',
      label: 'A year',
      end: true,
      cell: ({ place }) => tell(cost.lines[place]?.annual ?? '0'),
    },
  ];
  return (
    <Card title="Lines" lead="Net of all discounts" flush>
      <DataTable
        label="Lines"
        columns={columns}
        rows={contract.lines.map((line, place) => ({ line, place }))}
        rowKey={({ place }) => String(place)}
      />
    </Card>
  );
}

/** Before its first day a line is shown as it begins. */
function stateOf(line: ContractLine, today: CivilDay) {
  return stateOn(line, line.from === undefined ? today : later(today, line.from));
}

/** Days of its own, and what changes next. */
function aheadOf({ from, to, changes }: ContractLine, today: CivilDay, tell: (amount: string) => string) {
  const next = changes.find((change) => change.from > today);
  return [
    from !== undefined && (to === undefined ? `from ${day(from)}` : `${day(from)} – ${day(to)}`),
    from === undefined && to !== undefined && `until ${day(to)}`,
    next &&
      `${[
        next.quantity !== undefined && number(next.quantity),
        next.price !== undefined && `at ${tell(next.price)}`,
      ]
        .filter(Boolean)
        .join(' ')} from ${day(next.from)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
