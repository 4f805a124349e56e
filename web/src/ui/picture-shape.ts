// Pictures of figures are drawn in a box of 1000 by 240, stretched to the room there is.

export const WIDTH = 1000;
export const HEIGHT = 240;

/** The next round figure that leaves some air above the highest value. */
export function roundTop(highest: number): number {
  const wanted = Math.max(1, highest * 1.05);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= wanted) ?? 10;
  return Math.max(1, Math.ceil(step * power));
}

/** Shorter paths; a tenth of the box's unit is below what a screen shows. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The nearest of the places to a part of the width, from 0 to 1. */
export function nearestPlace(places: readonly number[], part: number): number {
  const wanted = part * WIDTH;
  const far = (index: number) => Math.abs((places[index] ?? 0) - wanted);
  return places.reduce((best, _, index) => (far(index) < far(best) ? index : best), 0);
}
