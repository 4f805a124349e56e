// The table's client, built once per warm start; region, credentials and endpoint come from the SDK's own variables.
import { type OpenTable, openTable } from '#shared/table/open-table.ts';
import { oncePerPlace } from './once-per-place.ts';

const tables = oncePerPlace('DYNAMODB', () => new Map<string, OpenTable>());

export function tableClient(tableName: string): OpenTable {
  const table = tables().get(tableName) ?? openTable(tableName);
  tables().set(tableName, table);
  return table;
}
