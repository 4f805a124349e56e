// The OpenAPI 3.1 document is made from the route values: nothing in it is written twice.
import * as z from 'zod';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem.ts';
import { giveClientToken } from './push.ts';
import type { Access } from './readers.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: routes of every shape are described alike
type AnyRoute = Route<any, any, any, any>;

const PROBLEM_REF = { $ref: '#/components/responses/Problem' };

export function openApi(routes: readonly AnyRoute[]): Json & { openapi: string } {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seatledger',
      version: '1',
      description: 'SaaS licenses, who uses them, and what contracts say.',
    },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        client: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: giveClientToken.path, scopes: {} } },
        },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: {
        Problem: {
          description: 'A refusal that names field and reason (RFC 9457)',
          content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operation(route: AnyRoute): Json {
  const { access } = route;
  const body = schemaIfAny(route.body, 'input');
  const bodyType = route.form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    operationId: route.id,
    tags: [route.noun],
    summary: route.summary,
    description: `${callersOf(access, ', and the owners of the thing')}.`,
    security: access === 'public' ? [] : [{ [access === 'client' ? 'client' : 'token']: [] }],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(body && { requestBody: { required: true, content: { [bodyType]: { schema: body } } } }),
    responses: {
      [route.status]: { description: 'Done', ...contentOf(route) },
      default: PROBLEM_REF,
    },
  };
}

/** Who a route is for, in words. */
export function callersOf(access: Access, owners: string): string {
  if (access === 'public') return 'Public';
  if (access === 'client') return 'For machine clients, at their own connection';
  return `For ${access.roles.join(', ')}${access.owners ? owners : ''}`;
}

function contentOf(route: AnyRoute): Json {
  const schema = schemaIfAny(route.response, 'output');
  if (!schema) return {};
  const csv = route.csv && { 'text/csv': { schema: { type: 'string' } } };
  return { content: { [route.mediaType ?? 'application/json']: { schema }, ...csv } };
}

function parameters(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function schemaIfAny(schema: z.ZodType, io: 'input' | 'output'): Json | undefined {
  return schema.def.type === 'undefined' ? undefined : schemaOf(schema, io);
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
