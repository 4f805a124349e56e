// The OpenAPI document says every route, and nothing in it points nowhere.
import { describe, expect, it } from 'vitest';
import { openApi } from '#shared/api/openapi.ts';
import { ROUTES } from '#shared/api/routes.ts';

const document = JSON.parse(JSON.stringify(openApi(ROUTES)));

function everyRef(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(everyRef)];
}

function resolve(ref: string): unknown {
  const path = ref.replace('#/', '').split('/');
  return path.reduce((node: Record<string, never> | undefined, name) => node?.[name], document);
}

describe('The OpenAPI document', () => {
  it('has an operation for every route, with every name of its path as a parameter', () => {
    for (const { id, method, path } of ROUTES) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(id);
      const named = operation.parameters.filter((one: { in: string }) => one.in === 'path');
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named.map((one: { name: string }) => one.name)).toEqual(inPath);
    }
  });

  it('gives no two operations the same name', () => {
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length);
  });

  it('says by which token each operation is asked, and where a program gets its own', () => {
    const { client } = document.components.securitySchemes;
    const { tokenUrl } = client.flows.clientCredentials;
    const ask = document.paths[tokenUrl].post;
    expect(Object.keys(ask.requestBody.content)).toEqual(['application/x-www-form-urlencoded']);
    expect(ask.security).toEqual([]);
    for (const { id, method, path, access } of ROUTES) {
      const scheme = access === 'client' ? 'client' : 'token';
      const { security } = document.paths[path][method.toLowerCase()];
      expect([id, security]).toEqual([id, access === 'public' ? [] : [{ [scheme]: [] }]]);
    }
  });

  it('has no reference that resolves to nothing', () => {
    const refs = everyRef(document);
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined();
  });
});
