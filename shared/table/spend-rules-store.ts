// The rules that say whose a transaction is, in their order.
import * as z from 'zod';
import type { Actor } from '#shared/domain/access/role.ts';
import type { Outcome } from '#shared/domain/refusal.ts';
import { MOST_RULES, ruleSentence, SpendRule } from '#shared/domain/spend/rule.ts';
import type { Entity } from './entity.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { type KnownList, loadWhole, putWhole, type WholeList } from './whole-list.ts';

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

const LIST: WholeList<SpendRules> = { entity: spendRulesEntity, empty: { rules: [] } };

export type KnownRules = KnownList<SpendRules>;

export function loadSpendRules(table: Table): Promise<KnownRules> {
  return loadWhole(table, LIST);
}

interface RulesWish {
  readonly rules: readonly SpendRule[];
  readonly seen: number;
  readonly actor: Actor;
  readonly at: string;
  /** An application as the log names it. */
  readonly nameOf: (applicationId: string) => string;
}

/** Replaces the whole list under the version that was seen; the log tells each rule by its words, with its place. */
export function putSpendRules(
  table: Table,
  { rules, nameOf, ...wish }: RulesWish,
): Promise<Outcome<KnownRules>> {
  return putWhole(table, LIST, {
    ...wish,
    state: { rules: [...rules] },
    told: (state) =>
      Object.fromEntries(
        state.rules.map((rule, at) => [
          ruleSentence(rule).slice(0, 150),
          `${nameOf(rule.applicationId)}, rule ${at + 1}`,
        ]),
      ),
  });
}
