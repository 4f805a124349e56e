// Connections as they are read: connectors, health, progress and the history of their runs.
import * as routes from '#shared/api/connections.ts';
import { listConnectors } from '#shared/api/connectors.ts';
import { describeConnector } from '#shared/connectors/describe.ts';
import { CONNECTORS } from '#shared/connectors/registry.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { loadConnection } from '#shared/table/connection-store.ts';
import { decodeCursor, encodeCursor } from '#shared/table/cursor.ts';
import { listRuns, runsOf } from '#shared/table/run-store.ts';
import { placesIn } from '#shared/table/table.ts';
import { viewAll, viewOne } from '../connection-view.ts';
import { endpoint } from '../endpoint.ts';
import { BY_URGENCY } from '../health-text.ts';
import { pageOfRows } from '../list.ts';

const NO_CONNECTION = refuse('notFound', 'There is no such connection');

export const connectionEndpoints = [
  endpoint(listConnectors, async () => done({ items: CONNECTORS.map(describeConnector) })),

  endpoint(routes.listConnections, async ({ table }, { query, at }) => {
    const rows = (await viewAll(table, query.applicationId, at))
      .filter((row) => query.health === undefined || row.health.state === query.health)
      .filter((row) => query.connector === undefined || row.connector === query.connector);
    return pageOfRows(rows, query, {
      list: 'connections',
      id: (row) => row.id,
      text: (row) => [row.name, row.applicationName, row.connectorName],
      value: (row, sort) => {
        if (sort === 'health') return BY_URGENCY.indexOf(row.health.state);
        return sort === 'lastSuccessAt' ? row.health.lastSuccessAt : row[sort as 'name'];
      },
      sort: 'name',
    });
  }),

  endpoint(routes.getConnection, async ({ table }, { params, at }) => {
    const stored = await loadConnection(table, params.id);
    return stored ? done(await viewOne(table, stored, at)) : NO_CONNECTION;
  }),

  endpoint(routes.listConnectionRuns, async ({ table }, { params, query }) => {
    if (!(await loadConnection(table, params.id))) return NO_CONNECTION;
    const identity = ['runs', params.id];
    const place =
      query.cursor === undefined
        ? undefined
        : decodeCursor(identity, query.cursor, placesIn(runsOf(params.id)));
    if (place && !place.ok) return place;
    const { runs, next } = await listRuns(table, params.id, {
      limit: query.limit,
      ...(place && { after: place.value }),
    });
    return done({ items: [...runs], next: next ? encodeCursor(identity, next) : null });
  }),
];
