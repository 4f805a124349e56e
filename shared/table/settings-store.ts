// The settings are one item; until somebody sets something there is none, and every value is its default.

import type { Actor } from '#shared/domain/access/role.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { DEFAULT_SETTINGS, Settings } from '#shared/domain/settings/settings.ts';
import { changeItem, createItem, loadItem } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

export const settingsEntity: Entity<Settings> = {
  kind: 'settings',
  shape: 1,
  schema: Settings,
  key: keys.settings,
  index: () => ({}),
  subject: () => ({ id: 'organisation', name: 'Settings' }),
};

export type KnownSettings = Pick<Stored<Settings>, 'state' | 'version'>;

/** Version 0 when nobody has set anything yet. */
export async function loadSettings(table: Table): Promise<KnownSettings> {
  return (await loadItem(table, settingsEntity, keys.settings())) ?? { state: DEFAULT_SETTINGS, version: 0 };
}

/** The settings in force. */
export async function settingsOf(table: Table): Promise<Settings> {
  return (await loadSettings(table)).state;
}

/** @param seen the version that a person opened; 0 for the defaults */
export async function changeSettings(
  table: Table,
  change: (before: Settings) => Settings,
  { seen, actor, at }: { readonly seen: number; readonly actor: Actor; readonly at: string },
): Promise<Outcome<KnownSettings>> {
  const decide = (before: Settings) => {
    const state = change(before);
    const changes = fieldChanges(flat(before), flat(state));
    return { state, line: { actor, deed: 'changed', changes } } as const;
  };
  if (seen > 0) {
    return changeItem(
      table,
      settingsEntity,
      keys.settings(),
      at,
      ({ state }) => {
        const decided = decide(state);
        return decided.line.changes.length === 0 ? 'unchanged' : decided;
      },
      { seen },
    );
  }
  const first = decide(DEFAULT_SETTINGS);
  if (first.line.changes.length === 0) return done({ state: DEFAULT_SETTINGS, version: 0 });
  const outcome = await createItem(table, settingsEntity, at, first);
  if (outcome.ok || outcome.refusal.code !== 'alreadyExists') return outcome;
  return refuse('conflict', 'Somebody changed the settings after you opened them; reload to see them', {
    field: 'version',
  });
}

/** Reminders stand in the log by their kind. */
function flat({ reminders, ...rest }: Settings): object {
  const named = Object.entries(reminders).map(([kind, rule]) => [`reminders.${kind}`, rule]);
  return { ...rest, ...Object.fromEntries(named) };
}
