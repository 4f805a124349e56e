// Opens the table with a client tuned for many small calls.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

/** The SDK's default logger copies every response deeply before it drops it; one without `info` is not called. */
const QUIET = { debug() {}, warn() {}, error() {} } as unknown as NonNullable<DynamoDBClientConfig['logger']>;

export interface OpenTable extends Table {
  readonly dynamo: DynamoDBClient;
}

/** Credentials, region and endpoint come from the SDK's own environment variables unless given. */
export function openTable(name: string, config: DynamoDBClientConfig = {}): OpenTable {
  const dynamo = new DynamoDBClient({ logger: QUIET, ...config });
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  return { client, name, dynamo };
}
