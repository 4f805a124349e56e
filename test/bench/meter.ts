// The units of a table as DynamoDB would bill them, its indexes included: from what items were before and after a write.
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type IndexName, type Key, TABLE } from '#shared/table/keys.ts';
import { type OpenTable, openTable } from '#shared/table/open-table.ts';
import type { TestTable } from '#test/shared/table/embedded-table.ts';

export interface Units {
  requests: number;
  read: number;
  write: number;
  /** Of the writes: those of index entries. */
  index: number;
  /** Items put in batches: chunks, manifests, change sets. */
  batched: number;
  batchedUnits: number;
}

export interface MeteredTable extends OpenTable {
  readonly units: Units;
  reset(): void;
}

type Image = Record<string, unknown> | undefined;

/** A client of its own on the same table; what the meter asks for itself is not counted. */
export function metered(table: TestTable): MeteredTable {
  const opened = openTable(table.name, {
    endpoint: table.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const aside = DynamoDBDocumentClient.from(table.dynamo);
  const units: Units = none();
  const imageOf = async (key: Key): Promise<Image> => {
    const { Item } = await aside.send(
      new GetCommand({ TableName: table.name, Key: { PK: key.PK, SK: key.SK }, ConsistentRead: true }),
    );
    return Item;
  };
  opened.client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = context.commandName ?? '';
      const input = args.input as Input;
      units.requests++;
      const key = input.Key ?? input.Item;
      const before = key && /^(Put|Update|Delete)/.test(command) ? await imageOf(key) : undefined;
      const result = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as never,
      });
      const output = result.output as Output;
      if (/^(Get|BatchGet|Query)/.test(command)) {
        const consumed = [output.ConsumedCapacity ?? []].flat();
        units.read += consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      } else if (command.startsWith('BatchWrite')) {
        for (const { PutRequest } of Object.values(input.RequestItems ?? {}).flat()) {
          if (!PutRequest) continue;
          const cost = kilobytes(PutRequest.Item);
          units.batched++;
          units.batchedUnits += cost;
          units.write += cost + indexUnits(undefined, PutRequest.Item);
        }
      } else if (key) {
        const after = await imageOf(key);
        const index = indexUnits(before, after);
        units.index += index;
        units.write += Math.max(kilobytes(before), kilobytes(after), 1) + index;
      }
      return result;
    },
    { step: 'initialize', name: 'meter', priority: 'high' },
  );
  return { ...opened, units, reset: () => void Object.assign(units, none()) };
}

interface Input {
  readonly Key?: Key;
  readonly Item?: Key;
  readonly RequestItems?: Readonly<
    Record<string, readonly { readonly PutRequest?: { readonly Item: Record<string, unknown> } }[]>
  >;
}

interface Output {
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number } | { readonly CapacityUnits?: number }[];
}

function none(): Units {
  return { requests: 0, read: 0, write: 0, index: 0, batched: 0, batchedUnits: 0 };
}

/** An entry that stays where it is costs one write, one that moves costs the removal too. */
function indexUnits(before: Image, after: Image): number {
  let units = 0;
  for (const name of Object.keys(TABLE.indexes) as IndexName[]) {
    const [old, now] = [projected(name, before), projected(name, after)];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    const { partitionKey, sortKey } = TABLE.indexes[name];
    const stays = old && now && old[partitionKey] === now[partitionKey] && old[sortKey] === now[sortKey];
    units += stays ? Math.max(kilobytes(old), kilobytes(now)) : kilobytes(old) + kilobytes(now);
  }
  return units;
}

function projected(name: IndexName, image: Image): Image {
  const { partitionKey, sortKey, projection } = TABLE.indexes[name];
  if (image?.[partitionKey] === undefined || image[sortKey] === undefined) return undefined;
  if (projection === 'ALL') return image;
  const { PK, SK } = image;
  return { PK, SK, [partitionKey]: image[partitionKey], [sortKey]: image[sortKey] };
}

function kilobytes(image: Image): number {
  return image === undefined ? 0 : Math.ceil(bytesOf(image) / 1024);
}

/** Names and values as DynamoDB counts them: UTF-8 text, two digits a byte, three bytes and one each for a list or map. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (value instanceof Uint8Array) return value.length;
  if (value === null || typeof value !== 'object') return 1;
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + 1 + bytesOf(one), 3);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const own = entries.reduce((sum, [name, one]) => sum + Buffer.byteLength(name) + bytesOf(one), 0);
  return 'PK' in value ? own : own + 3 + entries.length;
}
