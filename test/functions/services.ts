// The bus and the parameter store that this machine runs, started once per worker by the first test that needs them.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { eventSender } from '#functions/runtime/event-sender.ts';
import { readParameter, secretWriter } from '#functions/runtime/secrets.ts';
import { type BusEvent, startBus } from '#infra/local/bus.ts';
import { startParameters } from '#infra/local/parameters.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '#infra/local/table.ts';
import { EVENT_SOURCE, type EventEntry } from '#shared/events/event.ts';

const EVERYTHING = [{ name: 'All', pattern: { source: [EVENT_SOURCE] }, functions: ['Listener'] }];

const PREFIX = '/seatledger/test';

/** Signs the links of mails that tests follow. */
const LINK_SECRET = 'secret';

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  const arrived: BusEvent[] = [];
  const [bus, parameters] = await Promise.all([
    startBus(EVERYTHING, async (_, event) => arrived.push(event as BusEvent), folder),
    startParameters(folder),
  ]);
  const common = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const parameterClient = new SSMClient({ ...common, endpoint: parameters.url });
  await parameterClient.send(
    new PutParameterCommand({ Name: `${PREFIX}/link-secret`, Value: LINK_SECRET, Type: 'SecureString' }),
  );
  return {
    send: eventSender(new EventBridgeClient({ ...common, endpoint: bus.url }), 'bus'),
    secrets: secretWriter(parameterClient, PREFIX),
    linkSecret: async () => (await readParameter(parameterClient, `${PREFIX}/link-secret`)) ?? '',
    /** What has arrived since the last time anybody took it. */
    async taken(): Promise<EventEntry[]> {
      await bus.idle();
      return arrived.splice(0).map((event) => ({
        Source: event.source,
        DetailType: event['detail-type'],
        Detail: JSON.stringify(event.detail),
        Time: new Date(event.time),
      }));
    },
    /** Everything the parameter store keeps on its disk. */
    kept(): string {
      return readFileSync(join(folder, 'parameters.json'), 'utf8');
    },
  };
}

let started: ReturnType<typeof start> | undefined;

export function services(): ReturnType<typeof start> {
  started ??= start();
  return started;
}
