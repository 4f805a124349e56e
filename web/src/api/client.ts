// The browser's client is these few lines over the routes of shared/api: no address is written anywhere else.
import type * as z from 'zod';
import type { Route } from '#shared/api/route.ts';
import { ApiProblem, problemOf } from './problem.ts';

// biome-ignore lint/suspicious/noExplicitAny: routes of every shape are called alike
export type AnyRoute = Route<any, any, any, any>;

type Part<Name extends string, Schema extends z.ZodType> = Schema extends z.ZodUndefined
  ? { readonly [K in Name]?: never }
  : Record<never, never> extends z.input<Schema>
    ? { readonly [K in Name]?: z.input<Schema> }
    : { readonly [K in Name]: z.input<Schema> };

export type InputOf<R extends AnyRoute> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>;

/** The API checks its own answers against the route before they leave, so they are not checked again here. */
export type AnswerOf<R extends AnyRoute> = z.output<R['response']>;

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Path and query of a route; every name in braces is filled and encoded, what is undefined is left out. */
export function addressOf(route: Pick<AnyRoute, 'path'>, { params = {}, query = {} }: Parts): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}

interface Access {
  token(): string | undefined;
  /** Tries to get a fresh token after a 401. */
  renew(): Promise<string | undefined>;
}

let access: Access = { token: () => undefined, renew: async () => undefined };

/** Session says once where tokens come from. */
export function takeAccessFrom(given: Access): void {
  access = given;
}

async function send(method: string, address: string, accept: string, body: unknown, signal?: AbortSignal) {
  const attempt = (token: string | undefined) =>
    fetch(address, {
      method,
      headers: {
        accept,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  const first = await attempt(access.token());
  const response = first.status === 401 ? await attempt(await access.renew()) : first;
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** @throws ApiProblem when it is refused; TypeError when the API cannot be reached */
export async function call<R extends AnyRoute>(
  route: R,
  input: InputOf<R>,
  signal?: AbortSignal,
): Promise<AnswerOf<R>> {
  const { body } = input as Parts;
  const response = await send(
    route.method,
    addressOf(route, input as Parts),
    'application/json',
    body,
    signal,
  );
  if (route.status === 204) return undefined as AnswerOf<R>;
  if (!response.headers.get('content-type')?.includes('json'))
    throw new ApiProblem({ status: 502, title: 'Something broke', detail: 'The API sent no JSON.' });
  return (await response.json()) as AnswerOf<R>;
}

/** All pages of a list as one CSV file. @param onPage hears how many pages have come */
export async function callCsv<R extends AnyRoute>(
  route: R,
  input: InputOf<R>,
  onPage?: (pages: number) => void,
): Promise<Blob> {
  const parts: string[] = [];
  let next: string | undefined = addressOf(route, input as Parts);
  while (next !== undefined) {
    const response: Response = await send('GET', next, 'text/csv', undefined);
    parts.push(await response.text());
    onPage?.(parts.length);
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
  // The mark tells spreadsheet programs that the file is UTF-8.
  return new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' });
}
