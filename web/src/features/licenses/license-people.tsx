// The people whom the counts are made of, filtered by state, text and department; a row each, only those in sight drawn.
import { Alert, Group, Select, Text } from '@mantine/core';
import { IconEyeOff, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { askForActions } from '#shared/api/actions.ts';
import { HolderState, type LicenseHolder, listLicensePeople } from '#shared/api/license-people.ts';
import type { LicenseDetail } from '#shared/api/licenses.ts';
import { decidePerson } from '#shared/api/people.ts';
import { useEndless } from '#web/api/use-endless.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { DepartmentFilter } from '#web/ui/department-filter.tsx';
import { ExportButton } from '#web/ui/export-button.tsx';
import { number } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { SearchInput } from '#web/ui/search-input.tsx';
import { plural, STATE_WORDS } from '#web/ui/words.ts';
import { ChosenHolders, holderKey } from '../actions/chosen-holders.tsx';
import { holderColumns } from './holder-columns.tsx';

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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const mayAct =
    usePermission(askForActions, license.applicationId).allowed && license.connectionId && !license.byHand;
  const choose = (keys: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const key of keys) on ? next.add(key) : next.delete(key);
    setChosen(next);
  };
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
          {mayAct && list.rows.length > 0 && (
            <ChosenHolders licenseId={license.id} rows={list.rows} chosen={chosen} onChoose={choose} />
          )}
          {list.rows.length === 0 ? (
            <Empty title={list.filters.length > 0 ? 'Nobody matches' : nobody(license.seats ?? 0)} />
          ) : (
            <DataTable
              label={`People behind ${license.name}`}
              columns={holderColumns(today, {
                ...(mayAssign && { onAssign: setAssigning }),
                ...(mayAct && { chosen, choose }),
              })}
              rows={list.rows}
              rowKey={holderKey}
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
