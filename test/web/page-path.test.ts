// A link can only lead to an address that the router knows; the compiler says so.
import { expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { mayOpen, pagesFor } from '#web/app/navigation.ts';
import type { PagePath } from '#web/ui/links.tsx';

it('the menu leads to pages that exist, each once', () => {
  const paths: PagePath[] = pagesFor(['admin'])
    .flat()
    .map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  // @ts-expect-error there is no such page
  const nowhere: PagePath = '/nowhere';
  expect(paths).not.toContain(nowhere);
});

it('the menu offers nobody a page that would be refused to them', () => {
  const menuOf = (role: Role) =>
    pagesFor([role])
      .flat()
      .map(({ name }) => name);
  expect(menuOf('accountManager')).toEqual(['Licenses']);
  expect(menuOf('viewer')).not.toContain('Import');
  expect(menuOf('itManager')).toContain('Import');
});

it('a name leads on only where the reader may go', () => {
  expect(mayOpen('/licenses/$id', ['accountManager'])).toBe(true);
  expect(mayOpen('/connections/$id', ['accountManager'])).toBe(false);
  expect(mayOpen('/connections/$id', ['accountManager', 'viewer'])).toBe(true);
});
