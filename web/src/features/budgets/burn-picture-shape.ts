// The months of a budget as lines that rise: what was planned evenly, what is used, and what is expected.
import type { BudgetView } from '#shared/api/budgets.ts';
import { HEIGHT, roundTop, tenth, WIDTH } from '#web/ui/picture-shape.ts';

type Months = BudgetView['months'];

export interface BurnPictureShape {
  readonly budget: string;
  readonly burnt: string;
  readonly forecast: string;
  readonly top: number;
  /** Ends of the months from the left. */
  readonly x: readonly number[];
  /** Summed up to each month. */
  readonly sums: readonly { readonly budget: number; readonly burnt: number; readonly forecast: number }[];
}

/** @param present the month of today, up to which what is used is drawn */
export function burnPictureShape(months: Months, present: string): BurnPictureShape {
  const sums: { budget: number; burnt: number; forecast: number }[] = [];
  for (const { budget, burnt, forecast } of months) {
    const before = sums.at(-1) ?? { budget: 0, burnt: 0, forecast: 0 };
    sums.push({
      budget: before.budget + Number(budget),
      burnt: before.burnt + Number(burnt),
      forecast: before.forecast + Number(forecast),
    });
  }
  const top = roundTop(Math.max(0, ...sums.flatMap(({ budget, forecast }) => [budget, forecast])));
  const room = WIDTH / Math.max(1, months.length);
  const x = months.map((_, index) => (index + 1) * room);
  const y = (value: number) => tenth(HEIGHT - (Math.max(0, value) / (top || 1)) * HEIGHT);
  const line = (which: 'budget' | 'burnt' | 'forecast', until = months.length) =>
    [
      `M0,${HEIGHT}`,
      ...sums.slice(0, until).map((sum, index) => `L${tenth(x[index] ?? 0)},${y(sum[which])}`),
    ].join('');
  const passed = months.filter(({ month }) => month <= present).length;
  return { budget: line('budget'), burnt: line('burnt', passed), forecast: line('forecast'), top, x, sums };
}
