// One process at a time uses a data folder; the lock of a process that is gone holds nobody up.
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** @throws Error naming the process that holds it. @returns the release. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  for (const attempt of [1, 2]) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
      if (attempt === 2 || isAlive(holder)) throw new Error(`${folder} is in use by process ${holder}`);
      await rm(path, { force: true });
    }
  }
  throw new Error(`${folder} cannot be locked`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
