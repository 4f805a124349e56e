// Which tasks each vendor's API offers, and what of them each connection really does now, over HTTP.
import * as z from 'zod';
import { Task } from '#shared/domain/connections/task.ts';
import { READERS } from './readers.ts';
import { listQuery, pageOf, route } from './route.ts';

/**
 * `none`: the vendor's API does not offer it. `offered`: nothing of this vendor is connected. Of a connection: `on`, `off`, or
 * `missing` where the granted permissions or the vendor's plan forbid it.
 */
export const TaskState = z.enum(['none', 'offered', 'on', 'off', 'missing']);
export type TaskState = z.infer<typeof TaskState>;

const TaskCell = z.object({
  state: TaskState,
  /** The vendor's endpoint it uses. */
  endpoint: z.string().optional(),
  /** What the vendor's plan must include. */
  prerequisite: z.string().optional(),
  /** Why it is missing, and what to grant. */
  reason: z.string().optional(),
  remedy: z.string().optional(),
});
export type TaskCell = z.infer<typeof TaskCell>;

/** One connection, or a vendor of which there is none. */
export const TaskChartRow = z.object({
  id: z.string(),
  vendor: z.string(),
  category: z.string(),
  connectionId: z.string().optional(),
  connectionName: z.string().optional(),
  applicationName: z.string().optional(),
  tasks: z.record(Task, TaskCell),
});
export type TaskChartRow = z.infer<typeof TaskChartRow>;

const cellText = ({ state, reason, prerequisite }: TaskCell): string =>
  [state, reason ?? (state === 'offered' && prerequisite ? `needs ${prerequisite}` : undefined)]
    .filter((part) => part !== undefined)
    .join(': ');

export const listTaskChart = route({
  id: 'listTaskChart',
  method: 'GET',
  path: '/api/connectors/tasks',
  noun: 'connections',
  access: READERS.connections,
  summary: 'What each vendor’s API can do, and what of it each connection really does',
  query: listQuery(['vendor', 'connectionName', 'category'], {
    /** Only rows with a task in this state. */
    state: TaskState.optional(),
    task: Task.optional(),
  }),
  response: pageOf(TaskChartRow),
  csv: [
    { header: 'Vendor', value: (row) => row.vendor },
    { header: 'Category', value: (row) => row.category },
    { header: 'Connection', value: (row) => row.connectionName },
    { header: 'Application', value: (row) => row.applicationName },
    ...Task.options.map((task) => ({
      header: task,
      value: (row: TaskChartRow) => cellText(row.tasks[task]),
    })),
  ],
});

export const taskChartRoutes = [listTaskChart] as const;
