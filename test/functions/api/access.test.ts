// Who gets in: every route for every role, and with no token at all.
import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, nounOf } from '#functions/api/endpoints.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});

describe('The API', () => {
  it('serves every route it declares under its noun and no other', async () => {
    const loaded = await Promise.all(
      [...ENDPOINTS].map(async ([noun, load]) =>
        (await load()).filter(({ route }) => nounOf(route.path) === noun),
      ),
    );
    expect(
      loaded
        .flat()
        .map(({ route }) => route.id)
        .sort(),
    ).toEqual(ROUTES.map(({ id }) => id).sort());
  });

  for (const { id, method, path, access } of ROUTES) {
    const request = { method, path: path.replaceAll(/\{\w+\}/g, 'none') };
    it(`asks for a sign-in before ${id}, unless it is public`, async () => {
      const { status } = await api.call(request);
      if (access === 'public') expect([401, 403]).not.toContain(status);
      else expect(status).toBe(401);
    });

    it(`lets only the roles of ${id} in`, async () => {
      if (access === 'public') return;
      for (const role of Role.options) {
        const { status, headers } = await api.call({ ...request, roles: [role] });
        expect(headers['cache-control']).toBe('no-store');
        if (access.roles.includes(role)) expect([401, 403]).not.toContain(status);
        else expect(status).toBe(403);
      }
      expect((await api.call({ ...request, roles: [] })).status).toBe(403);
    });
  }
});
