// The deployed handlers, woken by their schedule on this machine: a vendor is read, counted, deleted and swept.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, expect, it } from 'vitest';
import { eventSender } from '#functions/runtime/event-sender.ts';
import { secretReader, secretWriter } from '#functions/runtime/secrets.ts';
import { startSeatledger } from '#infra/local/seatledger.ts';
import { eventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import { applicationEntity } from '#shared/table/application-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { connectionEntity, connectionOf, dueAt, loadConnection } from '#shared/table/connection-store.ts';
import { licenseOf, listLicenses } from '#shared/table/license-store.ts';
import { openTable } from '#shared/table/open-table.ts';
import { startSandbox } from '#test/sandbox/sandbox.ts';

/** The machine puts its addresses into the environment, which other tests of this worker share. */
const environment = { ...process.env };
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

const ANA = { kind: 'person', id: 'ana@example.com' } as const;
const NOW = '2026-04-16T08:00:00.000Z';

it('what is due is read by itself, its licenses are counted, and a deletion is brought to its end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sync-'));
  const failed: unknown[] = [];
  const onFailure = (_: string, error: unknown) => failed.push(error);
  const seatledger = await startSeatledger({ folder, port: 0, page: join(folder, 'none'), onFailure });
  const { TABLE_NAME = '', AWS_ENDPOINT_URL_DYNAMODB = '', PARAMETER_PREFIX = '' } = seatledger.environment;
  const table = openTable(TABLE_NAME, { endpoint: AWS_ENDPOINT_URL_DYNAMODB });
  const parameters = new SSMClient({ endpoint: seatledger.environment.AWS_ENDPOINT_URL_SSM ?? '' });
  const sandbox = await startSandbox({ people: 25, seed: 4, day: '2026-04-16' });
  const { config, credentials } = sandbox.credentials('salesforce');

  const id = 'crm.one';
  const secretVersion = await secretWriter(parameters, PARAMETER_PREFIX).write(id, credentials);
  const application = { id: 'crm', name: 'CRM', vendor: '', category: '', approval: 'approved' as const };
  await createItem(table, applicationEntity, NOW, {
    state: { ...application, owners: {}, notes: '', chargeback: [] },
    line: { actor: ANA, deed: 'created' },
  });
  const created = await createItem(table, connectionEntity, NOW, {
    state: {
      id,
      applicationId: 'crm',
      connector: 'salesforce',
      name: 'Production',
      config,
      tasks: { licenses: true, accounts: true, activity: true },
      capabilities: [],
      secretVersion,
      health: { state: 'waiting', since: NOW },
    },
    line: { actor: ANA, deed: 'connected' },
    figures: { nextRunAt: NOW },
    index: dueAt(id, NOW),
  });
  if (!created.ok) throw new Error(created.refusal.reason);

  await seatledger.ring('connector-sync', new Date('2026-04-16T08:15:00.000Z'));
  await seatledger.bus.idle();
  const stored = await loadConnection(table, id);
  expect(stored && connectionOf(stored).health.state).toBe('healthy');
  const truth = sandbox.truth().licenses.filter((one) => one.connector === 'salesforce' && one.active);
  const seats = new Map(
    (await listLicenses(table)).map(licenseOf).map((one) => [one.captured?.vendorId, one.figures?.seats]),
  );
  for (const { sku, used } of truth) expect(seats.get(sku), sku).toBe(used);

  const { AWS_ENDPOINT_URL_EVENTBRIDGE = '', EVENT_BUS_NAME = '' } = seatledger.environment;
  const send = eventSender(new EventBridgeClient({ endpoint: AWS_ENDPOINT_URL_EVENTBRIDGE }), EVENT_BUS_NAME);
  await send(eventEntry(syncRequested, { connectionId: id, cause: 'test' }, NOW));
  await seatledger.bus.idle();
  const tested = await loadConnection(table, id);
  expect(tested && connectionOf(tested).capabilities.every(({ available }) => available)).toBe(true);
  expect(tested && connectionOf(tested).tested).toMatchObject({ ok: true });

  await changeItem(table, connectionEntity, created.value.key, NOW, ({ state }) => ({
    state,
    line: { actor: ANA, deed: 'deleted' },
    tombstone: true,
  }));
  await seatledger.ring('sweep', new Date('2026-04-16T08:20:00.000Z'));
  await seatledger.bus.idle();
  expect(await secretReader(parameters, PARAMETER_PREFIX).read(id, secretVersion)).toBeUndefined();
  expect(failed).toEqual([]);
  table.dynamo.destroy();
  await sandbox.close();
  await seatledger.close();
  await rm(folder, { recursive: true });
});
