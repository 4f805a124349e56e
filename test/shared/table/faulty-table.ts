// The same table behind a client that dies, loses answers or does not see yet what was just written.
import { type OpenTable, openTable } from '#shared/table/open-table.ts';
import type { TestTable } from './embedded-table.ts';

/** The process is dead: this call and every later one fails. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

function another(table: TestTable): OpenTable {
  return openTable(table.name, {
    endpoint: table.endpoint,
    ...(process.env.AWS_ENDPOINT_URL_DYNAMODB === undefined && {
      region: 'local',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  });
}

export interface MortalTable extends OpenTable {
  /** Calls made so far. */
  readonly calls: () => number;
}

/** @param diesAt number of the call that is the last one. @param when whether that call still reaches the table */
export function mortalTable(table: TestTable, diesAt: number, when: 'before' | 'after'): MortalTable {
  const opened = another(table);
  let calls = 0;
  opened.dynamo.middlewareStack.add(
    (next) => async (args) => {
      calls++;
      if (calls > diesAt || (calls === diesAt && when === 'before')) throw new Killed('The process died');
      const result = await next(args);
      if (calls >= diesAt) throw new Killed('The process died');
      return result;
    },
    { step: 'initialize', name: 'mortal' },
  );
  return { ...opened, calls: () => calls };
}

/** The answer of one call is lost on the way, so that the client asks again. @param losesAt number of that call */
export function forgetfulTable(table: TestTable, losesAt: number): MortalTable {
  const opened = another(table);
  let calls = 0;
  let lost = false;
  opened.dynamo.middlewareStack.add(
    (next) => async (args) => {
      calls++;
      return next(args);
    },
    { step: 'initialize', name: 'count' },
  );
  opened.dynamo.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (lost || calls !== losesAt) return result;
      lost = true;
      throw Object.assign(new Error('The answer was lost'), { name: 'TimeoutError', $retryable: {} });
    },
    { step: 'deserialize', name: 'forgetful', priority: 'high' },
  );
  return { ...opened, calls: () => calls };
}

/** Eventually consistent reads by key, or of a partition, see nothing of what they ask for. */
export function laggingTable(table: TestTable): OpenTable {
  const opened = another(table);
  opened.dynamo.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const input = args.input as Lagging;
      const output = result.output as Partial<Record<'Item' | 'Items', unknown>> & {
        Responses?: Record<string, unknown[]>;
      };
      if (context.commandName === 'QueryCommand' && !input.IndexName && !input.ConsistentRead)
        output.Items = [];
      if (context.commandName === 'GetItemCommand' && !input.ConsistentRead) delete output.Item;
      if (context.commandName === 'BatchGetItemCommand')
        for (const [name, asked] of Object.entries(input.RequestItems ?? {}))
          if (!asked.ConsistentRead && output.Responses) output.Responses[name] = [];
      return result;
    },
    { step: 'initialize', name: 'lagging' },
  );
  return opened;
}

interface Lagging {
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<Record<string, { readonly ConsistentRead?: boolean }>>;
}
