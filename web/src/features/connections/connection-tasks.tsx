// Each task is switched alone; what cannot be done says why, and what switching changes is said beside the switch.
import { Alert, Group, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConnectionView, switchTasks } from '#shared/api/connections.ts';
import { listConnectors } from '#shared/api/connectors.ts';
import { ACTION_TASKS, type Task } from '#shared/domain/connections/task.ts';
import { reading, useChange } from '#web/api/queries.ts';
import { usePermission, useSession } from '#web/app/session.ts';
import { Card } from '#web/ui/page.tsx';
import { say } from '#web/ui/say.ts';
import { TASK_WORDS } from '#web/ui/words.ts';
import { ScopeList } from './scope-list.tsx';

export function ConnectionTasks({ connection }: { readonly connection: ConnectionView }) {
  const { data } = useQuery(reading(listConnectors, {}));
  const card = data?.items.find(({ id }) => id === connection.connector);
  // What the connector has learned since it was connected is off until somebody switches it on.
  const known = Object.keys(connection.tasks) as Task[];
  const tasks = [...new Set([...known, ...(card?.offers.map(({ task }) => task) ?? [])])];
  return (
    <Stack>
      <Card
        title="What it does"
        lead="Switching license information off gives the typed values back exactly as they were; on again, the last captured ones are back at once."
        flush
      >
        <ul className="sl-cards">
          {tasks.map((task) => (
            <TaskLine key={task} task={task} connection={connection} />
          ))}
        </ul>
      </Card>
      {card && card.scopes.length > 0 && (
        <Card title="What it needs at the vendor" lead="Each with the reason it is asked for" flush>
          <ScopeList scopes={card.scopes} />
        </Card>
      )}
    </Stack>
  );
}

/** What was just clicked, and the version of the connection it was clicked on: it is shown until a newer one is. */
interface Asked {
  readonly on: boolean;
  readonly seen: number;
}

interface TaskLineProps {
  readonly task: Task;
  readonly connection: ConnectionView;
}

function TaskLine({ task, connection }: TaskLineProps) {
  const { roles } = useSession();
  const permission = usePermission(switchTasks);
  const [asked, setAsked] = useState<Asked>();
  const change = useChange(switchTasks, {
    onDone: ({ tasks }) => say.done(`${TASK_WORDS[task].name} is ${tasks[task] ? 'on' : 'off'}`),
  });
  const capability = connection.capabilities.find((one) => one.task === task);
  const acts = ACTION_TASKS.some((action) => action === task);
  const reason = !permission.allowed
    ? permission.reason
    : acts && !roles.includes('admin')
      ? 'Only administrators let a connection act at its vendor.'
      : undefined;
  const on = asked?.seen === connection.version ? asked.on : connection.tasks[task] === true;
  const switchTo = (to: boolean) => {
    setAsked({ on: to, seen: connection.version });
    change.mutate(
      { params: { id: connection.id }, body: { tasks: { [task]: to } } },
      {
        onError: (error) => {
          setAsked(undefined);
          say.failed(error);
        },
      },
    );
  };
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fz="sm" fw={560}>
            {TASK_WORDS[task].name}
          </Text>
          <Text fz="sm" c="dimmed">
            {TASK_WORDS[task].does}
          </Text>
        </div>
        <Tooltip label={reason} disabled={reason === undefined}>
          <Group gap="xs" wrap="nowrap">
            <Text span fz="sm" aria-hidden>
              {on ? 'On' : 'Off'}
            </Text>
            <Switch
              aria-label={TASK_WORDS[task].name}
              checked={on}
              disabled={reason !== undefined}
              size="md"
              onChange={(event) => !change.isPending && switchTo(event.currentTarget.checked)}
            />
          </Group>
        </Tooltip>
      </Group>
      {capability && !capability.available && (
        <Alert color="orange" mt="xs" p="xs">
          <Text fz="sm">Not possible now: {capability.reason}</Text>
          {capability.remedy && <Text fz="sm">{capability.remedy}</Text>}
        </Alert>
      )}
    </li>
  );
}
