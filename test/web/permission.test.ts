// What a person may do is read from the roles that every route states.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteApplication, updateApplication } from '#shared/api/applications.ts';
import { listContracts } from '#shared/api/contracts.ts';
import { beginImport } from '#shared/api/imports.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { Role } from '#shared/domain/access/role.ts';
import { pagesFor } from '#web/app/navigation.ts';
import { permissionFor } from '#web/app/session.ts';

test('who may not is told who may', () => {
  const viewer = { roles: ['viewer' as const], ownedApplications: [] };
  expect(permissionFor(viewer, deleteApplication)).toEqual({
    allowed: false,
    reason: 'Only administrators may do this.',
  });
  expect(permissionFor(viewer, updateApplication, 'sf').reason).toBe(
    'Only administrators, IT managers, procurement, and the owners may do this.',
  );
});

test('an owner may change their own application and no other', () => {
  const owner = { roles: ['viewer' as const], ownedApplications: ['sf'] };
  expect(permissionFor(owner, updateApplication, 'sf').allowed).toBe(true);
  expect(permissionFor(owner, updateApplication, 'gw').allowed).toBe(false);
  expect(permissionFor(owner, deleteApplication, 'sf').allowed).toBe(false);
});

test('for every route and any roles the page allows exactly what the route does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROUTES), fc.subarray([...Role.options]), (route, roles) => {
      const { access } = route;
      const expected =
        access === 'public' || (access !== 'client' && roles.some((role) => access.roles.includes(role)));
      expect(permissionFor({ roles, ownedApplications: [] }, route).allowed).toBe(expected);
    }),
  );
});

test('the menu leads nobody to a page whose route refuses them', () => {
  fc.assert(
    fc.property(fc.subarray([...Role.options]), (roles) => {
      const session = { roles, ownedApplications: [] };
      const shown = pagesFor(roles).flat();
      expect(shown.some(({ path }) => path === '/import')).toBe(permissionFor(session, beginImport).allowed);
      expect(shown.some(({ path }) => path === '/contracts')).toBe(
        permissionFor(session, listContracts).allowed,
      );
    }),
  );
});
