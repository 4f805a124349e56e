// Real API Gateway v2 events, as the gateway hands them on after its authorizer.
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { apiHandler } from '#functions/api/dispatch.ts';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { EventEntry } from '#shared/events/event.ts';
import { tableAt } from '#shared/table/table.ts';
import { createTable, type TestTable } from '#test/shared/table/embedded-table.ts';
import { services } from '../services.ts';

export interface RequestInput {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** Absent: no token reached the function. */
  readonly roles?: readonly Role[];
  readonly mail?: string;
  readonly accept?: string;
  readonly at?: string;
  /** `If-None-Match`. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly base64?: boolean;
}

export function gatewayEvent(input: RequestInput): APIGatewayProxyEventV2 {
  const { method, path, query = {}, body, roles, mail = 'ana@example.com', accept, at, etag } = input;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const claims = roles && {
    sub: 'u1',
    token_use: 'access',
    mail,
    name: 'Ana Ng',
    roles: `[${roles.join(' ')}]`,
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      'content-type': 'application/json',
      ...(accept && { accept }),
      ...(etag && { 'if-none-match': etag }),
      ...input.headers,
    },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: '1',
      apiId: 'a',
      domainName: 'localhost',
      domainPrefix: 'a',
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: Date.parse(at ?? '2026-04-16T08:00:00.000Z'),
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
    },
    ...(text !== undefined && { body: input.base64 ? Buffer.from(text).toString('base64') : text }),
    isBase64Encoded: input.base64 ?? false,
  } as APIGatewayProxyEventV2;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
type Json = any;

export interface TestApi {
  readonly table: TestTable;
  /** What arrived at the bus since it was last asked. */
  sent(): Promise<EventEntry[]>;
  /** What the parameter store keeps, as it stands on its disk. */
  secrets(): string;
  call(
    input: RequestInput,
  ): Promise<{ status: number; headers: Record<string, unknown>; text: string; json: Json }>;
}

/** What the API may touch: a table, and the bus and the parameter store of this machine. */
export async function apiContextOn(table: TestTable): Promise<ApiContext> {
  const { send, secrets, linkSecret } = await services();
  return {
    table,
    send,
    secrets,
    allowLoopback: true,
    linkSecret,
    publicUrl: () => 'https://seats.example.com',
  };
}

/** The real handler on a table of its own or a given one, with the bus and the parameter store of this machine. */
export async function openApi(given?: TestTable): Promise<TestApi> {
  const table = given ?? (await createTable());
  const { taken, kept } = await services();
  await taken();
  const context = await apiContextOn(table);
  const handler = apiHandler((at) => ({ ...context, table: tableAt(table, at) }));
  return {
    table,
    sent: taken,
    secrets: kept,
    async call(input) {
      const { statusCode = 0, headers = {}, body = '' } = await handler(gatewayEvent(input), {} as Context);
      const isJson = /json/.test(String(headers['content-type']));
      return { status: statusCode, headers, text: body, json: isJson ? JSON.parse(body) : undefined };
    },
  };
}
