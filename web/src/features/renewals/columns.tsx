// The columns of renewals: by when, what happens if nobody acts, and the money in it.
import { Stack, Text } from '@mantine/core';
import type { RenewalRow } from '#shared/api/renewals.ts';
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { NeedsReviewMark, RenewalStateMark } from './state-mark.tsx';
import { isClosed, URGENCY_COLORS, urgencyOf } from './urgency.ts';
import { UNDECIDED_WORDS } from './words.ts';

/** Vendor and applications, each said once. */
export function aboutOf({
  vendor,
  applicationNames,
}: Pick<RenewalRow, 'vendor' | 'applicationNames'>): string {
  return [...new Set([vendor, ...applicationNames])].filter(Boolean).join(' · ');
}

export function renewalColumns(today: CivilDay): readonly Column<RenewalRow>[] {
  return [
    {
      key: 'contract',
      label: 'Contract',
      sort: 'contractName',
      width: '22%',
      cell: (row) => (
        <div>
          <NameLink to="/renewals/$id" params={{ id: row.contractId }}>
            {row.contractName}
          </NameLink>
          <Text fz="xs" c="dimmed">
            {aboutOf(row)}
          </Text>
        </div>
      ),
    },
    {
      key: 'deadline',
      label: 'Decide by',
      sort: 'deadline',
      cell: (row) => (
        <div>
          <span style={{ whiteSpace: 'nowrap' }}>{day(row.deadline)}</span>
          <Text fz="xs" c={URGENCY_COLORS[urgencyOf(row)]}>
            {distance(today, row.deadline)}
          </Text>
        </div>
      ),
    },
    {
      key: 'state',
      label: 'State',
      sort: 'state',
      cell: (row) => (
        <Stack gap={2} align="flex-start">
          <RenewalStateMark state={row.state} />
          {row.needsReview && <NeedsReviewMark />}
        </Stack>
      ),
    },
    {
      key: 'undecided',
      label: 'If nobody acts',
      cell: (row) => (
        <div>
          {isClosed(row.state) ? <Unknown why="Nothing is left to decide" /> : UNDECIDED_WORDS[row.kind]}
          <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            Term ends {day(row.ends)}
          </Text>
        </div>
      ),
    },
    {
      key: 'nextTerm',
      label: 'Next term',
      sort: 'nextTerm',
      end: true,
      cell: (row) =>
        row.nextTerm !== null && row.currency !== null ? (
          money(row.nextTerm, row.currency)
        ) : (
          <Unknown why={isClosed(row.state) ? 'No next term was decided' : 'No prices are agreed'} />
        ),
    },
    {
      key: 'saving',
      label: 'Possible saving',
      sort: 'saving',
      end: true,
      cell: (row) => <Saving row={row} />,
    },
    {
      key: 'who',
      label: 'Owner or reviewer',
      cell: ({ owner, reviewer }) =>
        (reviewer ?? owner) ? (
          <div>
            <Text span fz="xs">
              {reviewer ?? owner}
            </Text>
            {reviewer !== null && (
              <Text fz="xs" c="dimmed">
                reviews it
              </Text>
            )}
          </div>
        ) : (
          <Unknown why="Nobody answers for it" />
        ),
    },
  ];
}

/** More seats than contracted are no saving, and are said as what they cost. */
function Saving({ row: { saving, currency } }: { readonly row: RenewalRow }) {
  if (saving === null || currency === null)
    return <Unknown why="Nothing can be proposed: no usage or no prices" />;
  if (Number(saving) === 0)
    return (
      <Text span fz="sm" c="dimmed">
        none
      </Text>
    );
  if (saving.startsWith('-'))
    return (
      <Text span fz="sm" c="dimmed">
        {money(saving.slice(1), currency)} more
      </Text>
    );
  return (
    <Text span fz="sm" c="var(--sl-good)" fw={560}>
      {money(saving, currency)}
    </Text>
  );
}
