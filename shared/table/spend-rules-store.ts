// The rules are one item with their order; until somebody writes one there is none.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { MOST_RULES, ruleSentence, SpendRule } from '#shared/domain/spend/rule.ts';
import { changeItem, createItem, loadItem } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const SpendRules = z.object({ rules: z.array(SpendRule).max(MOST_RULES) });
type SpendRules = z.infer<typeof SpendRules>;

export const spendRulesEntity: Entity<SpendRules> = {
  kind: 'spendRules',
  shape: 1,
  schema: SpendRules,
  key: keys.spendRules,
  index: () => ({}),
  subject: () => ({ id: 'organisation', name: 'Rules of spend' }),
};

export type KnownRules = Pick<Stored<SpendRules>, 'state' | 'version'>;

/** Version 0 when nobody has written any. */
export async function loadSpendRules(table: Table): Promise<KnownRules> {
  return (await loadItem(table, spendRulesEntity, keys.spendRules())) ?? { state: { rules: [] }, version: 0 };
}

interface RulesWish {
  readonly rules: readonly SpendRule[];
  readonly seen: number;
  readonly actor: Actor;
  readonly at: string;
  /** An application as the log names it. */
  readonly nameOf: (applicationId: string) => string;
}

/** Replaces the whole list under the version that was seen. */
export async function putSpendRules(table: Table, wish: RulesWish): Promise<Outcome<KnownRules>> {
  const { seen, actor, at, nameOf } = wish;
  const state: SpendRules = { rules: [...wish.rules] };
  const decide = (before: SpendRules) => {
    const changes = fieldChanges(toldByRule(before, nameOf), toldByRule(state, nameOf));
    return { state, line: { actor, deed: 'changed', changes } } as const;
  };
  if (seen > 0) {
    const options = { seen };
    return changeItem(
      table,
      spendRulesEntity,
      keys.spendRules(),
      at,
      (current) => {
        const isSame = JSON.stringify(current.state.rules) === JSON.stringify(state.rules);
        return isSame ? 'unchanged' : decide(current.state);
      },
      options,
    );
  }
  if (state.rules.length === 0) return done(await loadSpendRules(table));
  const outcome = await createItem(table, spendRulesEntity, at, decide({ rules: [] }));
  if (outcome.ok || outcome.refusal.code !== 'alreadyExists') return outcome;
  return refuse('conflict', 'Somebody changed the rules after you opened them; reload to see them', {
    field: 'version',
  });
}

/** The log tells each rule by its words, with its place and whose it makes a row. */
function toldByRule({ rules }: SpendRules, nameOf: (id: string) => string): Record<string, string> {
  return Object.fromEntries(
    rules.map((rule, at) => [
      ruleSentence(rule).slice(0, 150),
      `${nameOf(rule.applicationId)}, rule ${at + 1}`,
    ]),
  );
}
