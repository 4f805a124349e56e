// One application with its licenses, connections and contracts, and those who answer for it.

import { Anchor, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDotsVertical, IconExternalLink, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteApplication, getApplication, updateApplication } from '#shared/api/applications.ts';
import { createConnection, listConnections } from '#shared/api/connections.ts';
import { createContract, listContracts } from '#shared/api/contracts.ts';
import { createLicense, listLicenses } from '#shared/api/licenses.ts';
import type { Application } from '#shared/domain/applications/application.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { HealthMark } from '#web/ui/health.tsx';
import { later } from '#web/ui/later.tsx';
import { LinkButton, TextLink } from '#web/ui/links.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { APPROVAL_WORDS } from '#web/ui/words.ts';
import { contractColumns } from '../contracts/columns.tsx';
import { licenseColumns } from '../licenses/columns.tsx';
import { SubjectLog } from '../logs/subject-log.tsx';

const DeleteApplication = later(() =>
  import('./delete-application.tsx').then((file) => file.DeleteApplication),
);
const ApplicationForm = later(() => import('./application-form.tsx').then((file) => file.ApplicationForm));

const AddLicense = later(() => import('../licenses/add-license.tsx').then((file) => file.AddLicense));

export function ApplicationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, refetch } = useQuery(reading(getApplication, { params: { id } }));
  if (error) {
    return (
      <Page title="Application" back={{ to: '/applications', name: 'Applications' }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  return data ? <Shown application={data} /> : <PageSkeleton />;
}

function Shown({ application }: { readonly application: Application }) {
  const { inactivityPeriodDays } = useSession();
  const { owners, website, notes } = application;
  return (
    <Page
      title={application.name}
      back={{ to: '/applications', name: 'Applications' }}
      lead={[application.vendor, application.category, APPROVAL_WORDS[application.approval]]
        .filter(Boolean)
        .join(' · ')}
      actions={<Actions application={application} />}
    >
      <Stack>
        <Card>
          <Facts
            of={[
              [
                'Owner',
                owners.business ?? (
                  <Text fz="sm" c="var(--sl-warn)">
                    Nobody answers for it
                  </Text>
                ),
              ],
              ['IT owner', owners.it],
              ['Finance owner', owners.finance],
              [
                'Inactive after',
                application.inactivityPeriodDays
                  ? `${application.inactivityPeriodDays} days, for this application only`
                  : `${inactivityPeriodDays} days, as the organization`,
              ],
              [
                'Website',
                website && (
                  <Anchor href={website} target="_blank" rel="noreferrer" fz="sm">
                    {new URL(website).host} <IconExternalLink size={13} aria-label="opens in a new tab" />
                  </Anchor>
                ),
              ],
              ['Notes', notes && <span style={{ whiteSpace: 'pre-wrap' }}>{notes}</span>],
            ]}
          />
        </Card>
        <AddressTabs
          tabs={[
            { id: 'licenses', name: 'Licenses', body: <Licenses id={application.id} /> },
            { id: 'connections', name: 'Connections', body: <Connections id={application.id} /> },
            { id: 'contracts', name: 'Contracts', body: <Contracts id={application.id} /> },
            { id: 'log', name: 'Log', body: <SubjectLog kind="application" id={application.id} /> },
          ]}
        />
      </Stack>
    </Page>
  );
}

function Actions({ application }: { readonly application: Application }) {
  const mayChange = usePermission(updateApplication, application.id).allowed;
  const mayDelete = usePermission(deleteApplication).allowed;
  const [dialog, setDialog] = useState<'change' | 'delete'>();
  const close = () => setDialog(undefined);
  return (
    <>
      {mayChange && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setDialog('change')}
        >
          Edit
        </Button>
      )}
      {mayDelete && (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label="More about this application">
              <IconDotsVertical size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" onClick={() => setDialog('delete')}>
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'change' && (
        <ApplicationForm
          application={application}
          onClose={close}
          onDone={() => {
            say.done('Saved');
            close();
          }}
        />
      )}
      {dialog === 'delete' && <DeleteApplication application={application} onClose={close} />}
    </>
  );
}

function Licenses({ id }: { readonly id: string }) {
  const session = useSession();
  const mayAdd = usePermission(createLicense, id).allowed;
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(
    reading(listLicenses, { query: { applicationId: id, limit: 1000 } }),
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={4} />;
  const hidden = ['cost', 'endDate'];
  return (
    <>
      <div className="sl-card">
        {data.items.length === 0 ? (
          <Empty title="No licenses yet" />
        ) : (
          <DataTable
            label="Licenses of this application"
            columns={licenseColumns(session).filter(({ key }) => !hidden.includes(key))}
            rows={data.items}
            rowKey={(row) => row.id}
          />
        )}
      </div>
      {mayAdd && (
        <Button
          mt="sm"
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add license
        </Button>
      )}
      {adding && <AddLicense applicationId={id} onClose={() => setAdding(false)} />}
    </>
  );
}

function Connections({ id }: { readonly id: string }) {
  const mayConnect = usePermission(createConnection).allowed;
  const { data, error, refetch } = useQuery(
    reading(listConnections, { query: { applicationId: id, limit: 100 } }),
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={2} />;
  return (
    <>
      <div className="sl-card">
        {data.items.length === 0 ? (
          <Empty title="Not connected" />
        ) : (
          <ul className="sl-cards">
            {data.items.map((one) => (
              <li key={one.id}>
                <Group justify="space-between">
                  <div>
                    <TextLink to="/connections/$id" params={{ id: one.id }} fw={560} fz="sm">
                      {one.name}
                    </TextLink>
                    <Text fz="xs" c="dimmed">
                      {one.message}
                    </Text>
                  </div>
                  <HealthMark state={one.health.state} paused={one.paused} />
                </Group>
              </li>
            ))}
          </ul>
        )}
      </div>
      {mayConnect && (
        <LinkButton
          to="/connections/new"
          search={{ applicationId: id }}
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          Connect a vendor
        </LinkButton>
      )}
    </>
  );
}

function Contracts({ id }: { readonly id: string }) {
  const { today } = useSession();
  const mayRead = usePermission(listContracts);
  const mayAdd = usePermission(createContract).allowed;
  const { data, error, refetch } = useQuery({
    ...reading(listContracts, { query: { applicationId: id, limit: 100 } }),
    enabled: mayRead.allowed,
  });
  if (!mayRead.allowed) return <Text fz="sm">{mayRead.reason}</Text>;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={2} />;
  return (
    <>
      <div className="sl-card">
        {data.items.length === 0 ? (
          <Empty title="No contract names it" />
        ) : (
          <DataTable
            label="Contracts of this application"
            columns={contractColumns(today)}
            rows={data.items}
            rowKey={(row) => row.id}
          />
        )}
      </div>
      {mayAdd && (
        <LinkButton
          to="/contracts/new"
          search={{ applicationId: id }}
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          Add contract
        </LinkButton>
      )}
    </>
  );
}
