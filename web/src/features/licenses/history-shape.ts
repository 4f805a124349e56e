// A history becomes shapes in a box of 1000 by 240: one band for each state, one line for what was bought.
import { ACTIVITY_STATES, type ActivityState } from '#shared/domain/utilization/inactivity.ts';
import type { LicenseDay } from '#shared/domain/utilization/license-day.ts';

export const WIDTH = 1000;
export const HEIGHT = 240;

export interface HistoryShape {
  readonly bands: readonly { readonly state: ActivityState; readonly path: string }[];
  /** Absent where no day knows a number bought. */
  readonly bought: string | undefined;
  readonly top: number;
  /** Places of the days from the left, in the box's own units. */
  readonly x: readonly number[];
}

/** The next round figure that leaves some air above the highest value. */
export function roundTop(highest: number): number {
  const wanted = Math.max(1, highest * 1.05);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= wanted) ?? 10;
  return Math.max(1, Math.ceil(step * power));
}

export function historyShape(days: readonly LicenseDay[]): HistoryShape {
  const boughtOf = ({ purchased }: LicenseDay) => (typeof purchased === 'number' ? purchased : undefined);
  const sums = days.map(({ states }) => ACTIVITY_STATES.reduce((sum, state) => sum + states[state], 0));
  const top = roundTop(Math.max(0, ...sums, ...days.map((day) => boughtOf(day) ?? 0)));
  const x = days.map((_, index) => (days.length === 1 ? WIDTH / 2 : (index / (days.length - 1)) * WIDTH));
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const point = (index: number, value: number) => `${round(x[index] ?? 0)},${round(y(value))}`;
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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
