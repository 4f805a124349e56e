// The rooms of the house import each other in one direction only, and only the runtime reads the environment.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const TOP = ['shared', 'functions', 'infra', 'web', 'test'];
const ALIASES: readonly [string, string][] = [
  ['#web/', 'web/src/'],
  ['#', ''],
];
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What each room may import of ours, besides itself; the deepest room that holds a file decides. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': [],
  'shared/api': ['shared/domain'],
  'shared/events': ['shared/domain'],
  'shared/table': ['shared/domain'],
  'shared/connectors': ['shared/domain', 'shared/api', 'shared/events', 'shared/table'],
  'shared/mail': ['shared/domain', 'shared/api', 'shared/events', 'shared/table'],
  'shared/snapshots': ['shared/domain', 'shared/api', 'shared/events', 'shared/table'],
  functions: ['shared'],
  'infra/local': ['shared', 'functions', 'infra'],
  'infra/local/demo': ['shared', 'functions', 'infra', 'test/sandbox'],
  infra: ['shared', 'functions'],
  web: ['shared/domain', 'shared/api'],
  test: ['shared', 'functions', 'infra', 'web'],
};

const inside = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

const roomOf = (path: string): string =>
  Object.keys(MAY_IMPORT)
    .filter((room) => inside(path, room))
    .sort((a, b) => b.length - a.length)[0] ?? path;

const vendorOf = (path: string): string | undefined => /^shared\/connectors\/([a-z0-9-]+)\//.exec(path)?.[1];

function sources(): string[] {
  return TOP.flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((path) => !path.includes('node_modules') && !/(^|\/)dist\//.test(path)),
  );
}

function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, dirname(from), specifier));
  const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix));
  return alias && `${alias[1]}${specifier.slice(alias[0].length)}`;
}

const importsOf = (from: string, text: string): string[] =>
  [...text.matchAll(IMPORT)].flatMap((match) => target(from, match[1] ?? match[2] ?? '') ?? []);

/** The sentence that an import breaks, or nothing. */
function broken(from: string, to: string): string | undefined {
  const [room, other] = [roomOf(from), roomOf(to)];
  const [vendor, otherVendor] = [vendorOf(from), vendorOf(to)];
  if (vendor && otherVendor && vendor !== otherVendor)
    return `a vendor folder imports no other: ${from} imports ${to}`;
  if (room === other || MAY_IMPORT[room]?.some((allowed) => inside(to, allowed))) return undefined;
  return `${room} must not import ${other}: ${from} imports ${to}`;
}

const files = sources().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

test('no arrow between the rooms points the wrong way', () => {
  const sentences = files.flatMap(({ path, text }) =>
    importsOf(path, text).flatMap((to) => broken(path, to) ?? []),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(sentences).toEqual([]);
});

test('an arrow the wrong way would be told with its sentence', () => {
  const text = `import { open } from '#shared/table/table.ts';\nconst late = await import('#functions/api/handler.ts');`;
  const from = 'shared/domain/people/person.ts';
  expect(importsOf(from, text).map((to) => broken(from, to))).toEqual([
    `shared/domain must not import shared/table: ${from} imports shared/table/table.ts`,
    `shared/domain must not import functions: ${from} imports functions/api/handler.ts`,
  ]);
  expect(broken('shared/connectors/google/wire.ts', 'shared/connectors/salesforce/wire.ts')).toMatch(
    /no other/,
  );
});

test('only the runtime of the functions reads the environment', () => {
  const readers = files.filter(
    ({ path, text }) =>
      /\bprocess\.env\b/.test(text) &&
      /^(shared|functions|web)\//.test(path) &&
      !inside(path, 'functions/runtime'),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});

test('no rule of the domain reads a clock', () => {
  const readers = files.filter(
    ({ path, text }) =>
      inside(path, 'shared/domain') &&
      /\bDate\.now\(|\bnew Date\(\)|Temporal\.Now\b|\bprocess\b\./.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});
