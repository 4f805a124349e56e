// A file of people, licenses or assignments comes in: choose, map, check, send, and see what it changed.
import { Alert, Text } from '@mantine/core';
import { IconEyeOff, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ConnectionView, createConnection, listConnections } from '#shared/api/connections.ts';
import { beginImport } from '#shared/api/imports.ts';
import { BY_HAND } from '#shared/domain/assignments/hand-connection.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { reading } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { LinkButton } from '#web/ui/links.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { ImportSteps } from './import-steps.tsx';

const WhatComes = later(() => import('./what-comes.tsx').then((file) => file.WhatComes), <RowsSkeleton />);

export function ImportPage() {
  const permission = usePermission(beginImport);
  const { data, error, refetch } = useQuery({
    ...reading(listConnections, { query: { limit: 1000 } }),
    enabled: permission.allowed,
  });
  const connections = data?.items.filter(({ upload, connector }) => upload && connector !== BY_HAND) ?? [];
  return (
    <Page
      title="Import"
      lead="People, licenses and who holds them, for any application without an API. Nothing changes before you have seen what the file says; the same file once more changes nothing."
      width="70rem"
    >
      {!permission.allowed ? (
        <Alert color="gray" icon={<IconEyeOff aria-hidden />}>
          {permission.reason}
        </Alert>
      ) : error ? (
        <Trouble error={error} retry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton />
      ) : connections.length === 0 ? (
        <NoConnection />
      ) : (
        <Chosen connections={connections} />
      )}
    </Page>
  );
}

function NoConnection() {
  const mayConnect = usePermission(createConnection).allowed;
  return (
    <div className="sl-card">
      <Empty title="No place for files yet" icon={<IconFileImport size={30} stroke={1.4} aria-hidden />}>
        <Text c="dimmed" fz="sm" mb="md" maw="30rem">
          Files belong to an application. Choose “CSV files” as its vendor: that takes a minute and needs no
          credentials.
        </Text>
        {mayConnect && <LinkButton to="/connections/new">Make a place for files</LinkButton>}
      </Empty>
    </div>
  );
}

/** Connection and kind stand in the address, so that a link leads to the right place for a file. */
function Chosen({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const connection = connections.find(({ id }) => id === search.connectionId) ?? connections[0];
  const kind = ImportKind.safeParse(search.kind).data ?? 'people';
  const set = (change: Search) => void navigate({ to: '.', search: { ...search, ...change }, replace: true });
  if (!connection) return null;
  return (
    <ImportSteps
      key={connection.id}
      connectionId={connection.id}
      kind={kind}
      drop={(stage, onFile) => (
        <WhatComes
          connections={connections}
          connection={connection}
          kind={kind}
          stage={stage}
          onConnection={(connectionId) => set({ connectionId })}
          onKind={(next) => set({ kind: next === 'people' ? undefined : next })}
          onFile={onFile}
        />
      )}
    />
  );
}
