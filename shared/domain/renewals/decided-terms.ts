// What a decision makes of a contract's lines from the next term on, and how that is taken back.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { ContractLine, LineChange } from '../contracts/pricing.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import type { Decision, Effect, Renewal } from './renewal.ts';

/** @returns the lines as decided, and what stood on that day before */
export function withTerms(
  lines: readonly ContractLine[],
  terms: Extract<Decision, { decision: 'change' }>['lines'],
  from: CivilDay,
): Outcome<readonly [ContractLine[], Effect['lines']]> {
  const after = [...lines];
  const effect: Effect['lines'] = [];
  for (const [at, { line: index, quantity, price }] of terms.entries()) {
    const field = `decision.lines.${at}`;
    const line = after[index];
    if (!line) return refuse('invalid', 'There is no such line', { field: `${field}.line` });
    if (effect.some((one) => one.line === index))
      return refuse('invalid', 'This line is changed already', { field: `${field}.line` });
    if (quantity === undefined && price === undefined)
      return refuse('invalid', 'Say what changes: the quantity or the price', { field });
    const before = line.changes.find((change) => change.from === from);
    const change: LineChange = {
      ...before,
      from,
      ...(quantity !== undefined && { quantity }),
      ...(price !== undefined && { price }),
    };
    const others = line.changes.filter((one) => one.from !== from);
    const changes = [...others, change].sort((a, b) => (a.from < b.from ? -1 : 1));
    after[index] = { ...line, changes };
    effect.push({ line: index, ...(before && { before }) });
  }
  return done([after, effect]);
}

/** Refused where somebody edited the lines since. */
export function withoutTerms(
  lines: readonly ContractLine[],
  { effect, request }: Renewal,
): Outcome<ContractLine[]> {
  const decided = request?.decision.decision === 'change' ? request.decision.lines : [];
  const after = [...lines];
  for (const { line: index, before } of effect?.lines ?? []) {
    const line = after[index];
    const change = line?.changes.find(({ from }) => from === effect?.from);
    const asked = decided.find((one) => one.line === index);
    const isSame =
      change &&
      (asked?.quantity === undefined || change.quantity === asked.quantity) &&
      (asked?.price === undefined || change.price === asked.price);
    if (!line || !isSame)
      return refuse('notNow', 'The lines were edited after the decision: change them there', {
        field: 'decision',
      });
    const others = line.changes.filter((one) => one !== change);
    const changes = before ? [...others, before].sort((a, b) => (a.from < b.from ? -1 : 1)) : others;
    after[index] = { ...line, changes };
  }
  return done(after);
}
