// The gateway of this machine: routes of the template, the token checked before any function runs, the gateway's own refusals.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { apiEvent, type Claims, writeResult } from './api-event.ts';
import type { Invoke } from './bus.ts';
import { BodyTooLarge, bodyOf } from './http-server.ts';
import { resourcesOf, type Template, targetOf } from './template.ts';

export interface GatewayRoute {
  /** `GET /api/health`, `ANY /api/links/{proxy+}` or `$default`. */
  readonly key: string;
  readonly authorized: boolean;
  readonly functionId: string;
}

/** @returns undefined for a token that is wrong, expired or of another client. */
export type Verify = (token: string) => Promise<Claims | undefined>;

/** What an HTTP API takes at most. */
const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/** An HTTP API waits this long for its integration. */
const INTEGRATION_TIMEOUT_MS = 30_000;

export function routesOf(template: Template): readonly GatewayRoute[] {
  return resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([id, route]) => {
    const integration = targetOf(route.Target, template) ?? '';
    const functionId = targetOf(template.Resources[integration]?.Properties?.IntegrationUri, template);
    if (!functionId) throw new Error(`The route ${id} leads to no function`);
    return { key: String(route.RouteKey), authorized: route.AuthorizationType === 'JWT', functionId };
  });
}

/** A full match wins over a greedy one, a method over ANY, anything over `$default`, as in API Gateway. */
export function routeFor(
  routes: readonly GatewayRoute[],
  method: string,
  path: string,
): GatewayRoute | undefined {
  const fitting = routes.flatMap((route) => {
    if (route.key === '$default') return [{ route, weight: 0 }];
    const [verb, pattern = ''] = route.key.split(' ');
    if (verb !== method && verb !== 'ANY') return [];
    const shape = pattern
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{[^}]*?(\\\+)?\}/g, (_, greedy) => (greedy ? '.+' : '[^/]+'));
    if (!new RegExp(`^${shape}$`).test(path)) return [];
    const exactness = pattern.includes('+}') ? 1 : pattern.includes('{') ? 3 : 5;
    return [{ route, weight: exactness + (verb === 'ANY' ? 0 : 1) }];
  });
  return fitting.sort((a, b) => b.weight - a.weight)[0]?.route;
}

/** What a route's names in braces stand for in a decoded path; none for `$default`. */
export function pathParametersOf(key: string, path: string): Record<string, string> | undefined {
  const pattern = key.split(' ')[1]?.split('/');
  if (!pattern) return undefined;
  const parts = path.split('/');
  const found = pattern.flatMap((part, at): [string, string][] => {
    const [, name, greedy] = /^\{([^}+]+)(\+)?\}$/.exec(part) ?? [];
    if (name === undefined) return [];
    return [[name, greedy ? parts.slice(at).join('/') : (parts[at] ?? '')]];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

export interface GatewayOptions {
  /** Judges each request by the throttle that the template gives its route; absent: all may pass. */
  admits?(key: string, ms: number): boolean;
  /** The time that requests bear; absent: the machine's. */
  now?(): Date;
}

export function gateway(
  routes: readonly GatewayRoute[],
  verify: Verify,
  invoke: Invoke,
  { admits = () => true, now = () => new Date() }: GatewayOptions = {},
): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const route = routeFor(routes, request.method ?? 'GET', path);
    if (!admits(route?.key ?? '$default', performance.now()))
      return refuse(response, 429, 'Too Many Requests');
    if (!route) return refuse(response, 404, 'Not Found');
    try {
      const body = await bodyOf(request, BODY_LIMIT_BYTES);
      const claims = route.authorized ? await claimsOf(request, verify) : undefined;
      if (route.authorized && !claims) {
        response.setHeader('www-authenticate', 'Bearer');
        return refuse(response, 401, 'Unauthorized');
      }
      const event = apiEvent(request, body, route.key, claims, now());
      const pathParameters = pathParametersOf(route.key, event.rawPath);
      const result = await inTime(
        invoke(route.functionId, pathParameters ? { ...event, pathParameters } : event),
      );
      if (result === LATE) refuse(response, 503, 'Service Unavailable');
      else writeResult(result, response);
    } catch (error) {
      if (error instanceof BodyTooLarge) {
        response.setHeader('connection', 'close');
        refuse(response, 413, 'Request Entity Too Large');
      } else if (error instanceof URIError) refuse(response, 400, 'Bad Request');
      else refuse(response, 500, 'Internal Server Error');
    }
  };
}

async function claimsOf(request: IncomingMessage, verify: Verify): Promise<Claims | undefined> {
  const [, token] = /^(?:Bearer )?(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return token === undefined ? undefined : verify(token);
}

const LATE = Symbol('late');

async function inTime(result: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), INTEGRATION_TIMEOUT_MS);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
