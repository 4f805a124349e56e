// The columns of the people behind a license: who they are, how they use it, and through what they hold it.
import { Badge, Button, Checkbox, Group, Text } from '@mantine/core';
import type { LicenseHolder } from '#shared/api/license-people.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { Hint, Unknown } from '#web/ui/figure.tsx';
import { day, distance, number } from '#web/ui/format.ts';
import { NameLink } from '#web/ui/links.tsx';
import { StateMark } from '#web/ui/utilization.tsx';
import { holderKey } from '../actions/chosen-holders.tsx';

interface Does {
  /** Absent where the reader may not decide whose an account is. */
  readonly onAssign?: (row: LicenseHolder) => void;
  /** Absent where nothing may be done with the chosen. */
  readonly chosen?: ReadonlySet<string>;
  readonly choose?: (keys: readonly string[], on: boolean) => void;
}

export function holderColumns(
  today: string,
  { onAssign, chosen, choose }: Does,
): readonly Column<LicenseHolder>[] {
  return [
    {
      key: 'name',
      label: 'Person',
      sort: 'name',
      width: '30%',
      cell: (row) => (
        <div>
          <Group gap={6}>
            {choose && (
              <Checkbox
                size="xs"
                aria-label={`Choose ${row.name}`}
                checked={chosen?.has(holderKey(row)) ?? false}
                onChange={(event) => choose([holderKey(row)], event.currentTarget.checked)}
              />
            )}
            {row.personId ? (
              <NameLink to="/people/$id" params={{ id: row.personId }}>
                {row.name}
              </NameLink>
            ) : (
              <Text fz="sm" fw={540}>
                {row.name}
              </Text>
            )}
            {!row.personId && (
              <Hint label="This account belongs to nobody in the directory">
                <Badge size="sm" color="gray">
                  Not matched
                </Badge>
              </Hint>
            )}
            {!row.personId && onAssign && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Assign ${row.mail || row.name} to a person`}
                onClick={() => onAssign(row)}
              >
                Assign
              </Button>
            )}
            {row.exempt && (
              <Badge size="sm" color="gray">
                Exempt
              </Badge>
            )}
          </Group>
          <Text fz="xs" c="dimmed">
            {row.mail}
          </Text>
        </div>
      ),
    },
    { key: 'state', label: 'State', sort: 'state', cell: (row) => <StateMark state={row.state} /> },
    {
      key: 'lastActiveOn',
      label: 'Last active',
      sort: 'lastActiveOn',
      cell: (row) =>
        row.lastActiveOn ? (
          <Dated on={row.lastActiveOn} today={today} />
        ) : (
          <Unknown why={row.state === 'unknown' ? 'Not known' : 'Never'} />
        ),
    },
    {
      key: 'heldSince',
      label: 'Held since',
      sort: 'heldSince',
      cell: (row) =>
        row.heldSince ? <Dated on={row.heldSince} today={today} /> : <Unknown why="Not known" />,
    },
    {
      key: 'department',
      label: 'Department',
      sort: 'department',
      cell: (row) => row.department ?? <Unknown why="Not in the directory" />,
    },
    {
      key: 'accounts',
      label: 'Through',
      cell: (row) => {
        const via = [...new Set(row.accounts.map((account) => account.via ?? 'Directly'))].join(', ');
        return row.accounts.length > 1 ? `${via} · ${number(row.accounts.length)} accounts` : via;
      },
    },
  ];
}

function Dated({ on, today }: { readonly on: string; readonly today: string }) {
  return (
    <div>
      <span style={{ whiteSpace: 'nowrap' }}>{day(on)}</span>
      <Text fz="xs" c="dimmed">
        {distance(today, on)}
      </Text>
    </div>
  );
}
