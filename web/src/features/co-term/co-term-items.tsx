// What each contract would get, or got: its next term, what that costs, and who has to approve it.
import { Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconMinus,
} from '@tabler/icons-react';
import type { CoTermItem, CoTermOutcome } from '#shared/api/co-term.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { reasonSentence } from '../renewals/sentences.ts';

const OUTCOMES: Record<
  CoTermOutcome,
  { readonly word: string; readonly icon: typeof IconMinus; readonly color: string }
> = {
  possible: { word: 'Can be renewed to it', icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  renewed: { word: 'Renewed', icon: IconCircleCheck, color: 'var(--sl-good)' },
  awaitingApproval: { word: 'Waits for approval', icon: IconHourglass, color: 'var(--sl-warn)' },
  together: { word: 'Ends then already', icon: IconMinus, color: 'var(--mantine-color-dimmed)' },
  refused: { word: 'Cannot', icon: IconAlertTriangle, color: 'var(--sl-warn)' },
};

function Outcome({ item: { outcome, reason, approval } }: { readonly item: CoTermItem }) {
  const { word, icon: Icon, color } = OUTCOMES[outcome];
  const asks = outcome === 'possible' && approval.length > 0;
  return (
    <div>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} color={color} aria-hidden style={{ flex: 'none' }} />
        <Text fz="sm">{asks ? 'Needs an approval' : word}</Text>
      </Group>
      {reason && (
        <Text fz="xs" c="dimmed">
          {reason}
        </Text>
      )}
      {asks &&
        approval.map((one) => (
          <Text key={reasonSentence(one)} fz="xs" c="dimmed">
            {reasonSentence(one)}
          </Text>
        ))}
    </div>
  );
}

interface CoTermItemsProps {
  readonly items: readonly CoTermItem[];
  readonly until: string;
}

export function CoTermItems({ items, until }: CoTermItemsProps) {
  const columns: readonly Column<CoTermItem>[] = [
    {
      key: 'name',
      label: 'Contract',
      width: '30%',
      cell: ({ id, name }) => (
        <NameLink to="/contracts/$id" params={{ id }}>
          {name}
        </NameLink>
      ),
    },
    {
      key: 'ends',
      label: 'Ends now',
      cell: ({ ends }) => (ends ? day(ends) : <Unknown why="It has no end" />),
    },
    {
      key: 'term',
      label: 'Its next term',
      cell: ({ from }) => (from ? `${day(from)} – ${day(until)}` : <Unknown why="None" />),
    },
    {
      key: 'cost',
      label: 'Costs',
      end: true,
      cell: ({ cost, currency }) =>
        cost !== null && currency ? money(cost, currency) : <Unknown why="No price is agreed" />,
    },
    { key: 'outcome', label: 'Result', width: '26%', cell: (item) => <Outcome item={item} /> },
  ];
  return (
    <Card title={`To end on ${day(until)}`} flush>
      <DataTable
        label="Contracts that shall end together"
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
      />
    </Card>
  );
}
