// Events reach the functions whose rules choose them, once, and what a function refuses is kept as a dead letter.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventSender } from '#functions/runtime/event-sender.ts';
import { type BusEvent, rulesOf, startBus } from '#infra/local/bus.ts';
import { matches } from '#infra/local/event-pattern.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '#infra/local/table.ts';
import { eventEntry } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';

const TEMPLATE = {
  Resources: {
    Sync: { Type: 'AWS::Lambda::Function' },
    Notifier: { Type: 'AWS::Lambda::Function' },
    OnSync: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['seatledger'], 'detail-type': ['Sync requested'] },
        Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Sync', 'Arn'] } }],
      },
    },
    OnAnything: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: [{ prefix: 'seat' }] },
        Targets: [{ Id: 'b', Arn: { 'Fn::GetAtt': ['Notifier', 'Arn'] } }],
      },
    },
  },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bus-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('one event reaches every function that a rule names, though one of them fails', async () => {
  const seen: [string, BusEvent][] = [];
  const invoke = async (id: string, event: unknown) => {
    seen.push([id, event as BusEvent]);
    if (id === 'Notifier') throw new Error('mail is down');
  };
  const bus = await startBus(rulesOf(TEMPLATE, {}), invoke, folder);
  const client = new EventBridgeClient({
    endpoint: bus.url,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  const detail = { connectionId: 'c1', cause: 'manual' } as const;
  await eventSender(client, 'bus')(eventEntry(syncRequested, detail, '2026-03-01T10:00:00.250Z'));
  await bus.idle();
  client.destroy();
  await bus.close();

  expect(seen.map(([id]) => id).sort()).toEqual(['Notifier', 'Sync']);
  expect(seen[0]?.[1]).toMatchObject({ source: 'seatledger', time: '2026-03-01T10:00:00Z', detail });
  const letters = (await readFile(join(folder, 'dead-letters.jsonl'), 'utf8')).trim().split('\n');
  expect(letters.map((each) => JSON.parse(each))).toMatchObject([
    { rule: 'OnAnything', function: 'Notifier', error: 'Error: mail is down', event: { detail } },
  ]);
});

const EVENT = {
  source: 'aws.ses',
  detail: { mail: { tags: { set: ['prod', 'x'] } }, count: 5, name: 'Ärger.PNG' },
};

test.each([
  ['an exact value', { source: ['aws.ses'] }, true],
  ['another value', { source: ['aws.s3'] }, false],
  ['one value of a list', { detail: { mail: { tags: { set: ['x'] } } } }, true],
  ['a prefix', { source: [{ prefix: 'aws.' }] }, true],
  ['a prefix in other letters', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, true],
  ['a suffix', { detail: { name: [{ suffix: '.PNG' }] } }, true],
  ['other letters', { detail: { name: [{ 'equals-ignore-case': 'ärger.png' }] } }, true],
  ['anything but', { source: [{ 'anything-but': ['aws.s3', 'aws.ec2'] }] }, true],
  ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws' } }] }, false],
  ['a range', { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, true],
  ['outside a range', { detail: { count: [{ numeric: ['>', 5] }] } }, false],
  ['a wildcard', { source: [{ wildcard: 'a*.*s' }] }, true],
  ['what exists', { detail: { count: [{ exists: true }] } }, true],
  ['what does not exist', { detail: { other: [{ exists: false }] } }, true],
  ['one of two branches', { $or: [{ source: ['x'] }, { detail: { count: [5] } }] }, true],
  ['two fields of which one fails', { source: ['aws.ses'], detail: { count: [6] } }, false],
])('a pattern judges %s', (_, pattern, expected) => {
  expect(matches(pattern, EVENT)).toBe(expected);
});

test('an operator nobody documented is an error, not a rule that never rings', () => {
  expect(() => matches({ source: [{ almost: 'x' }] }, EVENT)).toThrow('almost');
});

test('a pattern made of an event’s own values matches it, and no longer when one value differs', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer(), (source, kind, count) => {
      const event = { source, 'detail-type': kind, detail: { count } };
      const own = { source: [source], 'detail-type': [kind], detail: { count: [count] } };
      expect(matches(own, event)).toBe(true);
      expect(matches({ ...own, detail: { count: [count + 1] } }, event)).toBe(false);
    }),
  );
});
