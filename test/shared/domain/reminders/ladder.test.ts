// Which step of a ladder is due on a day, and that judging any days in any way sends each step at most once.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar/civil-day.ts';
import { dueStep } from '#shared/domain/reminders/ladder.ts';
import { stepsWithin } from '#shared/domain/settings/reminder-rule.ts';

const TARGET = '2026-05-01';

describe('A ladder of 60, 30, 15 and 1 days', () => {
  const steps = [60, 30, 15, 1];
  const examples: readonly (readonly [string, number | undefined])[] = [
    ['2026-03-01', undefined],
    ['2026-03-02', 60],
    ['2026-03-31', 60],
    ['2026-04-01', 30],
    ['2026-04-30', 1],
    ['2026-05-01', 1],
    ['2026-05-02', undefined],
  ];
  for (const [day, step] of examples)
    it(`has ${step === undefined ? 'nothing' : `step ${step}`} due on ${day}`, () => {
      expect(dueStep(TARGET, steps, day)).toBe(step);
    });

  it('keeps a step of exactly half the term and drops longer ones', () => {
    expect(stepsWithin(steps, 60)).toEqual([30, 15, 1]);
    expect(stepsWithin(steps, 59)).toEqual([15, 1]);
    expect(stepsWithin(steps, null)).toEqual(steps);
  });

  it('sends on whatever days it is judged only steps that come down, none early, the last by the target day', () => {
    const leads = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 });
    const judged = fc.uniqueArray(fc.integer({ min: -100, max: 10 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(leads, judged, (leadDays, offsets) => {
        const sent: number[] = [];
        for (const offset of offsets.sort((a, b) => a - b)) {
          const day = addDays(TARGET, offset);
          const step = dueStep(TARGET, leadDays, day);
          if (step === undefined || step >= (sent.at(-1) ?? Number.POSITIVE_INFINITY)) continue;
          expect(daysBetween(day, TARGET)).toBeLessThanOrEqual(step);
          expect(offset).toBeLessThanOrEqual(0);
          sent.push(step);
        }
        expect(new Set(sent).size).toBe(sent.length);
        const lastChance = offsets.filter((offset) => offset <= 0 && -offset <= Math.min(...leadDays));
        if (lastChance.length > 0) expect(sent.at(-1)).toBe(Math.min(...leadDays));
      }),
    );
  });
});
