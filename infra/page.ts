// The page is built from web/ when it was never built or when its sources are younger.
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WEB = join(ROOT, 'web');

/** What the page is made of, beside web/ itself. */
const SOURCES = ['web', 'shared/api', 'shared/domain', 'package-lock.json'];

/** Holds the built page. */
export const PAGE_FOLDER = join(WEB, 'dist');

/**
 * @returns the folder of the page, built by now.
 * @throws Error with vite's own words when it cannot be built.
 */
export async function builtPage(): Promise<string> {
  if ((await changedAt(join(PAGE_FOLDER, 'index.html'))) >= (await newest())) return PAGE_FOLDER;
  // A process of its own gives its memory back, and the other core builds while this one starts.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', WEB, '--logLevel', 'error'], { cwd: ROOT });
  return PAGE_FOLDER;
}

async function newest(): Promise<number> {
  const times = await Promise.all(SOURCES.map((source) => newestUnder(join(ROOT, source))));
  return Math.max(...times);
}

async function newestUnder(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return changedAt(path);
  const inside = entries.filter(({ name }) => name !== 'dist' && name !== 'node_modules');
  const times = inside.map((entry) =>
    entry.isDirectory() ? newestUnder(join(path, entry.name)) : changedAt(join(path, entry.name)),
  );
  return Math.max(0, ...(await Promise.all(times)));
}

/** Milliseconds; 0 when there is nothing. */
async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
