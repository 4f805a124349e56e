// The browser's client knows the API only by its routes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listLicensePeople } from '#shared/api/license-people.ts';
import { getLicense, listLicenses } from '#shared/api/licenses.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { getSession } from '#shared/api/session.ts';
import { addressOf, call, callCsv, takeAccessFrom } from '#web/api/client.ts';
import { ApiProblem, sentenceOf } from '#web/api/problem.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
let origin = '';
const seen: { url: string; authorization: string | undefined; accept: string | undefined }[] = [];
const server = createServer((request, response) => {
  const { authorization, accept } = request.headers;
  seen.push({ url: request.url ?? '', authorization, accept });
  answer(request, response);
});
const plainFetch = globalThis.fetch;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A browser completes an address by its own origin.
  globalThis.fetch = (input, init) => plainFetch(new URL(String(input), origin), init);
});
afterAll(() => {
  globalThis.fetch = plainFetch;
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  seen.length = 0;
  takeAccessFrom({ token: () => 'first', renew: async () => 'second' });
});

function json(status: number, body: unknown, type = 'application/json'): Answer {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

test('a route becomes its address: names are filled in and encoded, what is empty is left out', () => {
  expect(addressOf(getLicense, { params: { id: 'sf.a/b c' } })).toBe('/api/licenses/sf.a%2Fb%20c');
  expect(addressOf(listLicenses, { query: { text: 'é&=', limit: 25, kind: undefined, sort: '' } })).toBe(
    '/api/licenses?text=%C3%A9%26%3D&limit=25',
  );
});

test('for every route and any id, the address leads back to the same route and id', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROUTES), fc.string({ minLength: 1 }), (route, id) => {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      const address = addressOf(route, { params: Object.fromEntries(names.map((name) => [name, id])) });
      const pattern = new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
      const [, ...found] = pattern.exec(address) ?? [];
      expect(found.map(decodeURIComponent)).toEqual(names.map(() => id));
    }),
  );
});

test('a token that the gateway no longer takes is renewed once and the question asked again', async () => {
  answer = (request, response) =>
    request.headers.authorization === 'Bearer second'
      ? json(200, { name: 'Ana' })(request, response)
      : json(401, { message: 'Unauthorized' })(request, response);
  expect(await call(getSession, {})).toEqual({ name: 'Ana' });
  expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer first', 'Bearer second']);
});

test('who cannot be signed in anew is told to sign in, and is asked for no third time', async () => {
  answer = json(401, { message: 'Unauthorized' });
  const error = await call(getSession, {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(sentenceOf(error)).toBe('Your sign-in has ended. Sign in again to go on.');
  expect(seen).toHaveLength(2);
});

test('a refusal keeps its sentence, its field and its number', async () => {
  const problem = {
    type: 'urn:x',
    title: 'Held',
    status: 409,
    detail: 'Salesforce holds this value',
    field: 'manual.name',
  };
  answer = json(409, problem, 'application/problem+json');
  const error = (await call(getLicense, { params: { id: '1' } }).catch(
    (thrown: unknown) => thrown,
  )) as ApiProblem;
  expect([error.message, error.field, error.status]).toEqual([
    'Salesforce holds this value',
    'manual.name',
    409,
  ]);
});

test.each([
  [429, 'The API is busy. Wait a moment and try again.'],
  [413, 'This is more than one request may carry.'],
  [503, 'The API did not answer in time. Try again.'],
  [502, 'The request could not be completed.'],
])('the gateway’s own %i becomes a sentence', async (status, sentence) => {
  answer = json(status, { message: 'x' });
  expect(sentenceOf(await call(getSession, {}).catch((thrown: unknown) => thrown))).toBe(sentence);
});

test('a page of HTML in place of an answer is not taken for one', async () => {
  answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>');
  await expect(call(getSession, {})).rejects.toThrow('The API sent no JSON.');
});

test('an export follows every page and is one file', async () => {
  answer = (request, response) => {
    const next = request.url?.includes('cursor=2')
      ? {}
      : { link: '</api/licenses/1/people?cursor=2>; rel="next"' };
    response.writeHead(200, { 'content-type': 'text/csv', ...next });
    response.end(request.url?.includes('cursor=2') ? 'Ben\r\n' : 'Name\r\nAna\r\n');
  };
  const pages: number[] = [];
  const blob = await callCsv(listLicensePeople, { params: { id: '1' } }, (count) => pages.push(count));
  expect(await blob.text()).toBe('Name\r\nAna\r\nBen\r\n');
  expect(pages).toEqual([1, 2]);
  expect(seen.map(({ accept }) => accept)).toEqual(['text/csv', 'text/csv']);
});
