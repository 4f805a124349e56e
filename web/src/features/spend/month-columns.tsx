// The columns of a year: an application, what its year came to, and each of its months.
import { Text } from '@mantine/core';
import type { SpendComparison } from '#shared/api/spend.ts';
import type { Search } from '#web/app/search.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { money } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { monthName } from '#web/ui/month-steps.tsx';
import { writtenExplained } from './variance-address.ts';

type Item = SpendComparison['items'][number];
type Compared = Item['total'];

export const monthRowKey = ({ applications, currency }: Item) =>
  [currency, ...applications.map(({ id }) => id)].join();

/** Money left for it in these months, and nothing that was agreed costs anything. */
export function hasNoContract({ applications, months }: Item): boolean {
  return applications.length > 0 && months.every(({ cost, due }) => !isNot0(cost) && !isNot0(due));
}

/** @param search of the page, which an explanation is opened on top of */
export function monthColumns(
  { months, through, items }: SpendComparison,
  search: Search,
): readonly Column<Item>[] {
  const [from = '', to = ''] = [months[0], months.at(-1)];
  const hasBudgets = items.some(({ budget }) => budget !== null);
  return [
    {
      key: 'application',
      label: 'Application',
      cell: (item) => <Applications item={item} />,
    },
    {
      key: 'total',
      label: 'So far',
      end: true,
      cell: ({ applications: [first], total, currency }) =>
        first && isNot0(total.spend) ? (
          <Pair
            of={total}
            currency={currency}
            link={
              <TextLink
                to="/spend"
                search={{ tab: 'transactions', applicationId: first.id, from, to }}
                fz="inherit"
                c="var(--mantine-color-text)"
              >
                {short(total.spend, currency)}
              </TextLink>
            }
          />
        ) : (
          <Pair of={total} currency={currency} />
        ),
    },
    {
      key: 'variance',
      label: 'Difference',
      end: true,
      cell: ({ total, currency }) => <Variance of={total} currency={currency} />,
    },
    ...(hasBudgets
      ? [{ key: 'budget', label: 'Budget', end: true, cell: (item: Item) => <Planned item={item} /> }]
      : []),
    ...months.map(
      (month, at): Column<Item> => ({
        key: month,
        label: monthName(month).slice(0, 3),
        end: true,
        cell: ({ months: all, currency, applications: [first], budget }) => {
          const of = all[at];
          const planned = budget?.months[at];
          if (!of) return undefined;
          const ahead = month > through;
          const explained = { month, currency, applicationId: first?.id };
          const name = first?.name ?? 'contracts without an application';
          return ahead || !isNot0(of.variance) ? (
            <Pair of={of} currency={currency} planned={planned} ahead={ahead} />
          ) : (
            <Pair
              of={of}
              currency={currency}
              planned={planned}
              link={
                <TextLink
                  to="/spend"
                  search={{ ...defined(search), explain: writtenExplained(explained) }}
                  fz="inherit"
                  c="var(--mantine-color-text)"
                  aria-label={`${left(of, currency)}: why ${monthName(month)} of ${name} differs`}
                >
                  {left(of, currency)}
                </TextLink>
              }
            />
          );
        },
      }),
    ),
  ];
}

function Applications({ item }: { readonly item: Item }) {
  const { applications, currency } = item;
  return (
    <div style={{ minWidth: '9rem' }}>
      {applications.length === 0 ? (
        <Text fz="sm" fw={560}>
          Contracts without an application
        </Text>
      ) : (
        applications.map(({ id, name }) => (
          <div key={id}>
            <NameLink to="/applications/$id" params={{ id }}>
              {name}
            </NameLink>
          </div>
        ))
      )}
      <Text fz="xs" c="dimmed">
        {currency}
        {hasNoContract(item) && ', no contract'}
      </Text>
    </div>
  );
}

function defined(search: Search): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const isNot0 = (amount: string) => /[1-9]/.test(amount);

/** Whole units are enough to compare a year by; the list behind a total has the cents. */
function short(amount: string, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amount as unknown as number,
  );
}

function left({ spend }: Compared, currency: string): string {
  return isNot0(spend) ? short(spend, currency) : '–';
}

interface PairProps {
  readonly of: Compared;
  readonly currency: string;
  readonly planned?: string | undefined;
  /** Its month has not begun. */
  readonly ahead?: boolean;
  readonly link?: React.ReactNode;
}

function Pair({ of, currency, planned, ahead, link }: PairProps) {
  const { spend, cost, due } = of;
  if (!isNot0(spend) && !isNot0(cost))
    return (
      <Text span fz="sm" c="dimmed">
        –
      </Text>
    );
  const paid = isNot0(due) && due !== cost ? `, ${money(due, currency)} due` : '';
  const budget = planned === undefined ? '' : `, ${money(planned, currency)} planned`;
  return (
    <div title={`Spend ${money(spend, currency)}, cost ${money(cost, currency)}${paid}${budget}`}>
      <Text fz="sm" component="div">
        {link ?? (ahead ? '–' : left(of, currency))}
      </Text>
      <Text fz="xs" c="dimmed" component="div">
        {short(cost, currency)}
      </Text>
    </div>
  );
}

/** What was planned so far, and what of it did not leave. */
function Planned({ item: { budget, currency } }: { readonly item: Item }) {
  if (!budget)
    return (
      <Text span fz="sm" c="dimmed">
        –
      </Text>
    );
  const isOver = budget.left.startsWith('-');
  return (
    <div title={`Planned so far: ${money(budget.soFar, currency)}`}>
      <Text fz="sm" component="div">
        {short(budget.soFar, currency)}
      </Text>
      <Text fz="xs" component="div" c={isOver ? 'var(--sl-warn)' : 'dimmed'} style={{ whiteSpace: 'nowrap' }}>
        {short(budget.left.replace('-', ''), currency)} {isOver ? 'over' : 'left'}
      </Text>
    </div>
  );
}

/** Spend less cost, and how much of it only falls at another time. */
function Variance({
  of: { variance, timing },
  currency,
}: {
  readonly of: Compared;
  readonly currency: string;
}) {
  if (!isNot0(variance)) return <Text fz="sm">Even</Text>;
  return (
    <div title={`Spend less cost: ${money(variance, currency)}`}>
      <Text fz="sm" fw={560} component="div">
        {signed(variance, currency)}
      </Text>
      {isNot0(timing) && (
        <Text fz="xs" component="div" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {timing === variance ? 'all timing' : `timing ${signed(timing, currency)}`}
        </Text>
      )}
    </div>
  );
}

function signed(amount: string, currency: string): string {
  return `${amount.startsWith('-') ? '−' : '+'}${short(amount.replace('-', ''), currency)}`;
}
