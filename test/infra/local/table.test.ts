// The local table is built from a synthesized template and outlives the process that wrote it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type App, Stack } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { expect, test } from 'vitest';
import { LOCAL_CREDENTIALS, LOCAL_REGION, startTable } from '#infra/local/table.ts';
import { synthesizedTemplate } from '#infra/local/template.ts';
import { openTable } from '#shared/table/open-table.ts';
import { getItem, queryList } from '#shared/table/table.ts';

function stack(app: App): Stack {
  const built = new Stack(app, 'seatledger');
  const text = (name: string) => ({ name, type: AttributeType.STRING });
  new TableV2(built, 'Table', {
    partitionKey: text('PK'),
    sortKey: text('SK'),
    globalSecondaryIndexes: [{ indexName: 'GSI1', partitionKey: text('GSI1PK'), sortKey: text('GSI1SK') }],
  });
  return built;
}

test('what was written before a stop is found after the next start, by key and by index', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'table-'));
  const template = synthesizedTemplate(stack);
  const open = async () => {
    const server = await startTable(folder, template, 'seatledger');
    const config = { endpoint: server.url, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
    return { server, table: openTable(server.tableName, config) };
  };
  const item = { PK: 'APP#a', SK: 'APP', GSI1PK: 'APPS', GSI1SK: 'Atlas', name: 'Atlas' };

  const before = await open();
  await before.table.client.send(new PutCommand({ TableName: 'seatledger', Item: item }));
  before.table.dynamo.destroy();
  await before.server.close();

  const after = await open();
  expect(await getItem(after.table, { PK: 'APP#a', SK: 'APP' })).toEqual(item);
  expect(await queryList(after.table, { index: 'GSI1', partition: 'APPS' })).toEqual([item]);
  after.table.dynamo.destroy();
  await after.server.close();
  await rm(folder, { recursive: true });
});

test('a template without exactly one table is refused', async () => {
  await expect(startTable('/nowhere', { Resources: {} }, 'seatledger')).rejects.toThrow('exactly one table');
});
