// What a vendor calls things is kept without characters that cannot be seen; its ids are kept as they are.
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { onOneLine } from '#shared/domain/text.ts';
import type { Fact } from './connector.ts';

export function legible(fact: Fact): Fact {
  if (fact.of === 'sku') return { ...fact, sku: legibleSku(fact.sku) };
  if (fact.of === 'account') return { ...fact, account: legibleAccount(fact.account) };
  if (fact.of === 'holding') return { ...fact, holding: legibleHolding(fact.holding) };
  return fact;
}

function legibleAccount(account: AccountFacts): AccountFacts {
  const { name, holds, department, title } = account;
  const mails = account.mails.map(onOneLine).filter((mail) => mail !== '');
  return {
    ...account,
    // A name of nothing else is no name; one that was never said stays unsaid.
    name: name === '' ? '' : onOneLine(name) || (mails[0] ?? account.id),
    mails,
    holds: holds.map(legibleHolding),
    ...(department !== undefined && { department: onOneLine(department) }),
    ...(title !== undefined && { title: onOneLine(title) }),
  };
}

function legibleHolding(holding: Holding): Holding {
  return holding.via === undefined ? holding : { ...holding, via: onOneLine(holding.via) };
}

function legibleSku(sku: SkuFacts): SkuFacts {
  const { name, key, type } = sku;
  return {
    ...sku,
    name: onOneLine(name) || sku.vendorId,
    type: onOneLine(type),
    ...(key !== undefined && { key: onOneLine(key) }),
  };
}
