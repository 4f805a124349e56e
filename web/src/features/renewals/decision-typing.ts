// What is typed of a decision, and what of it differs from what is agreed for the next term.
import type { RenewalView } from '#shared/api/renewals.ts';
import { addDays } from '#shared/domain/calendar/civil-day.ts';
import { stateOn } from '#shared/domain/contracts/cost/line-state.ts';
import { Decision, LineTerms } from '#shared/domain/renewals/renewal.ts';
import { monthsToOffer } from '../contracts/months-to-offer.ts';
import { decimalIn } from '../contracts/price-typing.ts';

export interface LineTyping {
  /** Index of the contract's line. */
  readonly line: number;
  readonly quantity: number | '';
  readonly price: string;
}

export interface DecisionTyping {
  readonly decision: Decision['decision'];
  /** Whether the next term lasts some months, or runs to a day, together with others. */
  readonly length: 'months' | 'until';
  readonly months: number | '';
  readonly until: string;
  readonly lines: readonly LineTyping[];
}

type Decided = Pick<RenewalView, 'contract' | 'row' | 'proposal' | 'renewal'>;

/** The lines as agreed for the first day of the next term. */
export function agreedLines({ contract, row }: Pick<Decided, 'contract' | 'row'>): readonly LineTyping[] {
  const first = addDays(row.ends, 1);
  return contract.lines.map((line, index) => {
    const { quantity, price } = stateOn(line, first);
    return { line: index, quantity, price };
  });
}

/** Begins with what was asked for before, else with what the proposal says. */
export function decisionTyping(view: Decided): DecisionTyping {
  const { contract, proposal, renewal } = view;
  const asked = renewal?.request?.decision;
  const agreed = agreedLines(view);
  const wanted = (line: number) =>
    asked?.decision === 'change'
      ? asked.lines.find((one) => one.line === line)
      : { quantity: proposal.lines.find((one) => one.line === line)?.proposed, price: undefined };
  const lines = agreed.map((one) => {
    const { quantity = one.quantity, price = one.price } = wanted(one.line) ?? {};
    return { line: one.line, quantity, price };
  });
  const { months, until } = asked?.decision === 'cancel' || !asked ? {} : asked;
  return {
    decision: asked?.decision ?? (changedLines({ lines }, agreed).length > 0 ? 'change' : 'renew'),
    length: until === undefined ? 'months' : 'until',
    months: months ?? monthsToOffer(contract),
    until: until ?? '',
    lines,
  };
}

/** As they would be sent: only what differs from what is agreed. */
export function changedLines(
  { lines }: Pick<DecisionTyping, 'lines'>,
  agreed: readonly LineTyping[],
): readonly Record<string, unknown>[] {
  return lines.flatMap(({ line, quantity, price }) => {
    const before = agreed.find((one) => one.line === line);
    const amount = decimalIn(price);
    const differs = {
      ...(quantity !== before?.quantity && { quantity }),
      ...(amount !== before?.price && Number(amount) !== Number(before?.price) && { price: amount }),
    };
    return Object.keys(differs).length === 0 ? [] : [{ line, ...differs }];
  });
}

export interface ReadDecision {
  /** Absent while something keeps it from being sent. */
  readonly decision: Decision | undefined;
  /** Reasons by field: `months`, `until`, `lines`, `lines.<line>.quantity`, `lines.<line>.price`. */
  readonly troubles: Readonly<Record<string, string>>;
}

/** @param agreedMonths length agreed for a renewal; another one is sent along, the same one need not be */
export function readDecision(
  typing: DecisionTyping,
  agreed: readonly LineTyping[],
  agreedMonths: number | undefined,
): ReadDecision {
  if (typing.decision === 'cancel') return { decision: { decision: 'cancel' }, troubles: {} };
  const lines = changedLines(typing, agreed);
  const troubles: Record<string, string> = {};
  const isMonths = typing.length === 'months';
  if (isMonths && (typing.months === '' || typing.months < 1)) troubles.months = 'Say for how many months';
  if (!isMonths && typing.until === '') troubles.until = 'Say until which day';
  if (typing.decision === 'change') {
    if (lines.length === 0)
      troubles.lines = 'Nothing differs from what is agreed: renew as agreed, or change a line';
    for (const terms of lines) {
      const read = LineTerms.safeParse(terms);
      for (const { path } of read.error?.issues ?? [])
        troubles[`lines.${String(terms.line)}.${String(path[0])}`] =
          path[0] === 'price' ? 'A price such as 12.50' : 'A whole number';
    }
  }
  if (Object.keys(troubles).length > 0) return { decision: undefined, troubles };
  const as = typing.months === agreedMonths ? {} : { months: typing.months };
  const length = isMonths ? as : { until: typing.until };
  return {
    decision: Decision.parse(
      typing.decision === 'renew'
        ? { decision: 'renew', ...length }
        : { decision: 'change', ...length, lines },
    ),
    troubles,
  };
}
