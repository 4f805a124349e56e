// An outbox holds an item's ledger entries until they stand in the ledger; delivering twice changes nothing.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '#shared/domain/ledger/entry.ts';
import { indexes, type Key, keys, outboxes, versionKey } from './keys.ts';
import { getItem, queryAll, type Table } from './table.ts';

/** An entry that failed this often will not succeed by itself: it is parked and somebody is alarmed. */
const MAX_TRIES = 10;

/** An entry with the random id of the commit that made it. */
export interface Committed {
  readonly entry: LedgerEntry;
  readonly commitId: string;
}

interface Waiting extends Committed {
  readonly tries: number;
}

/** Name of an entry inside the outbox map; expression names may not begin with a digit. */
export function outboxName(version: number): string {
  return `v${version}`;
}

/**
 * Whether a commit whose condition was refused did succeed: the SDK repeats a write whose answer was lost, and the repetition
 * meets its own result. The item's last commit, its outbox and the ledger are asked in turn, as others may have followed.
 */
export async function isCommitted(
  table: Table,
  key: Key,
  entry: LedgerEntry,
  commitId: string,
): Promise<boolean> {
  const item = await getItem(table, key);
  if (!item || (item.version as number) < entry.version) return false;
  if (item.commitId === commitId) return true;
  const waiting = (item.outbox as Record<string, Waiting> | undefined)?.[outboxName(entry.version)];
  if (waiting) return waiting.commitId === commitId;
  const delivered = await getItem(table, keys.ledger(entry.at, entry.id));
  return delivered?.commitId === commitId;
}

/** Delivery hurries behind the commit; what fails here stays in the outbox and is found by the sweep. */
export async function deliver(table: Table, key: Key, committed: Committed): Promise<boolean> {
  try {
    await put(table, committed);
    await settle(table, key, committed.entry.version);
    return true;
  } catch {
    return false;
  }
}

export interface Swept {
  readonly delivered: number;
  readonly failed: number;
  readonly parked: number;
}

/** Delivers everything that waits, oldest first per item. */
export async function sweepOutboxes(table: Table): Promise<Swept> {
  let delivered = 0;
  let failed = 0;
  let parked = 0;
  for await (const { PK, SK } of queryAll(table, { index: 'GSI3', partition: outboxes.waiting })) {
    const key = { PK, SK };
    const item = await getItem(table, key);
    const waiting = Object.values((item?.outbox ?? {}) as Record<string, Waiting>).sort(
      (a, b) => a.entry.version - b.entry.version,
    );
    for (const each of waiting) {
      if (await deliver(table, key, each)) delivered++;
      else if (await recordFailure(table, key, each.entry.version, each.tries + 1)) parked++;
      else failed++;
    }
    if (item && waiting.length === 0) await unlist(table, key);
  }
  return { delivered, failed, parked };
}

/** Keys of items with a parked entry. */
export async function parkedOutboxes(table: Table): Promise<Key[]> {
  const parked: Key[] = [];
  for await (const { PK, SK } of queryAll(table, { index: 'GSI3', partition: outboxes.parked }))
    parked.push({ PK, SK });
  return parked;
}

async function put(table: Table, { entry, commitId }: Committed): Promise<void> {
  const { kind, id } = entry.subject;
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.ledger(entry.at, entry.id),
        entry,
        commitId,
        GSI1PK: indexes.subject(kind, id),
        GSI1SK: versionKey(entry.version),
      },
    }),
  );
}

/** Removes one entry, and the item's place in the index with the last one. */
async function settle(table: Table, key: Key, version: number): Promise<void> {
  const names = { '#outbox': 'outbox', '#entry': outboxName(version) };
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'REMOVE #outbox.#entry, GSI3PK, GSI3SK',
        ConditionExpression: 'attribute_exists(#outbox.#entry) AND size(#outbox) = :one',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'REMOVE #outbox.#entry',
        ConditionExpression: 'attribute_exists(PK)',
        ExpressionAttributeNames: names,
      }),
    );
  }
}

async function unlist(table: Table, key: Key): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'REMOVE GSI3PK, GSI3SK',
        ConditionExpression: 'size(#outbox) = :none',
        ExpressionAttributeNames: { '#outbox': 'outbox' },
        ExpressionAttributeValues: { ':none': 0 },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** @returns whether the entry is parked now. */
async function recordFailure(table: Table, key: Key, version: number, tries: number): Promise<boolean> {
  const parked = tries >= MAX_TRIES;
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET #outbox.#entry.tries = :tries${parked ? ', GSI3PK = :parked' : ''}`,
        ConditionExpression: 'attribute_exists(#outbox.#entry)',
        ExpressionAttributeNames: { '#outbox': 'outbox', '#entry': outboxName(version) },
        ExpressionAttributeValues: { ':tries': tries, ...(parked && { ':parked': outboxes.parked }) },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
  return parked;
}
