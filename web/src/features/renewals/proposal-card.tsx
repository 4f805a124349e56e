// What each line needs by its use, plus what is expected to come on top.
import { Button, Group, Text } from '@mantine/core';
import type { LineProposal, RenewalView } from '#shared/api/renewals.ts';
import { Percent } from '#shared/domain/contracts/pricing.ts';
import { AmountInput } from '#web/ui/amount-input.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, money, number } from '#web/ui/format.ts';
import { NameLink, TextLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { BASIS_WORDS } from './words.ts';

export interface Reckoning {
  readonly growthPercent: string;
  readonly marginPercent: string;
}

/** Why what was typed is no percentage; nothing where it is one. */
export function percentTrouble(typed: string): string | undefined {
  return Percent.safeParse(typed).success ? undefined : 'A percentage from 0 to 100, such as 12.5';
}

interface ProposalCardProps {
  readonly view: RenewalView;
  readonly typed: Reckoning;
  readonly onType: (typed: Reckoning) => void;
  /** Absent where nothing may be kept. */
  readonly onKeep: (() => void) | undefined;
  readonly busy: boolean;
}

export function ProposalCard({ view, typed, onType, onKeep, busy }: ProposalCardProps) {
  const { proposal, currency } = view;
  const isWhole = !percentTrouble(typed.growthPercent) && !percentTrouble(typed.marginPercent);
  return (
    <Card
      title="What is needed"
      lead="The most seats used on a day of the last 90, plus growth and margin"
      flush
      actions={
        <Group gap="sm" align="flex-start">
          <div style={{ width: '8.5rem' }}>
            <AmountInput
              label="Expected growth"
              unit="%"
              value={typed.growthPercent}
              error={percentTrouble(typed.growthPercent)}
              onChange={(growthPercent) => onType({ ...typed, growthPercent })}
            />
          </div>
          <div style={{ width: '8.5rem' }}>
            <AmountInput
              label="Margin on top"
              unit="%"
              value={typed.marginPercent}
              error={percentTrouble(typed.marginPercent)}
              onChange={(marginPercent) => onType({ ...typed, marginPercent })}
            />
          </div>
          {onKeep && (
            <Button variant="default" mt={24} disabled={!isWhole} loading={busy} onClick={onKeep}>
              Keep these
            </Button>
          )}
        </Group>
      }
    >
      <DataTable
        label="What is needed"
        columns={columns(currency)}
        rows={proposal.lines}
        rowKey={({ line }) => String(line)}
      />
    </Card>
  );
}

function columns(currency: string | null): readonly Column<LineProposal>[] {
  return [
    {
      key: 'line',
      label: 'Line',
      width: '30%',
      cell: ({ name, licenseId, basis }) => (
        <div>
          {licenseId === null ? (
            <Text span fz="sm" fw={560}>
              {name}
            </Text>
          ) : (
            <NameLink to="/licenses/$id" params={{ id: licenseId }}>
              {name}
            </NameLink>
          )}
          <Text fz="xs" c="dimmed">
            {basis !== 'usage' && BASIS_WORDS[basis]}
          </Text>
        </div>
      ),
    },
    { key: 'contracted', label: 'Contracted', end: true, cell: ({ contracted }) => number(contracted) },
    {
      key: 'peak',
      label: 'Most used',
      end: true,
      cell: ({ peak, peakDay, basis }) =>
        peak === null ? (
          <Unknown why={BASIS_WORDS[basis]} />
        ) : (
          <div>
            {number(peak)}
            {peakDay !== null && (
              <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                on {day(peakDay)}
              </Text>
            )}
          </div>
        ),
    },
    {
      key: 'inactive',
      label: 'Not used',
      end: true,
      cell: ({ inactive, licenseId, basis }) =>
        inactive === null || licenseId === null ? (
          <Unknown why={BASIS_WORDS[basis]} />
        ) : inactive === 0 ? (
          '0'
        ) : (
          <TextLink
            to="/licenses/$id"
            params={{ id: licenseId }}
            search={{ state: 'unused' }}
            fz="sm"
            aria-label={`${number(inactive)} not used: see who`}
          >
            {number(inactive)}
          </TextLink>
        ),
    },
    {
      key: 'proposed',
      label: 'Proposed',
      end: true,
      cell: ({ proposed, contracted }) => (
        <div>
          <b>{number(proposed)}</b>
          {proposed !== contracted && (
            <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {proposed > contracted ? '+' : '−'}
              {number(Math.abs(proposed - contracted))}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'saving',
      label: 'Saving',
      end: true,
      cell: ({ saving }) =>
        saving === null || currency === null ? (
          <Unknown why="No prices are agreed" />
        ) : Number(saving) === 0 ? (
          '0'
        ) : saving.startsWith('-') ? (
          `${money(saving.slice(1), currency)} more`
        ) : (
          <Text span fz="sm" c="var(--sl-good)" fw={560}>
            {money(saving, currency)}
          </Text>
        ),
    },
  ];
}
