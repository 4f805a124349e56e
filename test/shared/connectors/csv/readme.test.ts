// What the guide to the push API tells programs is what the API does.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_TOKEN_SECONDS } from '#functions/runtime/client-token.ts';
import { MAX_IMPORT_PAGE_ROWS } from '#shared/api/imports.ts';
import { REFUSALS } from '#shared/api/problem.ts';
import { pushRoutes } from '#shared/api/push.ts';
import { MOST_CLIENTS } from '#shared/domain/connections/machine-client.ts';
import { COLUMNS } from '#shared/domain/imports/columns.ts';
import { ImportKind } from '#shared/domain/imports/import-kind.ts';
import { readRows } from '#shared/domain/imports/read-row.ts';

const guide = readFileSync(new URL('../../../../shared/connectors/csv/README.md', import.meta.url), 'utf8');
const script = /```sh\n(.*?)```/s.exec(guide)?.[1] ?? '';

describe('The guide to the push API', () => {
  it('names every field of every kind of file, and which are required', () => {
    for (const kind of ImportKind.options) {
      const [, cells = ''] = new RegExp(`^\\| \`${kind}\` *\\|(.*)\\|$`, 'm').exec(guide) ?? [];
      const told = [...(cells.split(';')[0]?.matchAll(/(\*\*)?`(\w+)`/g) ?? [])];
      const columns = Object.entries(COLUMNS[kind]) as [string, { readonly required?: boolean }][];
      expect(told.map(([, , field]) => field).sort()).toEqual(columns.map(([field]) => field).sort());
      for (const [, bold, field] of told)
        expect([field, bold !== undefined]).toEqual([
          field,
          columns.some(([name, { required }]) => name === field && required === true),
        ]);
    }
  });

  it('sends rows that can be applied, to routes that there are', () => {
    const rows = JSON.parse(/"rows":(\[.*?\])\}'/s.exec(script)?.[1] ?? '[]');
    expect(readRows('assignments', rows, 1)).toMatchObject({ errors: [], refused: [] });
    expect(rows.length).toBeGreaterThan(1);
    const paths = pushRoutes.map(({ path }) => path);
    expect(script).toContain('/api/push/token');
    for (const path of paths.filter((one) => one !== '/api/push/token'))
      expect(path.startsWith('/api/push/{id}/imports')).toBe(true);
    expect(script).toContain('/api/push/$CONNECTION/imports');
  });

  it('tells the limits and the refusals that there are', () => {
    expect(guide).toContain(`${MAX_IMPORT_PAGE_ROWS.toLocaleString('en-US')} rows`);
    expect(guide).toContain(`good for ${CLIENT_TOKEN_SECONDS / 60} minutes`);
    expect(guide).toContain(`at most ${MOST_CLIENTS}`);
    for (const code of ['invalid', 'unauthorized', 'forbidden', 'notFound', 'notNow'] as const)
      expect(guide).toContain(`| \`${REFUSALS[code].status}\``);
  });
});
