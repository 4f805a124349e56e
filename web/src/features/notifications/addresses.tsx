// Every address that gets notices: people who signed in, and mailboxes added here.
import { Button, Group, Menu, Select, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconDotsVertical,
  IconPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  type AddressRow,
  confirmAgain,
  listAddresses,
  removeAddress,
  resumeAddress,
} from '#shared/api/notifications.ts';
import { useChange } from '#web/api/queries.ts';
import { useList } from '#web/api/use-list.ts';
import { useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { FormDialog } from '#web/ui/form-dialog.tsx';
import { moment } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { ListFrame } from '#web/ui/list-frame.tsx';
import { Empty } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { plural, ROLE_NAME } from '#web/ui/words.ts';

const AddressForm = later(() => import('./address-form.tsx').then((file) => file.AddressForm));

const STATUS = {
  active: { word: 'Active', icon: IconCircleCheck, color: 'var(--sl-good)' },
  unconfirmed: { word: 'Not confirmed yet', icon: IconClock, color: 'var(--mantine-color-dimmed)' },
  suspended: { word: 'Stopped', icon: IconAlertTriangle, color: 'var(--sl-bad)' },
} as const;

export function Addresses({ mayAdd }: { readonly mayAdd: boolean }) {
  const { timeZone } = useSession();
  const list = useList(listAddresses);
  const [form, setForm] = useState<AddressRow | 'new'>();
  const columns: readonly Column<AddressRow>[] = [
    {
      key: 'mail',
      label: 'Address',
      sort: 'mail',
      width: '32%',
      cell: (row) => (
        <div>
          <Text fz="sm" fw={540}>
            {row.mail}
          </Text>
          <Text fz="xs" c="dimmed">
            {row.name}
          </Text>
        </div>
      ),
    },
    { key: 'status', label: 'Status', sort: 'status', cell: (row) => <Status row={row} /> },
    {
      key: 'roles',
      label: 'Roles',
      cell: (row) =>
        row.roles ? row.roles.map((role) => ROLE_NAME[role]).join(', ') || 'No role' : 'Does not sign in',
    },
    { key: 'chosen', label: 'Chose', cell: (row) => chosenText(row) },
    { key: 'addedAt', label: 'Added', sort: 'addedAt', cell: (row) => moment(row.addedAt, timeZone) },
    { key: 'more', label: '', cell: (row) => <RowMenu row={row} onEdit={() => setForm(row)} /> },
  ];
  return (
    <>
      <ListFrame
        route={listAddresses}
        list={list}
        noun="addresses"
        filters={
          <Select
            aria-label="Status"
            placeholder="Any status"
            clearable
            w={170}
            data={Object.entries(STATUS).map(([value, { word }]) => ({ value, label: word }))}
            value={list.search.status ?? null}
            onChange={(value) => list.change({ status: value ?? undefined })}
          />
        }
        tools={
          mayAdd && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setForm('new')}>
              Add address
            </Button>
          )
        }
        empty={
          <Empty title="No addresses yet">
            <Text c="dimmed" fz="sm" mb="md">
              People appear here when they first sign in.
            </Text>
            {mayAdd && <Button onClick={() => setForm('new')}>Add address</Button>}
          </Empty>
        }
      >
        <DataTable
          label="Addresses"
          columns={columns}
          rows={list.data?.items ?? []}
          rowKey={(row) => row.mail}
          sort={list.search.sort}
          order={list.search.order}
          onSort={(sort, order) => list.change({ sort, order })}
          total={list.data?.total ?? 0}
        />
      </ListFrame>
      {form && <AddressForm {...(form !== 'new' && { address: form })} onClose={() => setForm(undefined)} />}
    </>
  );
}

function chosenText({ deliveries, follows }: AddressRow): string {
  const off = Object.values(deliveries).filter((delivery) => delivery === 'off').length;
  const parts = [
    off > 0 && `${plural(off, 'kind')} off`,
    follows.length > 0 && `follows ${plural(follows.length, 'kind')}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'As usual' : parts.join(', ');
}

function Status({ row }: { readonly row: AddressRow }) {
  const { word, icon: Icon, color } = STATUS[row.status];
  return (
    <div>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <Icon size={16} color={color} aria-hidden />
        <Text fz="sm">{word}</Text>
      </Group>
      {row.suspension && (
        <Text fz="xs" c="dimmed">
          {row.suspension.reason}
        </Text>
      )}
    </div>
  );
}

function RowMenu({ row, onEdit }: { readonly row: AddressRow; readonly onEdit: () => void }) {
  const resume = useChange(resumeAddress, { onDone: () => say.done(`Mail to ${row.mail} goes on`) });
  const again = useChange(confirmAgain, { onDone: () => say.done(`${row.mail} gets another link`) });
  const [asks, setAsks] = useState(false);
  const remove = useChange(removeAddress, { onDone: () => say.done(`${row.mail} was removed`) });
  const failed = { onError: (error: Error) => say.failed(error) };
  const input = { params: { id: row.mail } };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" aria-label={`More about ${row.mail}`}>
            <IconDotsVertical size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>Change what it gets</Menu.Item>
          {row.status === 'suspended' && (
            <Menu.Item onClick={() => resume.mutate(input, failed)}>Resume mail</Menu.Item>
          )}
          {row.status === 'unconfirmed' && (
            <Menu.Item onClick={() => again.mutate(input, failed)}>Send the link again</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setAsks(true)}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks && (
        <FormDialog
          title="Remove the address?"
          submit="Remove"
          danger
          size="md"
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setAsks(false)}
          onSubmit={() => remove.mutate(input)}
        >
          <Text fz="sm">
            {row.mail} gets nothing more, and what it chose is forgotten.
            {row.roles && ' It comes back, with everything as usual, when its person signs in again.'}
          </Text>
        </FormDialog>
      )}
    </>
  );
}
