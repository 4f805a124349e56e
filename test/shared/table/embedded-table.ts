// A table of its own for each test: in an embedded dynalite, or at the endpoint that AWS_ENDPOINT_URL_DYNAMODB names.
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DeleteTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { TABLE } from '#shared/table/keys.ts';
import { type OpenTable, openTable } from '#shared/table/open-table.ts';

let endpoint: Promise<string> | undefined;

/** One dynalite per worker process, started by the first test that needs it. */
function embeddedEndpoint(): Promise<string> {
  endpoint ??= new Promise((resolve, reject) => {
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    server.listen(0, '127.0.0.1', (error?: Error) => {
      if (error) reject(error);
      else resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    server.unref();
  });
  return endpoint;
}

export interface TestTable extends OpenTable {
  readonly endpoint: string;
  drop(): Promise<void>;
}

/** Built from the same declaration as the table in infra. */
export async function createTable(): Promise<TestTable> {
  const named = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  const url = named ?? (await embeddedEndpoint());
  const opened = openTable(`test-${crypto.randomUUID()}`, {
    endpoint: url,
    ...(named === undefined && {
      region: 'local',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  });
  const indexes = Object.entries(TABLE.indexes);
  const attributes = [TABLE, ...Object.values(TABLE.indexes)].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    sortKey,
  ]);
  await opened.dynamo.send(
    new CreateTableCommand({
      TableName: opened.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keySchema(TABLE),
      GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: index.projection },
      })),
    }),
  );
  await waitUntilTableExists(
    { client: opened.dynamo, maxWaitTime: 60, minDelay: 0.01 as number },
    { TableName: opened.name },
  );
  return {
    ...opened,
    endpoint: url,
    drop: async () => {
      await opened.dynamo.send(new DeleteTableCommand({ TableName: opened.name }));
    },
  };
}

function keySchema({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}
