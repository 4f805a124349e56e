// The presets of statements are one item; until somebody saves one there is none.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { MOST_PRESETS, StatementPreset } from '#shared/domain/spend/statement-preset.ts';
import { changeItem, createItem, loadItem } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

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

type KnownPresets = Pick<Stored<SpendPresets>, 'state' | 'version'>;

/** Version 0 when nobody has saved any. */
export async function loadSpendPresets(table: Table): Promise<KnownPresets> {
  return (
    (await loadItem(table, spendPresetsEntity, keys.spendPresets())) ?? { state: { presets: [] }, version: 0 }
  );
}

interface PresetsWish {
  readonly presets: readonly StatementPreset[];
  readonly seen: number;
  readonly actor: Actor;
  readonly at: string;
}

/** Replaces the whole list under the version that was seen. */
export async function putSpendPresets(
  table: Table,
  { presets, seen, actor, at }: PresetsWish,
): Promise<Outcome<KnownPresets>> {
  const state: SpendPresets = { presets: [...presets] };
  const decide = (before: SpendPresets) => {
    const changes = fieldChanges(toldByName(before), toldByName(state));
    return { state, line: { actor, deed: 'changed', changes } } as const;
  };
  if (seen > 0)
    return changeItem(
      table,
      spendPresetsEntity,
      keys.spendPresets(),
      at,
      (current) =>
        JSON.stringify(current.state) === JSON.stringify(state) ? 'unchanged' : decide(current.state),
      { seen },
    );
  if (presets.length === 0) return done(await loadSpendPresets(table));
  const outcome = await createItem(table, spendPresetsEntity, at, decide({ presets: [] }));
  if (outcome.ok || outcome.refusal.code !== 'alreadyExists') return outcome;
  return refuse('conflict', 'Somebody saved a preset after you opened them; reload to see it', {
    field: 'version',
  });
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
