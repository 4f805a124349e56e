// The page waits for the answer of the test it asked for, and never takes an older one for it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TEST_MS, testState } from '#web/features/connections/test-again.tsx';

const OLD = '2026-04-16T08:00:00.000Z';
const NEW = '2026-04-16T09:00:00.000Z';

it('an older result is not taken for the answer', () => {
  const asked = { at: 0, before: OLD };
  expect(testState({ tested: { ok: true, at: OLD } }, asked, 1)).toBe('underWay');
  expect(testState({ tested: { ok: true, at: NEW } }, asked, 1)).toBe('answered');
  expect(testState({}, { at: 0, before: undefined }, TEST_MS)).toBe('silent');
});

it('an answer counts whenever it comes', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (at, later) => {
      const tested = { ok: false, at: NEW, state: 'unreachable', reason: 'x' } as const;
      expect(testState({ tested }, { at, before: OLD }, at + later)).toBe('answered');
    }),
  );
});
