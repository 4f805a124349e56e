// What a vendor's connector declares, and what the last probe left of it, task by task.
import type { TaskCell, TaskChartRow } from '#shared/api/task-chart.ts';
import type { Connector } from '#shared/connectors/connector.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { Task } from '#shared/domain/connections/task.ts';

type Asked = Pick<Connection, 'tasks' | 'capabilities'>;
type Offers = Pick<Connector, 'offers'>;

/** @param connection absent for a vendor of which there is none */
export function tasksOf({ offers }: Offers, connection?: Asked): TaskChartRow['tasks'] {
  return Object.fromEntries(
    Task.options.map((task) => [task, cellOf({ offers }, task, connection)]),
  ) as TaskChartRow['tasks'];
}

function cellOf({ offers }: Offers, task: Task, connection: Asked | undefined): TaskCell {
  const offer = offers.find((one) => one.task === task);
  if (!offer) return { state: 'none' };
  const { endpoint, prerequisite } = offer;
  const known = { endpoint, ...(prerequisite !== undefined && { prerequisite }) };
  if (!connection) return { ...known, state: 'offered' };
  const capability = connection.capabilities.find((one) => one.task === task);
  if (capability && !capability.available) {
    const { reason, remedy } = capability;
    return { ...known, state: 'missing', reason, ...(remedy !== undefined && { remedy }) };
  }
  return { ...known, state: connection.tasks[task] === true ? 'on' : 'off' };
}
