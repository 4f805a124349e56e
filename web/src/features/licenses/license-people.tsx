// The people whom the counts are made of, filtered by state, text and department; a row each, only those in sight drawn.
import { Alert, Badge, Button, Group, Select, Text } from '@mantine/core';
import { IconEyeOff, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { HolderState, type LicenseHolder, listLicensePeople } from '#shared/api/license-people.ts';
import type { LicenseDetail } from '#shared/api/licenses.ts';
import { decidePerson } from '#shared/api/people.ts';
import { useEndless } from '#web/api/use-endless.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DepartmentFilter } from '#web/ui/department-filter.tsx';
import { ExportButton } from '#web/ui/export-button.tsx';
import { Hint, Unknown } from '#web/ui/figure.tsx';
import { day, distance, number } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton, NameLink } from '#web/ui/links.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { SearchInput } from '#web/ui/search-input.tsx';
import { StateMark } from '#web/ui/utilization.tsx';
import { plural, STATE_WORDS } from '#web/ui/words.ts';

const AssignTools = later(() => import('../assignments/assign-tools.tsx').then((file) => file.AssignTools));
const AssignAccount = later(() => import('../people/assign-account.tsx').then((file) => file.AssignAccount));

const STATES = { ...STATE_WORDS, unused: 'Not used' };

interface LicensePeopleProps {
  readonly license: LicenseDetail;
  readonly days: number;
}

export function LicensePeople({ license, days }: LicensePeopleProps) {
  const permission = usePermission(listLicensePeople, license.applicationId);
  if (license.kind === 'quantity') {
    return (
      <div className="sl-card">
        <Empty title="A quantity is not assigned to people">
          <Text c="dimmed" fz="sm">
            Licenses of this kind are bought as an amount and used up, so nobody holds them.
          </Text>
        </Empty>
      </div>
    );
  }
  if (!permission.allowed) {
    return (
      <Alert color="gray" icon={<IconEyeOff aria-hidden />} title="You see counts, not people">
        One person’s activity is shown to administrators, IT managers and the owners of{' '}
        {license.applicationName} only.
      </Alert>
    );
  }
  return <Holders license={license} days={days} />;
}

function Holders({ license, days }: LicensePeopleProps) {
  const { today } = useSession();
  const mayAssign = usePermission(decidePerson).allowed;
  const [assigning, setAssigning] = useState<LicenseHolder>();
  const fixed = days === license.periodDays ? {} : { periodDays: String(days) };
  const list = useEndless(listLicensePeople, {
    params: { id: license.id },
    fixed,
    enabled: license.people !== null,
  });
  if (license.people === null) {
    return (
      <div className="sl-card">
        <Empty title="Nobody was read yet" icon={<IconUsers size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm">
            {license.connectionId
              ? 'The people behind this license appear after the next complete read.'
              : 'No vendor tells who holds it. Assign it by hand, to one person or to many by a sheet, or connect its vendor.'}
          </Text>
          {license.assignable && (
            <Group justify="center" gap="xs" mt="md">
              <AssignTools applicationId={license.applicationId} licenseId={license.id} />
            </Group>
          )}
        </Empty>
      </div>
    );
  }
  const departments = list.first?.departments ?? [];
  return (
    <>
      <Group gap="xs" mb="sm">
        <SearchInput noun="people" text={list.search.text ?? ''} onChange={(text) => list.change({ text })} />
        <Select
          aria-label="State"
          placeholder="Any state"
          clearable
          w={150}
          data={HolderState.options.map((value) => ({ value, label: STATES[value] }))}
          value={list.search.state ?? null}
          onChange={(value) => list.change({ state: value ?? undefined })}
        />
        <DepartmentFilter
          departments={departments}
          department={list.search.department}
          onChange={(department) => list.change({ department })}
        />
        <Group ml="auto" gap="xs">
          <Text fz="sm" c="dimmed" aria-live="polite" className="sl-num">
            {list.first ? plural(list.total, 'person', 'people') : ''}
          </Text>
          <ExportButton route={listLicensePeople} input={list.input} noun="people" />
          {license.assignable && (
            <>
              <LinkButton
                to="/applications/$id"
                params={{ id: license.applicationId }}
                search={{ tab: 'people', licenseId: license.id }}
                variant="default"
              >
                Change or end
              </LinkButton>
              <AssignTools applicationId={license.applicationId} licenseId={license.id} />
            </>
          )}
        </Group>
      </Group>
      {list.error ? (
        <Trouble error={list.error} retry={list.refetch} />
      ) : list.isLoading ? (
        <RowsSkeleton />
      ) : (
        <div className="sl-card">
          {list.rows.length === 0 ? (
            <Empty title={list.filters.length > 0 ? 'Nobody matches' : nobody(license.seats ?? 0)} />
          ) : (
            <DataTable
              label={`People behind ${license.name}`}
              columns={columns(today, mayAssign ? setAssigning : undefined)}
              rows={list.rows}
              rowKey={(row: LicenseHolder) => row.personId ?? row.accounts[0]?.id ?? row.mail}
              sort={list.search.sort ?? 'name'}
              order={list.search.order}
              onSort={(sort, order) => list.change({ sort, order })}
              onEnd={list.more}
              total={list.total}
            />
          )}
        </div>
      )}
      {assigning?.accounts[0] && license.connectionId && (
        <AssignAccount
          connectionId={license.connectionId}
          accountId={assigning.accounts[0].id}
          account={assigning.accounts[0].mail || assigning.name}
          onClose={() => setAssigning(undefined)}
        />
      )}
    </>
  );
}

/** Seats without one of the people behind any of them are not seats that nobody holds. */
function nobody(seats: number): string {
  if (seats === 0) return 'Nobody holds it';
  const held = seats === 1 ? '1 seat is' : `${number(seats)} seats are`;
  return `No person to judge; ${held} held by disabled or service accounts`;
}

function columns(today: string, onAssign?: (row: LicenseHolder) => void): readonly Column<LicenseHolder>[] {
  return [
    {
      key: 'name',
      label: 'Person',
      sort: 'name',
      width: '30%',
      cell: (row) => (
        <div>
          <Group gap={6}>
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
