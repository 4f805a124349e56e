// The presets of statements: how the file of each bank is read.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { MOST_PRESETS, StatementPreset } from '#shared/domain/spend/statement-preset.ts';
import type { Entity } from './entity.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { type KnownList, loadWhole, putWhole, type WholeList } from './whole-list.ts';

const SpendPresets = z.object({ presets: z.array(StatementPreset).max(MOST_PRESETS) });
type SpendPresets = z.infer<typeof SpendPresets>;

const spendPresetsEntity: Entity<SpendPresets> = {
  kind: 'spendPresets',
  shape: 1,
  schema: SpendPresets,
  key: keys.spendPresets,
  index: () => ({}),
  subject: () => ({ id: 'organisation', name: 'Presets of statements' }),
};

const LIST: WholeList<SpendPresets> = { entity: spendPresetsEntity, empty: { presets: [] } };

type KnownPresets = KnownList<SpendPresets>;

export function loadSpendPresets(table: Table): Promise<KnownPresets> {
  return loadWhole(table, LIST);
}

interface PresetsWish {
  readonly presets: readonly StatementPreset[];
  readonly seen: number;
  readonly actor: Actor;
  readonly at: string;
}

/** Replaces the whole list under the version that was seen. */
export function putSpendPresets(
  table: Table,
  { presets, ...wish }: PresetsWish,
): Promise<Outcome<KnownPresets>> {
  return putWhole(table, LIST, { ...wish, state: { presets: [...presets] }, told: toldByName });
}

/** The log tells each bank with the columns that are read of its file. */
function toldByName({ presets }: SpendPresets): Record<string, string> {
  return Object.fromEntries(
    presets.map(({ name, mapping, headers }) => [
      name,
      Object.entries(mapping)
        .map(([field, at]) => `${field}: ${headers[at] ?? at}`)
        .join(', ')
        .slice(0, 300),
    ]),
  );
}
