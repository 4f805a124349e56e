// AWS schedule expressions ring here at AWS's times.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, nextAfter, scheduledEvent, schedulesOf } from '#infra/local/schedules.ts';
import { DeliveredEvent } from '#shared/events/event.ts';

test.each([
  ['rate(15 minutes)', '2026-03-01T10:07:00.000Z', '2026-03-01T10:22:00.000Z'],
  ['cron(0 * * * ? *)', '2026-03-01T10:07:00.000Z', '2026-03-01T11:00:00.000Z'],
  ['cron(0/15 * * * ? *)', '2026-03-01T10:07:00.000Z', '2026-03-01T10:15:00.000Z'],
  ['cron(30 3 ? * 2 *)', '2026-03-01T10:07:00.000Z', '2026-03-02T03:30:00.000Z'],
  ['cron(0 9 1 1 ? 2028)', '2026-03-01T10:07:00.000Z', '2028-01-01T09:00:00.000Z'],
])('%s after %s rings at %s', (expression, after, expected) => {
  expect(nextAfter(expression, 'UTC', new Date(after))?.toISOString()).toBe(expected);
});

test('weekday 1 is Sunday, as AWS counts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), (weekday) => {
      const next = nextAfter(`cron(0 12 ? * ${weekday} *)`, 'UTC', new Date('2026-03-01T00:00:00Z'));
      expect(next?.getUTCDay()).toBe(weekday - 1);
    }),
  );
});

test('an expression that is not known is refused at the start', () => {
  expect(() => clockOf('at(2026-01-01T00:00:00)')).toThrow('not known');
});

test('schedules of either service name their function, and a disabled one is left out', () => {
  const target = { 'Fn::GetAtt': ['Sync', 'Arn'] };
  const schedules = schedulesOf({
    Resources: {
      Sync: { Type: 'AWS::Lambda::Function' },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'x', Arn: target }] },
      },
      Off: {
        Type: 'AWS::Events::Rule',
        Properties: { ScheduleExpression: 'rate(1 day)', State: 'DISABLED' },
      },
      Later: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'cron(0 6 * * ? *)',
          ScheduleExpressionTimezone: 'Europe/Berlin',
          Target: { Arn: target },
        },
      },
    },
  });
  expect(schedules).toEqual([
    { name: 'Rule', expression: 'rate(1 day)', timeZone: 'UTC', functions: ['Sync'] },
    { name: 'Later', expression: 'cron(0 6 * * ? *)', timeZone: 'Europe/Berlin', functions: ['Sync'] },
  ]);
});

test('a scheduled event carries its own time in the shape functions accept', () => {
  const event = DeliveredEvent.parse(scheduledEvent(new Date('2026-03-01T10:00:00.900Z')));
  expect(event).toMatchObject({ source: 'aws.events', time: '2026-03-01T10:00:00Z' });
});
