// The table is created from the template and lives on disk in this process.
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { type Listening, listening } from './http-server.ts';
import { resourcesOf, type Template } from './template.ts';

/** Says nothing to anyone: this endpoint checks the form of a signature and not its key. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export const LOCAL_REGION = 'local';

export interface LocalTable extends Listening {
  readonly tableName: string;
}

/** Reuses what is in the folder; creates the table the first time. One process at a time may open a folder. */
export async function startTable(folder: string, template: Template, tableName: string): Promise<LocalTable> {
  const input = tableInput(template, tableName);
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const open = await listening(server);
  const client = new DynamoDBClient({
    endpoint: open.url,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand(input));
    await waitUntilTableExists(
      { client, maxWaitTime: 10, minDelay: 0.01 as number },
      { TableName: tableName },
    );
  } finally {
    client.destroy();
  }
  return { ...open, tableName };
}

/** The stack has one table, as AWS::DynamoDB::Table or as a GlobalTable of one region. */
function tableInput(template: Template, TableName: string): CreateTableCommandInput {
  const [found, ...more] = [
    ...resourcesOf(template, 'AWS::DynamoDB::Table'),
    ...resourcesOf(template, 'AWS::DynamoDB::GlobalTable'),
  ];
  if (!found || more.length) throw new Error('The template must have exactly one table');
  const properties = found[1] as unknown as CreateTableCommandInput;
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(
      ({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      }),
    ),
  };
}
