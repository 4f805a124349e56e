// A table that takes everything and keeps only connections: what is measured with it is the work on this side of the wire.
import { Readable } from 'node:stream';
import { type OpenTable, openTable } from '#shared/table/open-table.ts';

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface WireKey {
  readonly PK: { readonly S: string };
  readonly SK: { readonly S: string };
}

export function sinkTable(): OpenTable {
  const connections = new Map<string, unknown>();
  const nameOf = ({ PK, SK }: WireKey) => `${PK.S} ${SK.S}`;

  function answer(target: string, body: string): unknown {
    if (target.endsWith('BatchWriteItem')) return { UnprocessedItems: {} };
    if (target.endsWith('PutItem') && body.includes('"CONN#')) {
      const { Item } = JSON.parse(body) as { Item: WireKey };
      connections.set(nameOf(Item), Item);
    }
    if (!target.endsWith('GetItem')) return {};
    const { Key } = JSON.parse(body) as { Key: WireKey };
    return { Item: connections.get(nameOf(Key)) };
  }

  return openTable('sink', {
    region: 'local',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: {
      async handle(request: Request) {
        const target = request.headers['x-amz-target'] ?? request.headers['X-Amz-Target'] ?? '';
        const text = JSON.stringify(answer(target, request.body ?? ''));
        return {
          response: {
            statusCode: 200,
            headers: { 'content-type': 'application/x-amz-json-1.0' },
            body: Readable.from([Buffer.from(text)]),
          },
        };
      },
    } as never,
  });
}
