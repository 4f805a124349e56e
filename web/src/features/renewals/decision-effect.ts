// What a decision would bring about: its dates and its money, counted with the functions that the API counts with.
import type { RenewalView } from '#shared/api/renewals.ts';
import { addDays, addMonths, type CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { costsOf } from '#shared/domain/contracts/cost/cost-between.ts';
import { renew } from '#shared/domain/contracts/decide.ts';
import { written } from '#shared/domain/money/exact.ts';
import type { Decision } from '#shared/domain/renewals/renewal.ts';
import { day } from '#web/ui/format.ts';
import { plural } from '#web/ui/words.ts';

export interface Effect {
  /** `It goes on from Jan 1, 2027 for 12 months, until Dec 31, 2027.` */
  readonly sentence: string;
  /** Of the next term, in the contract's currency; null without prices, and where none follows. */
  readonly amount: string | null;
}

/** @returns why it cannot be, in place of an effect */
export function effectOf(
  { contract, row, currency }: Pick<RenewalView, 'contract' | 'row' | 'currency'>,
  decision: Decision,
  today: CivilDay,
): Effect | { readonly refusal: string } {
  const first = addDays(row.ends, 1);
  if (decision.decision === 'cancel')
    return {
      sentence:
        row.kind === 'automatic'
          ? `It ends on ${day(row.ends)}, once the notice is sent by ${day(row.deadline)} and recorded here.`
          : `It ends on ${day(row.ends)}.`,
      amount: null,
    };
  const months = decision.months ?? (contract.renewal.kind === 'none' ? undefined : contract.renewal.months);
  const renewed = renew(contract, months, today);
  if (!renewed.ok) return { refusal: renewed.refusal.reason };
  const changes = decision.decision === 'change' ? decision.lines : [];
  const after = {
    ...renewed.value,
    lines: renewed.value.lines.map((line, index) => {
      const terms = changes.find((one) => one.line === index);
      if (!terms) return line;
      const { quantity, price } = terms;
      const at = line.changes.find(({ from }) => from === first);
      const change = {
        ...at,
        from: first,
        ...(quantity !== undefined && { quantity }),
        ...(price !== undefined && { price }),
      };
      const others = line.changes.filter(({ from }) => from !== first);
      return { ...line, changes: [...others, change].toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
    }),
  };
  const length = months === undefined ? '' : ` for ${plural(months, 'month')}`;
  const until = months === undefined ? '' : `, until ${day(addDays(addMonths(first, months), -1))}`;
  return {
    sentence: `It goes on from ${day(first)}${length}${until}.`,
    amount: currency === null || contract.cost === null ? null : termFrom(after, currency, first),
  };
}

type Priced = Parameters<typeof costsOf>[0];

function termFrom(contract: Priced, currency: string, first: CivilDay): string | null {
  const costs = costsOf(contract, currency, { since: first, horizon: addDays(first, 1) });
  const term = costs.wholes.find(([from]) => from === first);
  return term ? written(costs.total(...term), currency) : null;
}
