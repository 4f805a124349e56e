// A link can only lead to an address that the router knows; the compiler says so.
import { expect, it } from 'vitest';
import { pagesFor } from '#web/app/navigation.ts';
import type { PagePath } from '#web/ui/links.tsx';

it('the menu leads to pages that exist, each once', () => {
  const paths: PagePath[] = pagesFor({ roles: ['admin'], ownedApplications: [] })
    .flat()
    .map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  // @ts-expect-error there is no such page
  const nowhere: PagePath = '/nowhere';
  expect(paths).not.toContain(nowhere);
});
