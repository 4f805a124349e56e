// A file is uploaded in three steps: which one, what its columns mean, and what it would do before it is sent.
import { Alert, Group, Select, Stack, Text } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { listConnections } from '#shared/api/connections.ts';
import { beginImport } from '#shared/api/imports.ts';
import { reading } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { usePermission } from '#web/app/session.ts';
import { LinkButton } from '#web/ui/links.tsx';
import { Page } from '#web/ui/page.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { ImportHistory } from './import-history.tsx';

/** What reads files is fetched when there is somewhere to send one. */
const Upload = lazy(() => import('./upload.tsx').then(({ Upload: found }) => ({ default: found })));

export function ImportPage() {
  const permission = usePermission(beginImport);
  return (
    <Page
      title="Import"
      lead="People, licenses and assignments of any application without an API. The same file twice changes nothing."
      width="64rem"
    >
      {permission.allowed ? <Chosen /> : <Alert color="gray">{permission.reason}</Alert>}
    </Page>
  );
}

function Chosen() {
  const { connectionId } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(reading(listConnections, { query: { limit: 1000 } }));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  const uploads = data.items.filter(({ upload }) => upload);
  const connect = (
    <LinkButton to="/connections/new" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
      New place for files
    </LinkButton>
  );
  if (uploads.length === 0) {
    return (
      <div className="sl-card">
        <Empty title="No place for files yet" icon={<IconFileImport size={30} stroke={1.4} aria-hidden />}>
          <Text c="dimmed" fz="sm" mb="md" maw="30rem">
            Choose “CSV files” as the vendor and the application they belong to; files are then uploaded here.
          </Text>
          {connect}
        </Empty>
      </div>
    );
  }
  const chosen =
    uploads.find(({ id }) => id === connectionId) ?? (uploads.length === 1 ? uploads[0] : undefined);
  return (
    <Stack>
      <Group align="flex-end">
        <Select
          label="Where it belongs"
          placeholder="Choose"
          w={320}
          data={uploads.map(({ id, name, applicationName }) => ({
            value: id,
            label: `${name} · ${applicationName}`,
          }))}
          value={chosen?.id ?? null}
          onChange={(id) => void navigate({ to: '.', search: { connectionId: id ?? undefined } } as never)}
        />
        {connect}
      </Group>
      {chosen && (
        <>
          <Suspense fallback={<RowsSkeleton rows={4} />}>
            <Upload key={chosen.id} connectionId={chosen.id} />
          </Suspense>
          <ImportHistory connectionId={chosen.id} />
        </>
      )}
    </Stack>
  );
}
