// All services of a template start together behind one origin, stop cleanly and start again on the same folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMachine } from '#infra/local/machine.ts';

const KEYS = [
  { AttributeName: 'PK', KeyType: 'HASH' },
  { AttributeName: 'SK', KeyType: 'RANGE' },
];
const TEMPLATE = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: KEYS,
        AttributeDefinitions: KEYS.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' })),
      },
    },
    SignIn: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'sign-in', TABLE_NAME: { Ref: 'Table' } } },
      },
    },
    Link: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationUri: { 'Fn::GetAtt': ['SignIn', 'Arn'] } },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey: '$default',
        AuthorizationType: 'JWT',
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Link' }]] },
      },
    },
  },
};

test('issuer, API and page share one origin, one process owns the folder, and a stop lets the next one in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'machine-'));
  const options = { template: TEMPLATE, folder, port: 0, page: join(folder, 'none') };
  for (const start of ['first', 'second']) {
    const machine = await startMachine(options);
    const status = async (path: string) => (await fetch(machine.origin + path)).status;
    expect(await status('/api/licenses'), start).toBe(401);
    for (const none of ['/people/%E0%A4%A', '//']) expect(await status(none), none).toBe(400);
    expect(await status('/local_seatledger/.well-known/jwks.json')).toBe(200);
    expect(await (await fetch(`${machine.origin}/config.json`)).json()).toMatchObject({
      authority: `${machine.origin}/local_seatledger`,
    });
    expect((await fetch(machine.inbox)).status).toBe(200);
    expect(machine.environment).toMatchObject({ TABLE_NAME: 'seatledger', PUBLIC_URL: machine.origin });
    await expect(startMachine(options)).rejects.toThrow('in use by process');
    await machine.close();
  }
  await rm(folder, { recursive: true });
});
