// The chart of tasks: one row for each connection, and one for each vendor that could be connected.
import { listTaskChart, type TaskChartRow } from '#shared/api/task-chart.ts';
import { CONNECTORS, connectorById } from '#shared/connectors/registry.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';
import { tasksOf } from '../task-chart.ts';

export const taskChartEndpoints = [
  endpoint(listTaskChart, async ({ table }, { query }) => {
    const [stored, applications] = await Promise.all([listConnections(table), listApplications(table)]);
    const nameOf = new Map(applications.map(({ state }) => [state.id, state.name]));
    const connections = stored.map(connectionOf);
    const connected = new Set(connections.map(({ connector }) => connector));
    const ofConnections = connections.flatMap((connection): TaskChartRow[] => {
      const connector = connectorById(connection.connector);
      // What people keep by hand asks nothing of a vendor.
      if (!connector || connector.byHand) return [];
      return [
        {
          id: connection.id,
          vendor: connector.name,
          category: connector.category,
          connectionId: connection.id,
          connectionName: connection.name,
          applicationName: nameOf.get(connection.applicationId) ?? '',
          tasks: tasksOf(connector, connection),
        },
      ];
    });
    const ofVendors = CONNECTORS.filter(({ id, byHand }) => !byHand && !connected.has(id)).map(
      (connector): TaskChartRow => ({
        id: connector.id,
        vendor: connector.name,
        category: connector.category,
        tasks: tasksOf(connector),
      }),
    );
    const { state, task } = query;
    const rows = [...ofConnections, ...ofVendors].filter(({ tasks }) => {
      const cells = task === undefined ? Object.values(tasks) : [tasks[task]];
      return state === undefined || cells.some((cell) => cell.state === state);
    });
    return pageOfRows(rows, query, {
      list: 'tasks',
      id: ({ id }) => id,
      text: ({ vendor, category, connectionName, applicationName }) => [
        vendor,
        category,
        connectionName,
        applicationName,
      ],
      value: (row, sort) => row[sort as 'vendor'],
      sort: 'vendor',
    });
  }),
];
