// A history becomes shapes in the box of a picture: one band for each part of the seats held, one line for what was bought.
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { HEIGHT, roundTop, tenth, WIDTH } from '#web/ui/picture-shape.ts';
import { HOLDINGS, type Holding, heldBy, seatsOf } from '#web/ui/seat-shares.ts';

export interface HistoryShape {
  readonly bands: readonly { readonly holding: Holding; readonly path: string }[];
  /** Absent where no day knows a number bought. */
  readonly bought: string | undefined;
  readonly top: number;
  /** Places of the days from the left, in the box's own units. */
  readonly x: readonly number[];
}

export function historyShape(days: readonly LicenseDay[]): HistoryShape {
  const boughtOf = ({ purchased }: LicenseDay) => (typeof purchased === 'number' ? purchased : undefined);
  const parts = days.map(seatsOf);
  const sums = parts.map((each) => HOLDINGS.reduce((sum, holding) => sum + heldBy(each, holding), 0));
  const top = roundTop(Math.max(0, ...sums, ...days.map((day) => boughtOf(day) ?? 0)));
  const x = days.map((_, index) => (days.length === 1 ? WIDTH / 2 : (index / (days.length - 1)) * WIDTH));
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const point = (index: number, value: number) => `${tenth(x[index] ?? 0)},${tenth(y(value))}`;
  let floor = days.map(() => 0);
  const bands = HOLDINGS.map((holding) => {
    const ceiling = parts.map((each, index) => (floor[index] ?? 0) + heldBy(each, holding));
    const upper = ceiling.map((value, index) => point(index, value));
    const lower = floor.map((value, index) => point(index, value)).reverse();
    floor = ceiling;
    return { holding, path: upper.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z` };
  });
  const known = days.flatMap((day, index) => {
    const value = boughtOf(day);
    return value === undefined ? [] : [point(index, value)];
  });
  return { bands, bought: known.length === 0 ? undefined : `M${known.join('L')}`, top, x };
}
