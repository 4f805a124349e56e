// What one line is on a day: how many at which price, and what that costs for its price period and for a month.
import type { CivilDay } from '../../calendar/civil-day.ts';
import { type Exact, exact, greatest, ZERO } from '../../money/exact.ts';
import { PERIOD_MONTHS } from '../../money/frequency.ts';
import type { ContractLine } from '../pricing.ts';

export interface LineState {
  readonly quantity: number;
  /** In major units, per unit or flat as the line says. */
  readonly price: string;
}

/** After every change up to this day. */
export function stateOn(line: ContractLine, day: CivilDay): LineState {
  let state: LineState = { quantity: line.quantity, price: line.price.amount };
  for (const { from, quantity = state.quantity, price = state.price } of line.changes)
    if (from <= day) state = { quantity, price };
  return state;
}

/** Base fee and charged units for one price period, before any discount. */
export function perPeriod(line: ContractLine, { quantity, price }: LineState): Exact {
  const fee = exact(line.base?.fee ?? 0);
  if (line.price.kind === 'flat') return fee.add(exact(price));
  return fee.add(exact(price).mul(Math.max(0, quantity - (line.base?.included ?? 0))));
}

/**
 * Before any discount, for one contract month.
 * @param termMonths months of the term, for a price for the term
 */
export function perMonth(line: ContractLine, state: LineState, termMonths: Exact): Exact {
  if (line.period === 'once') return ZERO;
  return perPeriod(line, state).div(PERIOD_MONTHS[line.period] ?? termMonths);
}

/** What a `once` line costs on the days on which it comes or grows; fewer or cheaper ones give nothing back. */
export function boughtOnce(line: ContractLine, from: CivilDay): { day: CivilDay; amount: Exact }[] {
  const first = stateOn(line, from);
  const bought = [{ day: from, amount: perPeriod(line, first) }];
  let { quantity } = first;
  for (const change of line.changes) {
    if (change.from <= from) continue;
    const { price } = stateOn(line, change.from);
    const now = change.quantity ?? quantity;
    if (line.price.kind === 'perUnit' && now > quantity) {
      const more = perPeriod(line, { quantity: now, price }).sub(perPeriod(line, { quantity, price }));
      bought.push({ day: change.from, amount: greatest(ZERO, more) });
    }
    quantity = now;
  }
  return bought;
}
