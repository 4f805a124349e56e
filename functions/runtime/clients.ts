// The AWS clients of a function, each built once per warm start; regions, credentials and endpoints come from the SDK's own variables.
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESClient } from '@aws-sdk/client-ses';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type OpenTable, openTable } from '#shared/table/open-table.ts';

const built = new Map<string, unknown>();

function once<T>(name: string, build: () => T): T {
  if (!built.has(name)) built.set(name, build());
  return built.get(name) as T;
}

export function tableClient(tableName: string, config: DynamoDBClientConfig = {}): OpenTable {
  return once(`table ${tableName}`, () => openTable(tableName, config));
}

export function eventClient(): EventBridgeClient {
  return once('events', () => new EventBridgeClient({}));
}

export function parameterClient(): SSMClient {
  return once('parameters', () => new SSMClient({}));
}

/** One attempt: a repetition after a lost answer would send a mail twice; whoever sends settles what is unknown. */
export function mailClient(): SESClient {
  return once('mail', () => new SESClient({ maxAttempts: 1 }));
}
