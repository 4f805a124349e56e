// Counts what every DynamoDB call of a client consumes, as the service itself reports it.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Capacity {
  requests: number;
  readUnits: number;
  writeUnits: number;
  /** Calls by command name: `GetItemCommand`. */
  readonly commands: Record<string, number>;
}

const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Adds a middleware that asks for and sums consumed units; document commands pass through it as their plain forms. */
export function countCapacity(client: DynamoDBClient): Capacity {
  const capacity: Capacity = { requests: 0, readUnits: 0, writeUnits: 0, commands: {} };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = context.commandName ?? 'unknown';
      const result = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input,
      });
      const { ConsumedCapacity: consumed } = result.output as { ConsumedCapacity?: Consumed | Consumed[] };
      const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      capacity.requests += 1;
      capacity.commands[command] = (capacity.commands[command] ?? 0) + 1;
      if (READS.has(command)) capacity.readUnits += units;
      else capacity.writeUnits += units;
      return result;
    },
    { step: 'initialize', name: 'countCapacity' },
  );
  return capacity;
}
