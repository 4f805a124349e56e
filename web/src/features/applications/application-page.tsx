// One application with its licenses, connections and contracts, and those who answer for it.
import { Anchor, Button, Menu, Stack, Text } from '@mantine/core';
import { IconDotsVertical, IconExternalLink, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteApplication, getApplication, updateApplication } from '#shared/api/applications.ts';
import type { Application } from '#shared/domain/applications/application.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Facts } from '#web/ui/facts.tsx';
import { later } from '#web/ui/later.tsx';
import { Card, Page } from '#web/ui/page.tsx';
import { PageSkeleton, RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { AddressTabs } from '#web/ui/tabs.tsx';
import { APPROVAL_WORDS } from '#web/ui/words.ts';
import { SubjectLog } from '../logs/subject-log.tsx';
import { ConnectionsTab, ContractsTab, LicensesTab } from './application-tabs.tsx';

const DeleteApplication = later(() =>
  import('./delete-application.tsx').then((file) => file.DeleteApplication),
);
const PeopleTab = later(
  () => import('../assignments/people-tab.tsx').then((file) => file.PeopleTab),
  <RowsSkeleton />,
);
const ApplicationForm = later(() => import('./application-form.tsx').then((file) => file.ApplicationForm));

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
                'Charged to',
                application.chargeback.length > 0 &&
                  application.chargeback
                    .map(({ department, percent }) => `${department} ${percent} %`)
                    .join(', '),
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
            { id: 'licenses', name: 'Licenses', body: <LicensesTab id={application.id} /> },
            { id: 'people', name: 'People', body: <PeopleTab id={application.id} /> },
            { id: 'connections', name: 'Connections', body: <ConnectionsTab id={application.id} /> },
            { id: 'contracts', name: 'Contracts', body: <ContractsTab id={application.id} /> },
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
