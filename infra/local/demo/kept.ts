// What the demo must remember between starts: how far it is filled, and what lets stored credentials go on working.
import { join } from 'node:path';
import * as z from 'zod';
import { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { SandboxKeys } from '#test/sandbox/keys.ts';
import { SandboxState } from '#test/sandbox/sandbox.ts';
import { readJson, replaceFile } from '../durable-file.ts';

export const Kept = z.object({
  people: z.int(),
  seed: z.int(),
  /** Connections hold the sandbox's address, so it keeps its port. */
  port: z.int(),
  keys: SandboxKeys,
  /** First day of the simulated history. */
  from: CivilDay,
  /** The last simulated day that was gone through; absent while none was. */
  through: CivilDay.optional(),
  /** Set once everything stands. */
  filled: z.boolean(),
  state: SandboxState.optional(),
});
export type Kept = z.infer<typeof Kept>;

const pathIn = (folder: string) => join(folder, 'demo.json');

export async function loadKept(folder: string): Promise<Kept | undefined> {
  const found = await readJson(pathIn(folder));
  return found === undefined ? undefined : Kept.parse(found);
}

export function keep(folder: string, kept: Kept): Promise<void> {
  return replaceFile(pathIn(folder), JSON.stringify(kept));
}
