// The gateway refuses what comes faster than the stage of the template allows, and no more.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathParametersOf } from '#infra/local/gateway.ts';
import { throttle, throttlesOf } from '#infra/local/throttle.ts';

const stage = (DefaultRouteSettings?: object, RouteSettings?: object) => ({
  Resources: {
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { StageName: '$default', DefaultRouteSettings, RouteSettings },
    },
  },
});

test('a burst passes, the next request does not, and a second later as many as the rate allows', () => {
  const admitsRoute = throttlesOf(stage({ ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 }));
  const admits = (ms: number) => admitsRoute('$default', ms);
  expect([0, 0, 0, 0].map(admits)).toEqual([true, true, true, false]);
  expect([1000, 1000, 1000].map(admits)).toEqual([true, true, false]);
});

test('a stage without a throttle lets everything pass', () => {
  expect(throttlesOf(stage())('$default', 0)).toBe(true);
  expect(throttle(undefined)(0)).toBe(true);
});

test('a route with a throttle of its own takes nothing from the others, and they nothing from it', () => {
  const own = { 'POST /api/push/token': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } };
  const admits = throttlesOf(stage({ ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 }, own));
  const asked = ['POST /api/push/token', 'POST /api/push/token', '$default', '$default', '$default'];
  expect(asked.map((key) => admits(key, 0))).toEqual([true, false, true, true, false]);
});

test('over any time no more pass than the burst and what the rate adds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      (perSecond, burst, gaps) => {
        const admits = throttle({ perSecond, burst });
        let ms = 0;
        const passed = gaps.filter((gap) => {
          ms += gap;
          return admits(ms);
        }).length;
        const seconds = gaps.slice(1).reduce((sum, gap) => sum + gap, 0) / 1000;
        expect(passed).toBeLessThanOrEqual(burst + seconds * perSecond + 1e-6);
      },
    ),
  );
});

test.each([
  ['GET /api/links/{token}', '/api/links/a.b', { token: 'a.b' }],
  [
    'ANY /api/feeds/{person}/{proxy+}',
    '/api/feeds/ada/2026/all.ics',
    { person: 'ada', proxy: '2026/all.ics' },
  ],
  ['GET /api/health', '/api/health', undefined],
  ['$default', '/api/licenses/7', undefined],
])('%s names the parts of %s', (key, path, expected) => {
  expect(pathParametersOf(key, path)).toEqual(expected);
});
