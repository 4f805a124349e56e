// What several actions save together, by currency, from the day on which the first of it falls due.
import { exact, rounded, sum } from '#shared/domain/money/exact.ts';
import type { ActionSaving } from '#shared/domain/reclaim/action.ts';

export function savedTogether(savings: readonly ActionSaving[]): ActionSaving {
  const all = savings.flatMap(({ perYear }) => perYear);
  const perYear = [...new Set(all.map(({ currency }) => currency))].sort().map((currency) => {
    const amounts = all.filter((one) => one.currency === currency).map(({ amount }) => exact(amount));
    return { amount: rounded(sum(amounts), currency), currency };
  });
  const kinds = new Set(savings.map(({ from }) => from));
  const [renewalOn] = savings.flatMap((one) => one.renewalOn ?? []).sort();
  if (kinds.size === 1 && kinds.has('now')) return { perYear, from: 'now' };
  return renewalOn === undefined ? { perYear, from: 'unknown' } : { perYear, from: 'renewal', renewalOn };
}
