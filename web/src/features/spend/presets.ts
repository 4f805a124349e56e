// How the columns of a bank's statement were understood is remembered in this browser for the next one with the same headers.
import * as z from 'zod';
import { StatementOptions } from '#shared/api/spend-imports.ts';
import type { Mapping } from '#shared/domain/imports/mapping.ts';

const Preset = z.object({
  headers: z.array(z.string()),
  mapping: z.record(z.string(), z.int().min(0)),
  options: StatementOptions,
});
export type Preset = z.infer<typeof Preset>;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const PLACE = 'seatledger.statements';
/** Banks that one browser imports from. */
const MOST = 20;

function all(shelf: Shelf): Preset[] {
  try {
    return z.array(Preset).parse(JSON.parse(shelf.getItem(PLACE) ?? '[]'));
  } catch {
    // What another version wrote, or a browser that keeps nothing, is no reason to fail.
    return [];
  }
}

const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);

export function presetFor(headers: readonly string[], shelf: Shelf = localStorage): Preset | undefined {
  return all(shelf).find((preset) => same(preset.headers, headers));
}

export function rememberPreset(
  headers: readonly string[],
  mapping: Mapping,
  options: StatementOptions,
  shelf: Shelf = localStorage,
): void {
  const others = all(shelf).filter((preset) => !same(preset.headers, headers));
  const preset: Preset = { headers: [...headers], mapping: { ...mapping }, options };
  try {
    shelf.setItem(PLACE, JSON.stringify([preset, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden store: the next statement is mapped by hand again.
  }
}
