// One license: its figures under any period, the people behind them, its days, both layers of its values and its log.
import { Badge, Button, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listLedger } from '#shared/api/ledger.ts';
import { getLicense, type LicenseDetail, updateLicense } from '#shared/api/licenses.ts';
import { INACTIVITY_PERIODS } from '#shared/domain/utilization/inactivity.ts';
import { reading } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { spoken } from '#web/ui/words.ts';
import { LicenseFigures } from './license-figures.tsx';

const SubjectLog = later(() => import('../logs/subject-log.tsx').then((file) => file.SubjectLog));

const LicensePeople = later(
  () => import('./license-people.tsx').then((file) => file.LicensePeople),
  <RowsSkeleton />,
);
const LicenseValues = later(() => import('./license-values.tsx').then((file) => file.LicenseValues));
const LicenseHistory = later(() => import('./license-history.tsx').then((file) => file.LicenseHistory));

const ManualActions = later(() => import('./manual-actions.tsx').then((file) => file.ManualActions));
const EditLicense = later(() => import('./edit-license.tsx').then((file) => file.EditLicense));

export function LicensePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(reading(getLicense, { params: { id } }));
  if (error) {
    return (
      <Page title="License" back={{ to: '/licenses', name: 'Licenses' }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  return data ? <Shown license={data} /> : <PageSkeleton />;
}

function Shown({ license }: { readonly license: LicenseDetail }) {
  const search = useSearch({ strict: false }) as Search;
  const [editing, setEditing] = useState(false);
  const mayEdit = usePermission(updateLicense, license.applicationId);
  const maySeeLog = usePermission(listLedger).allowed;
  const chosen = INACTIVITY_PERIODS.find((days) => String(days) === search.periodDays);
  const days = chosen ?? license.periodDays;
  const states = license.periods.find((period) => period.days === days)?.states ?? license.states;
  return (
    <Page
      title={license.name}
      back={{ to: '/licenses', name: 'Licenses' }}
      badge={
        <Group gap={6}>
          {license.status === 'inactive' && <Badge color="gray">Gone at the vendor</Badge>}
          {!license.managed && <Badge color="gray">Not managed</Badge>}
        </Group>
      }
      lead={
        <>
          <TextLink to="/applications/$id" params={{ id: license.applicationId }} fz="sm">
            {license.applicationName}
          </TextLink>{' '}
          · {spoken(license.type)}
          {license.key && ` · ${license.key}`}
          {license.connectionId && (
            <>
              {' · read by '}
              <TextLink to="/connections/$id" params={{ id: license.connectionId }} fz="sm">
                {license.connectionName}
              </TextLink>
            </>
          )}
        </>
      }
      actions={
        <>
          {mayEdit.allowed && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              Edit
            </Button>
          )}
          {!license.captured && <ManualActions license={license} />}
        </>
      }
    >
      <Stack>
        <LicenseFigures license={license} states={states} days={days} />
        <AddressTabs
          tabs={[
            {
              id: 'people',
              name: 'People',
              body: <LicensePeople license={license} days={days} />,
            },
            {
              id: 'history',
              name: 'History',
              body: <LicenseHistory id={license.id} />,
            },
            { id: 'values', name: 'Values and sources', body: <LicenseValues license={license} /> },
            ...(maySeeLog
              ? [{ id: 'log', name: 'Log', body: <SubjectLog kind="license" id={license.id} /> }]
              : []),
          ]}
        />
      </Stack>
      {editing && <EditLicense license={license} onClose={() => setEditing(false)} />}
    </Page>
  );
}
