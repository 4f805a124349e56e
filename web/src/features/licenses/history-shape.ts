// A history becomes shapes in the box of a picture: one band for each state, one line for what was bought.
import { ACTIVITY_STATES, type ActivityState } from '#shared/domain/utilization/inactivity.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';
import { HEIGHT, roundTop, tenth, WIDTH } from '#web/ui/picture-shape.ts';

export interface HistoryShape {
  readonly bands: readonly { readonly state: ActivityState; readonly path: string }[];
  /** Absent where no day knows a number bought. */
  readonly bought: string | undefined;
  readonly top: number;
  /** Places of the days from the left, in the box's own units. */
  readonly x: readonly number[];
}

export function historyShape(days: readonly LicenseDay[]): HistoryShape {
  const boughtOf = ({ purchased }: LicenseDay) => (typeof purchased === 'number' ? purchased : undefined);
  const sums = days.map(({ states }) => ACTIVITY_STATES.reduce((sum, state) => sum + states[state], 0));
  const top = roundTop(Math.max(0, ...sums, ...days.map((day) => boughtOf(day) ?? 0)));
  const x = days.map((_, index) => (days.length === 1 ? WIDTH / 2 : (index / (days.length - 1)) * WIDTH));
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const point = (index: number, value: number) => `${tenth(x[index] ?? 0)},${tenth(y(value))}`;
  let floor = days.map(() => 0);
  const bands = ACTIVITY_STATES.map((state) => {
    const ceiling = days.map((day, index) => (floor[index] ?? 0) + day.states[state]);
    const upper = ceiling.map((value, index) => point(index, value));
    const lower = floor.map((value, index) => point(index, value)).reverse();
    floor = ceiling;
    return { state, path: upper.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z` };
  });
  const known = days.flatMap((day, index) => {
    const value = boughtOf(day);
    return value === undefined ? [] : [point(index, value)];
  });
  return { bands, bought: known.length === 0 ? undefined : `M${known.join('L')}`, top, x };
}
