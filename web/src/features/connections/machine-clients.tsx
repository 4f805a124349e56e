// The programs that may send files to a connection: made by an admin, each with its last use, and ended at once.
import { Button, Code, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { createMachineClient, listMachineClients } from '#shared/api/machine-clients.ts';
import type { MachineClient } from '#shared/domain/connections/machine-client.ts';
import { useList } from '#web/api/use-list.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { AllowedButton } from '#web/ui/allowed-button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { age, moment } from '#web/ui/format.ts';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { CreateClient, type MadeClient } from './create-client.tsx';
import { NewSecret } from './new-secret.tsx';
import { RevokeClient } from './revoke-client.tsx';

export function MachineClients({ connectionId }: { readonly connectionId: string }) {
  const { timeZone } = useSession();
  const list = useList(listMachineClients, { params: { id: connectionId } });
  const mayCreate = usePermission(createMachineClient);
  const createButton = useRef<HTMLButtonElement>(null);
  const [creates, setCreates] = useState(false);
  const [made, setMade] = useState<MadeClient>();
  const [ending, setEnding] = useState<MachineClient>();
  const columns: readonly Column<MachineClient>[] = [
    {
      key: 'name',
      label: 'Program',
      sort: 'name',
      cell: (row) => (
        <div>
          <Text fz="sm" fw={540}>
            {row.name}
          </Text>
          <Code style={{ overflowWrap: 'anywhere' }}>{row.id}</Code>
        </div>
      ),
    },
    {
      key: 'createdAt',
      label: 'Created',
      sort: 'createdAt',
      cell: (row) => (
        <div>
          <Text fz="sm">{moment(row.createdAt, timeZone)}</Text>
          <Text fz="xs" c="dimmed">
            by {row.createdBy}
          </Text>
        </div>
      ),
    },
    {
      key: 'usedAt',
      label: 'Last used',
      sort: 'usedAt',
      cell: (row) =>
        row.usedAt ? (
          <div>
            <Text fz="sm">{age(row.usedAt, Date.now())}</Text>
            <Text fz="xs" c="dimmed">
              {moment(row.usedAt, timeZone)}
            </Text>
          </div>
        ) : (
          'Never'
        ),
    },
    {
      key: 'revoke',
      label: '',
      cell: (row) => (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`Revoke ${row.name}`}
          onClick={() => setEnding(row)}
        >
          Revoke
        </Button>
      ),
    },
  ];
  const create = (
    <AllowedButton
      ref={createButton}
      permission={mayCreate}
      variant="default"
      onClick={() => setCreates(true)}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      Create client
    </AllowedButton>
  );
  return (
    <>
      <Text fz="sm" c="dimmed" mb="sm" maw="44rem">
        A program of your own sends files here with an id and a secret. It may send to this connection and do
        nothing else; what it sends stands in the log under its name.
      </Text>
      <ListFrame
        route={listMachineClients}
        list={list}
        noun="machine clients"
        tools={create}
        empty={
          <Empty title="No machine clients yet">
            <Text c="dimmed" fz="sm" mb="sm">
              With one, a nightly job can send what people upload by hand.
            </Text>
            {create}
          </Empty>
        }
      >
        <DataTable
          label="Machine clients"
          columns={columns}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.id}
          sort={list.search.sort}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {creates && (
        <CreateClient
          connectionId={connectionId}
          onClose={() => setCreates(false)}
          onMade={(client) => {
            setCreates(false);
            setMade(client);
          }}
        />
      )}
      {made && <NewSecret made={made} goOnAt={createButton} onClose={() => setMade(undefined)} />}
      {ending && <RevokeClient client={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
