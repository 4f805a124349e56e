// The people of an application and what each of them holds; licenses that no vendor delivers are assigned here.
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApplicationPerson, listApplicationPeople, putAssignment } from '#shared/api/assignments.ts';
import { listLicenses } from '#shared/api/licenses.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { useEndless } from '#web/api/use-endless.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { ExportButton } from '#web/ui/export-button.tsx';
import { Unknown } from '#web/ui/figure.tsx';
import { distance } from '#web/ui/format.ts';
import { later } from '#web/ui/later.tsx';
import { NameLink } from '#web/ui/links.tsx';
import { RowsSkeleton } from '#web/ui/page-skeleton.tsx';
import { Empty, Trouble } from '#web/ui/page-trouble.tsx';
import { say } from '#web/ui/say.ts';
import { SearchInput } from '#web/ui/search-input.tsx';
import { plural } from '#web/ui/words.ts';
import { AssignTools } from './assign-tools.tsx';
import { HeldLicense } from './held-license.tsx';
import { type AssignmentTyping, NOTHING_TYPED, typingOf } from './typing.ts';

const AssignDialog = later(() => import('./assign-dialog.tsx').then((file) => file.AssignDialog));
const RemoveAssignment = later(() => import('./remove-assignment.tsx').then((file) => file.RemoveAssignment));

type Held = ApplicationPerson['licenses'][number];

type Asked =
  | { readonly act: 'assign' | 'change'; readonly typing: AssignmentTyping }
  | { readonly act: 'remove'; readonly mail: string; readonly held: Held };

export function PeopleTab({ id }: { readonly id: string }) {
  const { today } = useSession();
  const mayAssign = usePermission(putAssignment, id).allowed;
  const [asked, setAsked] = useState<Asked>();
  const list = useEndless(listApplicationPeople, { params: { id } });
  const licenses = useQuery(reading(listLicenses, { query: { applicationId: id, limit: 1000 } }));
  const named = licenses.data?.items ?? [];
  const open = mayAssign ? named.filter(({ assignable }) => assignable).map((one) => one.id) : [];
  const assigns = open.length > 0;
  const end = useChange(putAssignment, { onDone: () => say.done('It ends today') });
  const close = () => setAsked(undefined);

  const choose = (mail: string, held: Held, act: 'change' | 'end' | 'remove') => {
    const typing = typingOf(mail, held);
    if (act === 'remove') setAsked({ act, mail, held });
    else if (act === 'change') setAsked({ act, typing });
    else {
      const { role, from } = typing;
      const body = { ...(role && { role }), ...(from && { from }), until: today };
      end.mutate({ params: { id: held.id, mail }, body }, { onError: (error) => say.failed(error) });
    }
  };

  const tools = assigns && <AssignTools applicationId={id} />;
  const blank = !list.isLoading && !list.error && list.rows.length === 0 && list.filters.length === 0;
  return (
    <>
      {!blank && (
        <Group gap="xs" mb="sm">
          <SearchInput
            noun="people"
            text={list.search.text ?? ''}
            onChange={(text) => list.change({ text })}
          />
          <Select
            aria-label="License"
            placeholder="Any license"
            clearable
            searchable
            w={190}
            data={named
              .filter(({ kind }) => kind === 'user')
              .map(({ id: value, name }) => ({ value, label: name }))}
            value={list.search.licenseId ?? null}
            onChange={(value) => list.change({ licenseId: value ?? undefined })}
          />
          <Group ml="auto" gap="xs">
            <Text fz="sm" c="dimmed" aria-live="polite" className="sl-num">
              {list.first ? plural(list.total, 'person', 'people') : ''}
            </Text>
            <ExportButton route={listApplicationPeople} input={list.input} noun="people" />
            {tools}
          </Group>
        </Group>
      )}
      {list.error ? (
        <Trouble error={list.error} retry={list.refetch} />
      ) : list.isLoading ? (
        <RowsSkeleton />
      ) : (
        <div className="sl-card">
          {blank ? (
            <Empty title="Nobody is known to use it" icon={<IconUsers size={30} stroke={1.4} aria-hidden />}>
              <Text c="dimmed" fz="sm" mb={tools ? 'md' : 0} maw="30rem">
                {named.length === 0
                  ? 'Add a license first; then say who holds it.'
                  : 'Connect its vendor to read who holds its licenses, or say it by hand: one by one, or many by a sheet.'}
              </Text>
              {tools && (
                <Group justify="center" gap="xs">
                  {tools}
                </Group>
              )}
            </Empty>
          ) : list.rows.length === 0 ? (
            <Empty title="Nobody matches" />
          ) : (
            <DataTable
              label="People of this application"
              columns={columns(today, open, choose, (mail) =>
                setAsked({ act: 'assign', typing: { ...NOTHING_TYPED, mail } }),
              )}
              rows={list.rows}
              rowKey={(row: ApplicationPerson) => row.id}
              sort={list.search.sort ?? 'name'}
              order={list.search.order}
              onSort={(sort, order) => list.change({ sort, order })}
              onEnd={list.more}
              total={list.total}
            />
          )}
        </div>
      )}
      {asked && asked.act !== 'remove' && (
        <AssignDialog
          applicationId={id}
          given={asked.typing}
          stands={asked.act === 'change'}
          onClose={close}
        />
      )}
      {asked?.act === 'remove' && <RemoveAssignment mail={asked.mail} license={asked.held} onClose={close} />}
    </>
  );
}

/** @param open licenses that the reader may assign */
function columns(
  today: string,
  open: readonly string[],
  onChoose: (mail: string, held: Held, act: 'change' | 'end' | 'remove') => void,
  onAssign: (mail: string) => void,
): readonly Column<ApplicationPerson>[] {
  return [
    {
      key: 'name',
      label: 'Person',
      sort: 'name',
      width: '30%',
      cell: (row) => (
        <div>
          {row.personId ? (
            <NameLink to="/people/$id" params={{ id: row.personId }}>
              {row.name}
            </NameLink>
          ) : (
            <Text fz="sm" fw={540}>
              {row.name}
            </Text>
          )}
          {row.mail !== row.name && (
            <Text fz="xs" c="dimmed">
              {row.mail}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'licenses',
      label: 'Licenses',
      width: '38%',
      cell: (row) => (
        <Stack gap={6}>
          {row.licenses.map((held) => (
            <HeldLicense
              key={held.id}
              held={held}
              person={row}
              onChoose={open.includes(held.id) ? (act) => onChoose(held.mail, held, act) : undefined}
            />
          ))}
          {row.mail && open.some((id) => !row.licenses.some((held) => held.id === id)) && (
            <div>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={13} aria-hidden />}
                aria-label={`Add a license for ${row.name || row.mail}`}
                onClick={() => onAssign(row.mail)}
              >
                Add license
              </Button>
            </div>
          )}
          {open.length === 0 && row.licenses.length === 0 && <Unknown why="None" />}
        </Stack>
      ),
    },
    {
      key: 'department',
      label: 'Department',
      sort: 'department',
      cell: (row) => row.department ?? <Unknown why="Not known" />,
    },
    {
      key: 'lastActiveOn',
      label: 'Last active',
      sort: 'lastActiveOn',
      cell: (row) =>
        row.lastActiveOn ? (
          distance(today, row.lastActiveOn)
        ) : (
          <Unknown why={row.lastActiveOn === null ? 'Never' : 'Not told'} />
        ),
    },
  ];
}
