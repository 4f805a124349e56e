// What may be done with the chosen transactions, always above them; who may not is told who may.
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { decideSpend, type SpendTransaction } from '#shared/api/spend.ts';
import type { InputOf } from '#web/api/client.ts';
import { useChange } from '#web/api/queries.ts';
import type { Permission } from '#web/app/session.ts';
import { later } from '#web/ui/later.tsx';
import { say } from '#web/ui/say.ts';
import { plural } from '#web/ui/words.ts';

const AssignDialog = later(() => import('./assign-dialog.tsx').then((file) => file.AssignDialog));

interface ChosenBarProps {
  readonly rows: readonly SpendTransaction[];
  readonly picked: readonly SpendTransaction[];
  readonly permission: Permission;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
  readonly onDone: () => void;
}

/** The API decides on as many at a time. */
const MOST = 100;

type Decision = InputOf<typeof decideSpend>['body']['decision'];

export function ChosenBar({ rows, picked, permission, onChoose, onDone }: ChosenBarProps) {
  const [assigns, setAssigns] = useState(false);
  const decide = useChange(decideSpend, {
    onDone: ({ items }) => {
      const failed = items.find(({ done }) => !done);
      if (failed) say.failed(new Error(failed.reason));
      onDone();
    },
  });
  if (!permission.allowed)
    return (
      <Text fz="xs" c="dimmed" px="md" pt="sm">
        You see transactions and cannot change them. {permission.reason}
      </Text>
    );
  const act = (decision: Decision) =>
    decide.mutate(
      { body: { ids: picked.map(({ id }) => id), decision } },
      { onError: (error) => say.failed(error) },
    );
  const most = rows.slice(0, MOST).map(({ id }) => id);
  const all = picked.length > 0 && picked.length >= most.length;
  const [none, some] = [picked.length === 0, picked.length > MOST];
  return (
    <Group
      justify="space-between"
      gap="xs"
      px="md"
      py="xs"
      style={{ borderBottom: '1px solid var(--sl-line)' }}
    >
      <Checkbox
        checked={all}
        indeterminate={!none && !all}
        onChange={(event) =>
          onChoose(event.currentTarget.checked ? most : rows.map(({ id }) => id), event.currentTarget.checked)
        }
        label={none ? `Choose all ${plural(most.length, 'shown', 'shown')}` : `${picked.length} chosen`}
      />
      <Group gap="xs">
        <Button size="xs" disabled={none || some} onClick={() => setAssigns(true)}>
          Give to an application
        </Button>
        {picked.some(({ by }) => by === 'hand') && (
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            onClick={() => act({ act: 'unassign' })}
          >
            Leave to the rules
          </Button>
        )}
        {picked.some(({ state }) => state === 'archived') ? (
          <Button
            size="xs"
            variant="default"
            loading={decide.isPending}
            onClick={() => act({ act: 'restore' })}
          >
            Restore
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={none || some}
            loading={decide.isPending}
            onClick={() => act({ act: 'archive' })}
          >
            Archive
          </Button>
        )}
      </Group>
      {assigns && (
        <AssignDialog
          picked={picked}
          onClose={() => setAssigns(false)}
          onDone={() => {
            setAssigns(false);
            onDone();
          }}
        />
      )}
    </Group>
  );
}
