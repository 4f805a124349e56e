// Prints what each page makes a browser fetch, gzip, and fails where that is over its budget. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const DIST = new URL('dist/', import.meta.url);
const MANIFEST = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8')) as Record<
  string,
  Chunk
>;

/** Kilobytes of 1,000 bytes, gzip. */
const FIRST_SCRIPT_KB = 240;
const FIRST_CSS_KB = 45;
const LAZY_SCRIPT_KB = 60;

const HOME = 'src/features/home/home-page.tsx';

function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = MANIFEST[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const each of chunk.imports ?? []) filesOf(each, found);
  return found;
}

function kilobytes(files: Iterable<string>, ending: string): number {
  let bytes = 0;
  for (const file of files)
    if (file.endsWith(ending)) bytes += gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
  return bytes / 1000;
}

let over = 0;
function judge(name: string, value: number, limit: number): void {
  const held = value <= limit;
  if (!held) over++;
  console.log(`${held ? 'ok  ' : 'OVER'} ${value.toFixed(1).padStart(6)} of ${limit} KB  ${name}`);
}

const entry = Object.keys(MANIFEST).find((name) => MANIFEST[name]?.isEntry);
if (!entry || !MANIFEST[HOME]) throw new Error('The page is not built: run `npm run build` first');
const first = filesOf(HOME, filesOf(entry));
judge('script of the first page', kilobytes(first, '.js'), FIRST_SCRIPT_KB);
judge('style of the first page', kilobytes(first, '.css'), FIRST_CSS_KB);

const pages = Object.keys(MANIFEST).filter(
  (name) => /^src\/features\/.*-page\.tsx$/.test(name) && name !== HOME,
);
for (const page of pages.sort()) {
  const more = [...filesOf(page)].filter((file) => !first.has(file));
  judge(
    `script that ${page.replace(/^src\/features\/|\.tsx$/g, '')} adds`,
    kilobytes(more, '.js'),
    LAZY_SCRIPT_KB,
  );
}
process.exitCode = over === 0 ? 0 : 1;
