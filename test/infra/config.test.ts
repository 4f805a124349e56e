// The configuration of a stage is checked before anything is deployed.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stageOf } from '#infra/config.ts';
import { expectedMonthlyCost, expectedMonthlyUsd } from '#infra/expected-cost.ts';

const mail = { identity: 'example.com', from: 'licenses@example.com' };
const read = (context: Record<string, unknown>) => (name: string) => context[name];

test('each stage of cdk.json is valid', async () => {
  const file = JSON.parse(await readFile(new URL('../../cdk.json', import.meta.url), 'utf8'));
  for (const stage of Object.keys(file.context.stages))
    expect(stageOf(read({ ...file.context, stage })).name).toBe(stage);
});

test.each([
  [{ stage: 'prod', stages: { prod: { mail, peple: 3 } } }, 'peple'],
  [{ stage: 'prod', stages: { prod: { mail: { ...mail, from: 'nobody' } } } }, 'stages.prod.mail.from'],
  [{ stage: 'Prod', stages: { prod: { mail } } }, 'lower-case'],
  [{ stage: 'test', stages: { prod: { mail } } }, 'no stage test; it has prod'],
  [{ stage: 'prod', stages: { prod: { mail, logRetentionDays: 31 } } }, 'logRetentionDays'],
  [
    {
      stage: 'prod',
      stages: { prod: { mail, domain: { name: 'a.example', certificateArn: 'arn:aws:acm:eu-west-1:1' } } },
    },
    'certificateArn',
  ],
])('what is wrong is named: %j', (context, named) => {
  expect(() => stageOf(read(context))).toThrow(named);
});

test('the expected cost of the two organisations of the bench is what the bench allows, and more people never cost less', () => {
  expect(expectedMonthlyUsd(200)).toBe(0.25);
  expect(expectedMonthlyUsd(100_000)).toBeCloseTo(10);
  expect(expectedMonthlyCost(1000)).toBe('at most about 0.33 USD a month for 1,000 people at list prices');
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(1000), (people, more) => {
      expect(expectedMonthlyUsd(people + more)).toBeGreaterThanOrEqual(expectedMonthlyUsd(people));
    }),
  );
});
