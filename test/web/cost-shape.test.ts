// The picture of a contract's months says what its figures say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CostMonth } from '#shared/domain/contracts/cost/cost-facts.ts';
import { costShape } from '#web/features/contracts/cost-shape.ts';
import { HEIGHT, nearestPlace, WIDTH } from '#web/ui/picture-shape.ts';

const monthOf = (cost: number, payment: number | null, added = 0, changed = 0): CostMonth => ({
  month: '2026-01',
  cost: cost.toFixed(2),
  payment: payment === null ? null : payment.toFixed(2),
  added: added.toFixed(2),
  changed: changed.toFixed(2),
  oneTime: '0.00',
});

test('a bar is as high as its amount, and nothing is drawn for nothing', () => {
  const { bars, top, zero, x } = costShape([monthOf(300, 0), monthOf(150, 0)]);
  expect([top, zero]).toEqual([400, HEIGHT]);
  expect(x).toEqual([250, 750]);
  expect(bars[0]).toEqual({ series: 'cost', path: 'M50,240V60h100V240ZM550,240V150h100V240Z' });
  expect(bars[1]?.path).toBe('');
});

test('a drop hangs below the line that the others stand on', () => {
  const { bottom, zero } = costShape([monthOf(300, 300, 0, -90)]);
  expect(bottom).toBe(-100);
  expect(zero).toBe(192);
});

test('payments that nobody knows are left out', () => {
  const named = costShape([monthOf(1, null)]).bars.map(({ series }) => series);
  expect(named).toEqual(['cost', 'added', 'changed']);
});

test('whatever the figures, nothing is drawn outside of the picture', () => {
  const amount = fc.integer({ min: -200_000, max: 200_000_000 });
  const months = fc.array(
    fc.tuple(amount, amount, amount, amount).map((each) => monthOf(...each)),
    { minLength: 1, maxLength: 24 },
  );
  fc.assert(
    fc.property(months, (given) => {
      const { bars, zero, x } = costShape(given);
      expect(zero).toBeGreaterThanOrEqual(0);
      expect(zero).toBeLessThanOrEqual(HEIGHT);
      expect(x.every((place) => place > 0 && place < WIDTH)).toBe(true);
      for (const [, left, y, width] of bars
        .map(({ path }) => path)
        .join('')
        .matchAll(/M([-\d.]+),[-\d.]+V([-\d.]+)h([-\d.]+)V[-\d.]+Z/g)) {
        expect(Number(left)).toBeGreaterThanOrEqual(0);
        expect(Number(left) + Number(width)).toBeLessThanOrEqual(WIDTH);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(HEIGHT);
      }
    }),
  );
});

test('what is pointed at is the nearest month', () => {
  const { x } = costShape(Array.from({ length: 12 }, () => monthOf(1, 1)));
  expect([0, 0.09, 0.52, 1].map((part) => nearestPlace(x, part))).toEqual([0, 1, 6, 11]);
});
