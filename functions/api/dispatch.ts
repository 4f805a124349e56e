// Every request takes the same way: found by its route, let in as who it is from, checked, done, answered.
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { ApiContext } from '#functions/runtime/context.ts';
import type { Access } from '#shared/api/readers.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { type Refusal, refuse } from '#shared/domain/refusal.ts';
import { answerOf, problem, refusalAnswer } from './answer.ts';
import { isAdmitted } from './authorise.ts';
import { actorOf, callerOf } from './caller.ts';
import type { ApiRequest, Caller, Endpoint } from './endpoint.ts';
import { ENDPOINTS, nounOf } from './endpoints.ts';
import { formOf } from './form.ts';

type Answer = APIGatewayProxyStructuredResultV2;

interface Claimed {
  readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> } };
}

const NOBODY: Caller = { mail: '', name: '', roles: [] };

/** Gives the context of a request at its time. */
type Open = (at: Instant) => ApiContext;

function timeOf({ requestContext }: APIGatewayProxyEventV2): Instant {
  return new Date(requestContext.timeEpoch).toISOString();
}

/** The address of a calendar feed is its secret. */
function loggedPath(path: string): string {
  return nounOf(path) === 'calendar' ? '/api/calendar/…' : path;
}

type Router = (event: APIGatewayProxyEventV2, context: Context) => Promise<Answer>;

function notFound(): Answer {
  return problem({ status: 404, title: 'Not found', detail: 'There is no such route' }, 'notFound');
}

function routerOf(open: Open, endpoints: readonly Endpoint[]): Router {
  return httpRouterHandler<APIGatewayProxyEventV2, Answer>({
    routes: endpoints.map((one) => ({
      method: one.route.method,
      path: one.route.path,
      handler: async (event: APIGatewayProxyEventV2) => serve(open(timeOf(event)), one, event),
    })),
    notFoundResponse: notFound,
  }) as unknown as Router;
}

/** @param open asked with the first request, so that a broken grant is an answer and a log line. */
export function apiHandler(open: Open, endpoints: typeof ENDPOINTS = ENDPOINTS) {
  const routers = new Map<string, Router>();
  return async (event: APIGatewayProxyEventV2, context: Context): Promise<Answer> => {
    try {
      const noun = nounOf(event.rawPath);
      const load = endpoints.get(noun);
      if (!load) return notFound();
      const router = routers.get(noun) ?? routerOf(open, await load());
      routers.set(noun, router);
      return await router(event, context);
    } catch (error) {
      const { requestId } = event.requestContext;
      const { logger } = await import('#functions/runtime/logger.ts');
      logger.error('A request failed', { requestId, path: loggedPath(event.rawPath), error: error as Error });
      return problem(
        { status: 500, title: 'Something broke', detail: 'The request could not be completed', requestId },
        'unknown',
      );
    }
  };
}

async function serve(context: ApiContext, one: Endpoint, event: APIGatewayProxyEventV2): Promise<Answer> {
  const { requestId } = event.requestContext;
  const { access, form } = one.route;
  const caller = await callerAs(access, context, event);
  if (access !== 'public' && !caller) {
    const reason = access === 'client' ? 'Ask POST /api/push/token for a token' : 'Sign in first';
    return refusalAnswer({ code: 'unauthorized', reason }, requestId);
  }
  const who = caller ?? NOBODY;
  const read = readRequest(one, event, who, timeOf(event));
  if (!(await isAdmitted(context, one, who, read.ok ? read.value : read.partial))) {
    const reason = who.client ? 'This client is of another connection' : 'Your role does not allow this';
    return refusalAnswer({ code: 'forbidden', reason }, requestId);
  }
  if (!read.ok) return refusalAnswer(read.refusal, requestId, form);
  const outcome = await one.handle(context, read.value);
  if (!outcome.ok) return refusalAnswer(outcome.refusal, requestId, form);
  return answerOf(one.route, outcome.value, {
    csv: /\btext\/csv\b/.test(event.headers?.accept ?? ''),
    seen: event.headers?.['if-none-match'],
    first: event.queryStringParameters?.cursor === undefined,
    next: (cursor) =>
      `${event.rawPath}?${new URLSearchParams({ ...definedOf(event.queryStringParameters), cursor })}`,
  });
}

/** A route for machine clients knows nobody else, and no other route knows them. */
async function callerAs(
  access: Access,
  context: ApiContext,
  event: APIGatewayProxyEventV2,
): Promise<Caller | undefined> {
  if (access !== 'client') return callerOf((event.requestContext as Claimed).authorizer?.jwt?.claims);
  const { clientCaller } = await import('./client-caller.ts');
  return clientCaller(context, event, timeOf(event));
}

type Read =
  | { readonly ok: true; readonly value: ApiRequest }
  | { readonly ok: false; readonly refusal: Refusal; readonly partial: ApiRequest };

/** Reads params, query and body by the route's schemas; what could be read is kept for judging who may know more. */
function readRequest({ route }: Endpoint, event: APIGatewayProxyEventV2, caller: Caller, at: string): Read {
  const errors: { field: string; reason: string }[] = [];
  const part = (schema: z.ZodType, value: unknown): unknown => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) {
      errors.push({ field: path.join('.'), reason: message });
    }
    return value;
  };
  const params = part(route.params, decoded(event.pathParameters)) as ApiRequest['params'];
  const query = part(route.query, definedOf(event.queryStringParameters)) as ApiRequest['query'];
  const json = route.form ? formOf(event) : bodyOf(event);
  if (json === MALFORMED && takesBody(route.body)) errors.push({ field: '', reason: 'The body is not JSON' });
  const body = json === MALFORMED ? undefined : takesBody(route.body) ? part(route.body, json) : undefined;
  const value: ApiRequest = { params, query, body, caller, actor: actorOf(caller), at };
  const [first] = errors;
  if (!first) return { ok: true, value };
  const reason = first.field === '' ? first.reason : `${first.field}: ${first.reason}`;
  return { ...refuse('invalid', reason, { field: first.field, errors }), partial: value };
}

/** A route without a body ignores one rather than refusing what some clients always send. */
function takesBody(schema: z.ZodType): boolean {
  return schema.def.type !== 'undefined';
}

const MALFORMED = Symbol('malformed');

function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEventV2): unknown {
  if (body === undefined || body === '') return undefined;
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body);
  } catch {
    return MALFORMED;
  }
}

function definedOf(record: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  const entries = Object.entries(record ?? {});
  return Object.fromEntries(entries.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function decoded(params: APIGatewayProxyEventV2['pathParameters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(definedOf(params)).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}
