// Writes numbered items into a table folder and prints each number once the table has taken it, until killed.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { LOCAL_CREDENTIALS, LOCAL_REGION, startTable } from '#infra/local/table.ts';
import { openTable } from '#shared/table/open-table.ts';
import { ONE_TABLE } from './one-table.ts';

const server = await startTable(process.argv[2] ?? '', ONE_TABLE, 'seatledger');
const { client } = openTable('seatledger', {
  endpoint: server.url,
  region: LOCAL_REGION,
  credentials: LOCAL_CREDENTIALS,
});
for (let number = 0; ; number++) {
  await client.send(new PutCommand({ TableName: 'seatledger', Item: { PK: 'N', SK: String(number) } }));
  console.log(number);
}
