// Facts put together as a sync does, to count who holds what.
import type { Fact } from '#shared/connectors/connector.ts';
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';

export interface Counted {
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  readonly skus: ReadonlyMap<string, SkuFacts>;
  /** SKU → ids of the accounts that hold it, and how. */
  readonly holders: ReadonlyMap<string, ReadonlyMap<string, Holding>>;
}

/** Holdings named by id or by mail, last word per account. */
export function counted(facts: readonly Fact[]): Counted {
  const accounts = new Map<string, AccountFacts>();
  const skus = new Map<string, SkuFacts>();
  const byMail = new Map<string, string>();
  const holders = new Map<string, Map<string, Holding>>();
  const hold = (holding: Holding, id: string) => {
    const held = holders.get(holding.sku) ?? new Map<string, Holding>();
    holders.set(holding.sku, held.set(id, holding));
  };
  for (const fact of facts) {
    if (fact.of === 'sku') skus.set(fact.sku.vendorId, { ...skus.get(fact.sku.vendorId), ...fact.sku });
    if (fact.of !== 'account') continue;
    accounts.set(fact.account.id, fact.account);
    if (fact.alsoKnownAs !== undefined) byMail.set(fact.alsoKnownAs, fact.account.id);
    for (const holding of fact.account.holds) hold(holding, fact.account.id);
  }
  for (const fact of facts) {
    const used = fact.of === 'use' ? accounts.get(fact.account.id) : undefined;
    if (fact.of === 'use' && used && (used.lastActiveAt ?? '') < fact.lastActiveAt)
      accounts.set(used.id, { ...used, lastActiveAt: fact.lastActiveAt });
    if (fact.of !== 'holding') continue;
    const id = 'id' in fact.account ? fact.account.id : byMail.get(fact.account.alsoKnownAs);
    hold(fact.holding, id ?? 'nobody');
  }
  return { accounts, skus, holders };
}
