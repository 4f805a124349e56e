// A request becomes the event that an HTTP API hands to a function (payload 2.0), and its result an answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

export type Claims = Readonly<Record<string, unknown>>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function apiEvent(
  request: IncomingMessage,
  body: Buffer,
  routeKey: string,
  claims: Claims | undefined,
  at: Date,
): APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer {
  const url = new URL(request.url ?? '/', 'http://local');
  const { cookie, ...headers } = joined(request.headers);
  const method = request.method ?? 'GET';
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey,
    rawPath: decodeURI(url.pathname),
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers,
    ...(url.search.length > 1 && { queryStringParameters: queryOf(url.searchParams) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method,
        path: decodeURI(url.pathname),
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: crypto.randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(at),
      timeEpoch: at.getTime(),
    },
    ...bodyOfEvent(body, headers['content-type']),
  };
  if (!claims) return event;
  const authorizer = { principalId: '', integrationLatency: 0, jwt: { claims: asTexts(claims), scopes: [] } };
  return { ...event, requestContext: { ...event.requestContext, authorizer } };
}

/** The gateway tells every claim as a text, a list as `[a b]`. */
export function asTexts(claims: Claims): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}

export function writeResult(result: unknown, response: ServerResponse): void {
  if (result === null || typeof result !== 'object' || !('statusCode' in result)) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as {
    statusCode: number;
    headers?: Record<string, string | number | boolean>;
    cookies?: string[];
    body?: string;
    isBase64Encoded?: boolean;
  };
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (cookies?.length) response.setHeader('set-cookie', cookies);
  response
    .writeHead(statusCode)
    .end(body === undefined ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

/** The gateway passes text on and encodes everything else. */
function bodyOfEvent(body: Buffer, type: string | undefined) {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript|x-www-form-urlencoded))/.test(
    type ?? '',
  );
  return isText
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

function joined(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}

function queryOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

/** `12/Mar/2026:19:03:58 +0000` */
function clfTime(at: Date): string {
  const [day, time] = at.toISOString().split('T') as [string, string];
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${date}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}
