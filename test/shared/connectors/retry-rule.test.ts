import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, judge, waitOf } from '#shared/connectors/retry-rule.ts';

const NOW = Date.parse('2026-04-16T08:00:00Z');
const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait before the next attempt', () => {
  test('is never shorter than the vendor asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(3_600_000), jitter, (attempt, hintMs, random) => {
        expect(backoff(attempt, hintMs, random)).toBeGreaterThanOrEqual(hintMs);
      }),
    );
  });

  test('without a hint grows up to 32 seconds and no further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), jitter, (attempt, random) => {
        const wait = backoff(attempt, undefined, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(32_000, 1000 * 2 ** (attempt - 1)));
      }),
    );
  });

  test('is read from seconds, epoch seconds, HTTP and ISO dates alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (seconds) => {
        const at = new Date(NOW + seconds * 1000);
        const spellings = [String(seconds), String(at.getTime() / 1000), at.toUTCString(), at.toISOString()];
        for (const spelling of spellings) expect(waitOf(spelling, NOW)).toBe(seconds * 1000);
      }),
    );
  });

  test('of more than a month is no hint: it was meant in another unit', () => {
    for (const header of ['999999999', '1776326400000000', '9'.repeat(30), '2126-04-16T08:00:00Z'])
      expect(waitOf(header, NOW)).toBeUndefined();
    expect(waitOf(String(30 * 86_400), NOW)).toBe(30 * 86_400_000);
  });

  test('a moment that has passed asks for no wait, and words ask for nothing', () => {
    expect(waitOf('Thu, 16 Apr 2026 07:00:00 GMT', NOW)).toBe(0);
    expect(waitOf('soon', NOW)).toBeUndefined();
    expect(waitOf('', NOW)).toBeUndefined();
    expect(waitOf(null, NOW)).toBeUndefined();
  });
});

test('an allowance that is not used up is no word on when a busy vendor may be asked again', () => {
  const busy = (remaining: string) =>
    judge(
      {
        status: 503,
        headers: new Headers({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': '3000' }),
        body: '',
      },
      NOW,
    );
  expect(busy('4999')).toEqual({ is: 'wait', because: 'throttled' });
  expect(busy('0')).toEqual({ is: 'wait', because: 'throttled', hintMs: 3_000_000 });
});

test('any answer whatsoever gets a verdict, and only good ones are taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), fc.string(), fc.string(), (status, body, retryAfter) => {
      const headers = new Headers({ 'retry-after': encodeURIComponent(retryAfter) });
      const verdict = judge({ status, headers, body }, NOW);
      expect(verdict.is === 'answer').toBe(status < 400);
    }),
  );
});
