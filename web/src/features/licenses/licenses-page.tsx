// All licenses with what was bought, who holds them and who uses them.
import { Button, Select, Text } from '@mantine/core';
import { IconCertificate, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApplications } from '#shared/api/applications.ts';
import { createConnection } from '#shared/api/connections.ts';
import { createLicense, listLicenses } from '#shared/api/licenses.ts';
import { reading } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { useColumns } from '#web/ui/column-menu.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton, TextLink } from '#web/ui/links.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Page } from '#web/ui/page.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { licenseColumns } from './columns.tsx';

const AddLicense = later(() => import('./add-license.tsx').then((file) => file.AddLicense));

export function LicensesPage() {
  const session = useSession();
  const list = useList(listLicenses);
  const { shown, menu } = useColumns(licenseColumns(session), ['vendor', 'endDate']);
  const mayAdd = usePermission(createLicense).allowed || session.ownedApplications.length > 0;
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Licenses"
      lead={`What was bought, who holds it and who used it. Somebody is inactive after ${session.inactivityPeriodDays} days without use, unless their application says otherwise.`}
      actions={
        mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            Add license
          </Button>
        )
      }
    >
      <ListFrame
        route={listLicenses}
        list={list}
        noun="licenses"
        filters={<Filters list={list} />}
        tools={menu}
        empty={<NoLicenses />}
        note={<Hidden list={list} />}
      >
        <DataTable
          label="Licenses"
          columns={shown}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort ?? 'name'}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {adding && <AddLicense onClose={() => setAdding(false)} />}
    </Page>
  );
}

type LicenseList = ReturnType<typeof useList<typeof listLicenses>>;

const SHOWN = [
  { value: 'over', label: 'Over-assigned' },
  { value: 'gone', label: 'Gone at the vendor' },
  { value: 'unmanaged', label: 'Not managed' },
];

function Filters({ list }: { readonly list: LicenseList }) {
  const mayChoose = usePermission(listApplications).allowed;
  const applications = useQuery({
    ...reading(listApplications, { query: { limit: 1000 } }),
    enabled: mayChoose,
  });
  const { overAssigned, inactive, managed, kind, applicationId } = list.search;
  const shown =
    overAssigned === 'true'
      ? 'over'
      : inactive === 'true'
        ? 'gone'
        : managed === 'false'
          ? 'unmanaged'
          : null;
  return (
    <>
      {mayChoose && (
        <Select
          aria-label="Application"
          placeholder="Any application"
          data={(applications.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={applicationId ?? null}
          onChange={(value) => list.change({ applicationId: value ?? undefined })}
          searchable
          clearable
          w={190}
        />
      )}
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        data={[
          { value: 'user', label: 'Seats' },
          { value: 'quantity', label: 'Quantities' },
        ]}
        value={kind ?? null}
        onChange={(value) => list.change({ kind: value ?? undefined })}
        clearable
        w={130}
      />
      <Select
        aria-label="Only"
        placeholder="In use"
        data={SHOWN}
        value={shown}
        onChange={(value) =>
          list.change({
            overAssigned: value === 'over' ? 'true' : undefined,
            inactive: value === 'gone' ? 'true' : undefined,
            managed: value === 'unmanaged' ? 'false' : undefined,
          })
        }
        clearable
        w={180}
      />
    </>
  );
}

function Hidden({ list }: { readonly list: LicenseList }) {
  const { hiddenInactive = 0, hiddenUnmanaged = 0 } = list.data ?? {};
  if (hiddenInactive + hiddenUnmanaged === 0) return null;
  return (
    <Text span fz="sm" ml={6}>
      · hidden:{' '}
      {hiddenInactive > 0 && (
        <TextLink to="/licenses" search={{ inactive: 'true' }} fz="sm">
          {number(hiddenInactive)} gone at the vendor
        </TextLink>
      )}
      {hiddenInactive > 0 && hiddenUnmanaged > 0 && ', '}
      {hiddenUnmanaged > 0 && (
        <TextLink to="/licenses" search={{ managed: 'false' }} fz="sm">
          {number(hiddenUnmanaged)} not managed
        </TextLink>
      )}
    </Text>
  );
}

function NoLicenses() {
  const mayConnect = usePermission(createConnection).allowed;
  return (
    <Empty title="No licenses yet" icon={<IconCertificate size={30} stroke={1.4} aria-hidden />}>
      <Text c="dimmed" fz="sm" mb="md" maw="30rem">
        Connect a vendor and its licenses are read with the people who hold them, or add one by hand.
      </Text>
      {mayConnect && <LinkButton to="/connections/new">Connect a vendor</LinkButton>}
    </Empty>
  );
}
