// What hangs on an application: its licenses, its connections and the contracts that name it.
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createConnection, listConnections } from '#shared/api/connections.ts';
import { createContract, listContracts } from '#shared/api/contracts.ts';
import { createLicense, listLicenses } from '#shared/api/licenses.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { HealthMark } from '#web/ui/health.tsx';
import { later } from '#web/ui/later.tsx';
import { LinkButton, TextLink } from '#web/ui/links.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { contractColumns } from '../contracts/columns.tsx';
import { licenseColumns } from '../licenses/columns.tsx';

const AddLicense = later(() => import('../licenses/add-license.tsx').then((file) => file.AddLicense));

export function LicensesTab({ id }: { readonly id: string }) {
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

export function ConnectionsTab({ id }: { readonly id: string }) {
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

export function ContractsTab({ id }: { readonly id: string }) {
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
