// The table's client, built once per warm start; region, credentials and endpoint come from the SDK's own variables.
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { type OpenTable, openTable } from '#shared/table/open-table.ts';

const built = new Map<string, OpenTable>();

export function tableClient(tableName: string, config: DynamoDBClientConfig = {}): OpenTable {
  const table = built.get(tableName) ?? openTable(tableName, config);
  built.set(tableName, table);
  return table;
}
