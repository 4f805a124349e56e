// A vendor is connected in five steps: which one, what it asks for, the credentials, the test, and what it may do.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createConnection } from '#shared/api/connections.ts';
import { listConnectors } from '#shared/api/connectors.ts';
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import { reading } from '#web/api/queries.ts';
import { usePermission } from '#web/app/session.ts';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Trouble } from '#web/ui/page-trouble.tsx';
import { ConnectionSteps } from './connection-steps.tsx';
import { Vendors } from './vendors.tsx';
import { useWizard } from './wizard-steps.ts';

export function AddConnectionPage() {
  const { data, error, refetch } = useQuery(reading(listConnectors, {}));
  const permission = usePermission(createConnection);
  const { search, choose } = useWizard();
  const connector = data?.items.find(({ id }) => id === search.connector);
  return (
    <Page
      title={connector ? `Connect ${connector.name}` : 'Connect a vendor'}
      back={{ to: '/connections', name: 'Connections' }}
      width="56rem"
    >
      {!permission.allowed ? (
        <Alert color="gray">{permission.reason}</Alert>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : connector ? (
        <ConnectionSteps key={connector.id} connector={connector} />
      ) : (
        <Vendors
          connectors={data.items.filter(({ id }) => id !== BY_HAND)}
          onChoose={({ id }) => choose(id)}
        />
      )}
    </Page>
  );
}
