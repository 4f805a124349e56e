// The table is one DynamoDB table behind a document client; this file wraps the calls that stores are made of.
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type IndexName, type Key, TABLE } from './keys.ts';

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Seconds since 1970; what had expired by then is not read. Absent: whatever is there is read. */
  readonly nowSeconds?: number;
}

/**
 * The table as it is read at the time of an event. Deletion of what expired comes days late, or never on this machine, so every
 * read leaves it out here. The event's own time decides and not the wall clock: history that is played at past times keeps
 * what was live then, and a late delivery reads what its day read.
 */
export function tableAt<T extends Table>(table: T, at: Instant): T {
  return { ...table, nowSeconds: Math.floor(Date.parse(at) / 1000) };
}

function isLive({ nowSeconds }: Table, item: Item): boolean {
  const expires = item[TABLE.timeToLive];
  return nowSeconds === undefined || typeof expires !== 'number' || expires > nowSeconds;
}

export type Item = Record<string, unknown> & Key;

export interface QueryRange {
  readonly index?: IndexName;
  readonly partition: string;
  /** Sort keys that begin with this. */
  readonly prefix?: string;
  /** Inclusive bounds of the sort key. */
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  readonly after?: Place;
  readonly consistent?: boolean;
}

/** Key of the last item that was read, in the table and in the index. */
export type Place = Readonly<Record<string, string>>;

export interface QueryPage {
  readonly items: readonly Item[];
  readonly next: Place | undefined;
}

/** Strongly consistent unless asked otherwise: a commit decides on what it reads here. */
export async function getItem(table: Table, key: Key, consistent = true): Promise<Item | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: consistent }),
  );
  return Item && isLive(table, Item as Item) ? (Item as Item) : undefined;
}

export async function queryPage(table: Table, range: QueryRange): Promise<QueryPage> {
  const { Items, LastEvaluatedKey } = await table.client.send(new QueryCommand(queryInput(table, range)));
  return {
    items: ((Items ?? []) as Item[]).filter((item) => isLive(table, item)),
    next: LastEvaluatedKey as Place | undefined,
  };
}

/** Every item of a range, page by page. */
export async function* queryAll(table: Table, range: QueryRange): AsyncGenerator<Item> {
  let after = range.after;
  do {
    const page = await queryPage(table, { ...range, ...(after && { after }) });
    yield* page.items;
    after = page.next;
  } while (after);
}

export async function queryList(table: Table, range: QueryRange): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of queryAll(table, range)) items.push(item);
  return items;
}

/** DynamoDB's own limit of a sort key. */
const MAX_SORT_KEY_BYTES = 1_024;

/** The places where a page of a range may end; DynamoDB fails at any other. */
export function placesIn({ index, partition, prefix = '' }: QueryRange): z.ZodType<Place> {
  const sortKey = z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= MAX_SORT_KEY_BYTES);
  const within = sortKey.startsWith(prefix);
  if (!index) return z.strictObject({ PK: z.literal(partition), SK: within });
  const keys = TABLE.indexes[index];
  return z.strictObject({
    PK: sortKey,
    SK: sortKey,
    [keys.partitionKey]: z.literal(partition),
    [keys.sortKey]: within,
  });
}

function queryInput(table: Table, range: QueryRange): QueryCommandInput {
  const { partitionKey, sortKey } = range.index ? TABLE.indexes[range.index] : TABLE;
  const names: Record<string, string> = { '#p': partitionKey };
  const values: Record<string, unknown> = { ':p': range.partition };
  let condition = '#p = :p';
  if (range.prefix !== undefined) {
    names['#s'] = sortKey;
    values[':prefix'] = range.prefix;
    condition += ' AND begins_with(#s, :prefix)';
  } else if (range.from !== undefined || range.to !== undefined) {
    names['#s'] = sortKey;
    if (range.from !== undefined) values[':from'] = range.from;
    if (range.to !== undefined) values[':to'] = range.to;
    if (range.from !== undefined && range.to !== undefined) condition += ' AND #s BETWEEN :from AND :to';
    else condition += range.from !== undefined ? ' AND #s >= :from' : ' AND #s <= :to';
  }
  return {
    TableName: table.name,
    KeyConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ...(range.index && { IndexName: range.index }),
    ...(range.descending && { ScanIndexForward: false }),
    ...(range.limit !== undefined && { Limit: range.limit }),
    ...(range.after && { ExclusiveStartKey: range.after }),
    ...(range.consistent && !range.index && { ConsistentRead: true }),
  };
}

/** DynamoDB takes at most 100 keys in one BatchGet. */
const BATCH_GET_KEYS = 100;
const BATCH_ATTEMPTS = 8;

/** Items by exact key; unprocessed keys are asked for again with growing, jittered pauses. Missing keys are simply absent. */
export async function getItems(table: Table, wanted: readonly Key[], consistent = false): Promise<Item[]> {
  const batches: Key[][] = [];
  for (let at = 0; at < wanted.length; at += BATCH_GET_KEYS)
    batches.push(wanted.slice(at, at + BATCH_GET_KEYS));
  const found = await Promise.all(batches.map((batch) => getBatch(table, batch, consistent)));
  return found.flat().filter((item) => isLive(table, item));
}

async function getBatch(table: Table, batch: Key[], consistent: boolean): Promise<Item[]> {
  const items: Item[] = [];
  let keys: Record<string, unknown>[] = batch.map(({ PK, SK }) => ({ PK, SK }));
  for (let attempt = 0; keys.length > 0; attempt++) {
    if (attempt === BATCH_ATTEMPTS)
      throw new Error(`The table left ${keys.length} keys unread after ${BATCH_ATTEMPTS} attempts`);
    if (attempt > 0) await pause(attempt);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: keys, ConsistentRead: consistent } } }),
    );
    items.push(...((Responses?.[table.name] ?? []) as Item[]));
    keys = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}

/** DynamoDB takes at most 25 items and 16 MB in one BatchWrite. */
const BATCH_WRITE_ITEMS = 25;
const BATCHES_AT_ONCE = 4;

/** Puts items without a condition, in no order; unprocessed ones are sent again with growing, jittered pauses. */
export async function putItems(table: Table, items: readonly Item[]): Promise<void> {
  await writeBatches(
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
}

export async function deleteItems(table: Table, unwanted: readonly Key[]): Promise<void> {
  await writeBatches(
    table,
    unwanted.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } })),
  );
}

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

async function writeBatches(table: Table, requests: readonly WriteRequest[]): Promise<void> {
  const batches: WriteRequest[][] = [];
  for (let at = 0; at < requests.length; at += BATCH_WRITE_ITEMS)
    batches.push(requests.slice(at, at + BATCH_WRITE_ITEMS));
  for (let at = 0; at < batches.length; at += BATCHES_AT_ONCE)
    await Promise.all(batches.slice(at, at + BATCHES_AT_ONCE).map((batch) => writeBatch(table, batch)));
}

async function writeBatch(table: Table, batch: readonly WriteRequest[]): Promise<void> {
  let left = [...batch];
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === BATCH_ATTEMPTS)
      throw new Error(`The table left ${left.length} items unwritten after ${BATCH_ATTEMPTS} attempts`);
    if (attempt > 0) await pause(attempt);
    const { UnprocessedItems } = await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
    );
    left = UnprocessedItems?.[table.name] ?? [];
  }
}

/** Full jitter over an exponentially growing span, as batches that were throttled together must not return together. */
export function pause(attempt: number): Promise<void> {
  const spanMs = Math.min(2_000, 25 * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * spanMs));
}
