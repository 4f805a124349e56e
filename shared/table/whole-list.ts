// A list that is kept as one item with its order and replaced as a whole; until somebody writes one there is none.
import type { Actor } from '#shared/domain/access/role.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { changeItem, createItem, loadItem } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import type { Table } from './table.ts';

export interface WholeList<S extends object> {
  readonly entity: Entity<S>;
  readonly empty: S;
}

export type KnownList<S> = Pick<Stored<S>, 'state' | 'version'>;

/** Version 0 when nobody has written any. */
export async function loadWhole<S extends object>(
  table: Table,
  { entity, empty }: WholeList<S>,
): Promise<KnownList<S>> {
  return (await loadItem(table, entity, entity.key(empty))) ?? { state: empty, version: 0 };
}

interface Wish<S> {
  readonly state: S;
  readonly seen: number;
  readonly actor: Actor;
  readonly at: string;
  /** As the log tells it, a line for each. */
  readonly told: (state: S) => Readonly<Record<string, string>>;
}

/** Replaces the whole list under the version that was seen. */
export async function putWhole<S extends object>(
  table: Table,
  list: WholeList<S>,
  { state, seen, actor, at, told }: Wish<S>,
): Promise<Outcome<KnownList<S>>> {
  const { entity, empty } = list;
  const isSame = (before: S) => JSON.stringify(before) === JSON.stringify(state);
  const decide = (before: S) => ({
    state,
    line: { actor, deed: 'changed' as const, changes: fieldChanges(told(before), told(state)) },
  });
  if (seen > 0)
    return changeItem(
      table,
      entity,
      entity.key(empty),
      at,
      (current) => (isSame(current.state) ? 'unchanged' : decide(current.state)),
      { seen },
    );
  if (isSame(empty)) {
    const known = await loadWhole(table, list);
    return known.version === 0 ? done(known) : CHANGED_SINCE;
  }
  const outcome = await createItem(table, entity, at, decide(empty));
  return outcome.ok || outcome.refusal.code !== 'alreadyExists' ? outcome : CHANGED_SINCE;
}

const CHANGED_SINCE = refuse('conflict', 'Somebody changed them after you opened them; reload to see them', {
  field: 'version',
});
