// The months of a contract's money become bars in the box of a picture, four beside each other in every month.
import type { CostMonth } from '#shared/domain/contracts/cost/cost-facts.ts';
import { HEIGHT, roundTop, tenth, WIDTH } from '#web/ui/picture-shape.ts';

export const SERIES = ['cost', 'payment', 'added', 'changed'] as const;
export type Series = (typeof SERIES)[number];

export interface CostShape {
  /** A series that no month knows is left out. */
  readonly bars: readonly { readonly series: Series; readonly path: string }[];
  /** Values at the upper and the lower edge; the lower one is 0 where nothing falls below. */
  readonly top: number;
  readonly bottom: number;
  /** Height of the line that bars stand on, in the box's own units. */
  readonly zero: number;
  /** Middles of the months from the left. */
  readonly x: readonly number[];
}

/** Of the room of a month, this part is filled with bars. */
const FILLED = 0.8;

export function costShape(months: readonly CostMonth[]): CostShape {
  const known = SERIES.filter((series) => months.some((month) => month[series] !== null));
  const amountOf = (month: CostMonth, series: Series) => Number(month[series] ?? 0);
  const values = months.flatMap((month) => known.map((series) => amountOf(month, series)));
  const lowest = Math.min(0, ...values);
  const top = roundTop(Math.max(0, ...values));
  const bottom = lowest < 0 ? -roundTop(-lowest) : 0;
  const y = (value: number) => ((top - value) / (top - bottom)) * HEIGHT;
  const room = WIDTH / Math.max(1, months.length);
  const width = (room * FILLED) / Math.max(1, known.length);
  const left = (month: number, place: number) => month * room + (room * (1 - FILLED)) / 2 + place * width;
  return {
    bars: known.map((series, place) => ({
      series,
      path: months
        .map((month, index) => {
          const value = amountOf(month, series);
          if (value === 0) return '';
          return `M${tenth(left(index, place))},${tenth(y(0))}V${tenth(y(value))}h${tenth(width)}V${tenth(y(0))}Z`;
        })
        .join(''),
    })),
    top,
    bottom,
    zero: tenth(y(0)),
    x: months.map((_, index) => (index + 0.5) * room),
  };
}
