// How a bank writes its statements is said once under a name, and offered for every file with the same headers.
import * as z from 'zod';
import { Currency } from '../money/currency.ts';
import { name } from '../text.ts';

/** How the cells of a statement are to be read. */
export const StatementOptions = z.object({
  dateOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
  decimalMark: z.enum(['point', 'comma']).optional(),
  /** Of rows that name none. */
  currency: Currency.optional(),
  /** The file writes what left as negative and refunds as positive. */
  outIsNegative: z.boolean().optional(),
  /** Amounts contain this much tax; absent where they are net or a column tells the net amount. */
  taxPercent: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,4})?$/, 'a percentage such as 20 or 7.7')
    .optional(),
});
export type StatementOptions = z.infer<typeof StatementOptions>;

/** All presets are one item; it holds this many of the widest. */
export const MOST_PRESETS = 40;
const MOST_HEADERS = 40;

export const StatementPreset = z.object({
  name: name(80),
  headers: z.array(z.string().max(100)).min(1).max(MOST_HEADERS),
  /** Field of a row → position of the column. */
  mapping: z.record(z.string().max(40), z.int().min(0).max(MOST_HEADERS)),
  options: StatementOptions,
});
export type StatementPreset = z.infer<typeof StatementPreset>;

/** Those for exactly these headers, by name. */
export function presetsFor(
  presets: readonly StatementPreset[],
  headers: readonly string[],
): readonly StatementPreset[] {
  const wanted = JSON.stringify(headers);
  return presets
    .filter((preset) => JSON.stringify(preset.headers) === wanted)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A name is one bank: whatever it stood for before is replaced, whatever its case. */
export function withPreset(presets: readonly StatementPreset[], preset: StatementPreset): StatementPreset[] {
  return [...presets.filter((one) => !isNamed(one, preset.name)), preset];
}

export function isNamed(preset: StatementPreset, wanted: string): boolean {
  return preset.name.toLowerCase() === wanted.trim().toLowerCase();
}
