// Whatever a client sends, the answer is a refusal it can read and never a broken server.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '#shared/api/routes.ts';
import { encodeCursor } from '#shared/table/cursor.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
let applicationId: string;
let licenseId: string;
let connectionId: string;
let contractId: string;

beforeAll(async () => {
  api = await openApi();
  const post = async (path: string, body: unknown) =>
    (await api.call({ method: 'POST', path, body, roles: ['admin'] })).json.id as string;
  applicationId = await post('/api/applications', { name: 'Sales cloud' });
  licenseId = await post('/api/licenses', { applicationId, name: 'Seat', kind: 'user' });
  connectionId = await post('/api/connections', {
    applicationId,
    connector: 'csv',
    name: 'Files',
    config: {},
  });
  contractId = await post('/api/contracts', {
    name: 'Agreement',
    kind: 'contract',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
  });
});

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
}

/** Values that a schema might take, each now and then replaced by something it does not. */
function likely(schema: Schema): fc.Arbitrary<unknown> {
  const valid = wellFormed(schema);
  return fc.oneof({ weight: 12, arbitrary: valid }, { weight: 1, arbitrary: fc.jsonValue() });
}

function wellFormed(schema: Schema): fc.Arbitrary<unknown> {
  const members = schema.anyOf ?? schema.oneOf;
  if (members) return fc.oneof(...members.map(likely));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object') {
    if (!schema.properties) return fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 60 });
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, likely(field)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] as never[] });
  }
  if (schema.type === 'array') return fc.array(likely(schema.items ?? {}), { maxLength: 20 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.nat(3), fc.integer(), fc.double());
  if (schema.type === 'string') {
    const words = ['csv', applicationId, '2026-02-28', '12.50', 'EUR', 'ana@example.com', '界'.repeat(200)];
    return fc.oneof(fc.constantFrom(...words), fc.string(), fc.string({ unit: 'binary', maxLength: 300 }));
  }
  return fc.jsonValue();
}

describe('Any input', () => {
  for (const route of ROUTES) {
    it(`of ${route.id} is done or refused with a reason`, async () => {
      const body = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Schema;
      const query = z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }) as Schema;
      const ids = [applicationId, licenseId, connectionId, contractId, 'none', '%E0%A4', '__proto__'];
      const texts = fc.dictionary(
        fc.constantFrom('cursor', ...Object.keys(query.properties ?? {})),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(likely(body), texts, fc.constantFrom(...ids), async (sent, asked, id) => {
          const path = route.path.replace('{id}', id);
          // A deletion of the shared things would leave nothing to change.
          const target = route.method === 'DELETE' ? route.path.replace('{id}', 'none') : path;
          const request = { method: route.method, path: target, query: asked, roles: ['admin'] as const };
          const { status, json } = await api.call({
            ...request,
            ...(route.method !== 'GET' && { body: sent }),
          });
          expect(status).toBeLessThan(500);
          if (status >= 400) expect(json).toMatchObject({ status, detail: expect.any(String) });
        }),
        { numRuns: 40 },
      );
    });
  }

  const cursors: readonly (readonly [path: string, identity: () => unknown, query: () => object])[] = [
    ['/api/applications', () => ['applications', []], () => ({})],
    ['/api/ledger', () => ['ledger', '2026-04', undefined, undefined, undefined], () => ({})],
    [
      '/api/ledger',
      () => ['ledger', contractId, 'contract', undefined, undefined],
      () => ({ kind: 'contract', subject: contractId }),
    ],
    ['/api/notifications/messages', () => ['messages', '2026-04', undefined, undefined], () => ({})],
    ['/api/connections/{id}/runs', () => ['runs', connectionId], () => ({})],
  ];
  for (const [path, identity, query] of cursors) {
    it(`that somebody made up as a place in ${path} is refused, naming the cursor`, async () => {
      const refused = async (place: unknown) => {
        const { status, json } = await api.call({
          method: 'GET',
          path: path.replace('{id}', connectionId),
          query: { ...query(), cursor: encodeCursor(identity(), place) },
          roles: ['admin'],
        });
        expect([status, json.field ?? json.errors?.[0]?.field]).toEqual([400, 'cursor']);
      };
      for (const place of [null, 1, 'x', {}, { a: 1 }, [], [{}, 'x'], [1, 2], { PK: 'ORG', SK: 'SETTINGS' }])
        await refused(place);
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.jsonValue(),
            fc.record({ PK: fc.string(), SK: fc.string(), GSI1PK: fc.string(), GSI1SK: fc.string() }),
          ),
          refused,
        ),
        { numRuns: 40 },
      );
    });
  }

  it('that is no JSON is told so', async () => {
    const request = { method: 'POST', path: '/api/applications', roles: ['admin'] as const };
    const { status, json } = await api.call({ ...request, body: '{"name":' });
    expect(status).toBe(400);
    expect(json.detail).toBe('The body is not JSON');
  });
});
