// The deployed handlers, woken by their schedule on this machine: a date that comes close is a mail in the inbox.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startSeatledger } from '#infra/local/seatledger.ts';
import { ContractInput } from '#shared/domain/contracts/contract.ts';
import { createItem } from '#shared/table/commit.ts';
import { contractEntity } from '#shared/table/contract-store.ts';
import { messagesOfMonth } from '#shared/table/message-store.ts';
import { openTable } from '#shared/table/open-table.ts';
import { ACTOR, START } from '../renewal-reminder/post-office.ts';

/** The machine puts its addresses into the environment, which other tests of this worker share. */
const environment = { ...process.env };
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});

it('a reminder that falls due is in the inbox, and what became of each mail is known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reminders-'));
  const failed: unknown[] = [];
  const options = {
    folder,
    port: 0,
    page: join(folder, 'none'),
    onFailure: (_: string, error: unknown) => failed.push(error),
  };
  const seatledger = await startSeatledger(options);
  const { TABLE_NAME = '', AWS_ENDPOINT_URL_DYNAMODB = '' } = seatledger.environment;
  const table = openTable(TABLE_NAME, { endpoint: AWS_ENDPOINT_URL_DYNAMODB });
  const state = {
    ...ContractInput.parse({
      name: 'Slack',
      kind: 'subscription',
      start: '2025-07-01',
      duration: { kind: 'months', months: 12 },
      renewal: { kind: 'automatic', months: 12 },
      notice: { count: 60, unit: 'days' },
      owners: { business: 'olga@example.com', it: 'bounce@example.com' },
    }),
    id: 'c',
    confirmed: [],
  };
  const line = { actor: ACTOR, deed: 'created' } as const;
  await createItem(table, contractEntity, START, { state, line });

  await seatledger.ring('renewal-reminder', new Date('2026-03-02T09:05:00.000Z'));
  await seatledger.bus.idle();

  const { emails } = (await (await fetch(`${seatledger.inbox}/store`)).json()) as {
    emails: { subject: string }[];
  };
  expect(emails.map(({ subject }) => subject)).toEqual(
    Array(2).fill('Slack can be canceled until May 1, 2026'),
  );
  const { messages } = await messagesOfMonth(table, '2026-03', { limit: 10 });
  expect(messages.map(({ message, delivery }) => [message.to, delivery.status]).sort()).toEqual([
    ['bounce@example.com', 'bounced'],
    ['olga@example.com', 'delivered'],
  ]);
  expect(failed).toEqual([]);
  table.dynamo.destroy();
  await seatledger.close();
  await rm(folder, { recursive: true });
});
