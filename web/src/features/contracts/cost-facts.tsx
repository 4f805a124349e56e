// The figures of a contract's cost under each other: drawn on its page and, while it is typed, beside the form.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import type { Duration } from '#shared/domain/contracts/contract.ts';
import type { ContractCost } from '#shared/domain/contracts/cost/cost-facts.ts';
import { withTax } from '#shared/domain/money/tax.ts';
import { Facts } from '#web/ui/facts.tsx';
import { day, distance, money } from '#web/ui/format.ts';
import { wholeName } from './cost-words.ts';

interface CostFactsProps {
  readonly cost: ContractCost;
  readonly duration: Duration['kind'];
  readonly today: CivilDay;
  readonly taxPercent: string | undefined;
  /** What the line at this place is called. */
  readonly lineName: (line: number) => string;
  /** Beside a form there is little room. */
  readonly brief?: boolean;
}

const NOT_SAID = 'say how often it is paid';

export function CostFacts({ cost, duration, today, taxPercent, lineName, brief }: CostFactsProps) {
  const { currency, term, annual, dueInYear, next, nextPayment } = cost;
  const name = wholeName(duration);
  const tell = (amount: string) => money(amount, currency);
  const oneTime = term && Number(term.oneTime) !== 0 ? `, ${tell(term.oneTime)} of it one-time` : '';
  return (
    <Facts
      of={[
        [
          term && today < term.from ? name.replace('This', 'First') : name,
          term && (
            <>
              <b>{tell(term.amount)}</b>
              {oneTime} · {day(term.from)} – {day(term.to)}
            </>
          ),
        ],
        [
          'The same with tax',
          term && taxPercent !== undefined && (
            <>
              {tell(withTax(term.amount, taxPercent, currency))} at {taxPercent}%
            </>
          ),
        ],
        [
          'A year',
          <>
            <b>{tell(annual)}</b> at today’s rate
          </>,
        ],
        ['Due in 12 months', !brief && (dueInYear === null ? NOT_SAID : tell(dueInYear))],
        [
          'Next payment',
          nextPayment &&
            `${tell(nextPayment.amount)} on ${day(nextPayment.day)} · ${distance(today, nextPayment.day)}`,
        ],
        [
          next?.kind === 'financialYear' ? 'Next financial year' : 'Next payment term',
          !brief && next && `${tell(next.amount)} · ${day(next.from)} – ${day(next.to)}`,
        ],
        [
          'Discount not used',
          term && term.unused.length > 0 && (
            <span style={{ color: 'var(--sl-warn)' }}>
              {term.unused
                .map(
                  ({ line, amount }) =>
                    `${tell(amount)} ${line === null ? 'of the contract' : `of ${lineName(line)}`}`,
                )
                .join(', ')}
              : the term costs less than it takes off
            </span>
          ),
        ],
      ]}
    />
  );
}
