// The dates of contracts that come next, for whoever may see contracts.
import { Group, Text } from '@mantine/core';
import { listContracts } from '#shared/api/contracts.ts';
import type { DateKind, Overview } from '#shared/api/overview.ts';
import { usePermission } from '#web/app/session.ts';
import { day, distance, number } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { DATE_PAGES } from './attention.ts';

const DATE_WORDS: Record<DateKind, string> = {
  cancelBy: 'Last day to cancel',
  confirm: 'Ends unless confirmed',
  end: 'Ends',
  renewal: 'Renews',
  payment: 'Payment',
};

const FIRST = 8;

export function NextDates({ overview: { dates, today } }: { readonly overview: Overview }) {
  const maySee = usePermission(listContracts).allowed;
  if (!maySee) return null;
  const more = dates.length - FIRST;
  return (
    <Card
      title="Next dates"
      lead="Ninety days ahead"
      flush
      actions={
        <TextLink to="/contracts" fz="sm">
          All contracts
        </TextLink>
      }
    >
      {dates.length === 0 ? (
        <Empty title="No dates ahead" />
      ) : (
        <ul className="sl-cards">
          {dates.slice(0, FIRST).map(({ contractId, contractName, kind, day: on }) => (
            <li key={`${contractId} ${kind} ${on}`}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <div style={{ minWidth: 0 }}>
                  <NameLink to={DATE_PAGES[kind]} params={{ id: contractId }}>
                    {contractName}
                  </NameLink>
                  <Text fz="xs" c="dimmed">
                    {DATE_WORDS[kind]}
                  </Text>
                </div>
                <div style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
                  <Text fz="sm">{day(on)}</Text>
                  <Text fz="xs" c="dimmed">
                    {distance(today, on)}
                  </Text>
                </div>
              </Group>
            </li>
          ))}
          {more > 0 && (
            <li>
              <TextLink to="/contracts" fz="sm">
                {number(more)} more within ninety days
              </TextLink>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
