// A schedule of the template rings here at the times it would ring in AWS, and carries its own time.
import { Cron } from 'croner';
import { type BusEvent, busEvent, type Invoke } from './bus.ts';
import { resourcesOf, type Template, targetOf } from './template.ts';

export interface Schedule {
  readonly name: string;
  /** `rate(15 minutes)` or `cron(0 * * * ? *)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly functions: readonly string[];
}

/** Rules of EventBridge with a schedule and schedules of EventBridge Scheduler. */
export function schedulesOf(template: Template): readonly Schedule[] {
  const functionsOf = (arns: readonly unknown[]) =>
    arns
      .map((arn) => targetOf(arn, template))
      .filter(
        (id) => id !== undefined && template.Resources[id]?.Type === 'AWS::Lambda::Function',
      ) as string[];
  const rules = resourcesOf(template, 'AWS::Events::Rule').map(([name, rule]) => ({
    name,
    expression: rule.ScheduleExpression as string | undefined,
    state: rule.State,
    timeZone: 'UTC',
    functions: functionsOf(((rule.Targets ?? []) as { Arn: unknown }[]).map(({ Arn }) => Arn)),
  }));
  const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').map(([name, schedule]) => ({
    name,
    expression: schedule.ScheduleExpression as string | undefined,
    state: schedule.State,
    timeZone: (schedule.ScheduleExpressionTimezone as string | undefined) ?? 'UTC',
    functions: functionsOf([(schedule.Target as { Arn?: unknown } | undefined)?.Arn]),
  }));
  return [...rules, ...schedules].flatMap(({ state, expression, ...rest }) =>
    expression === undefined || state === 'DISABLED' ? [] : [{ ...rest, expression }],
  );
}

export type Clock =
  | { readonly kind: 'every'; readonly ms: number }
  | { readonly kind: 'cron'; readonly pattern: string };

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws Error for an expression that neither EventBridge nor this machine knows. */
export function clockOf(expression: string): Clock {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return { kind: 'every', ms: Number(rate[1]) * UNIT_MS[rate[2] as keyof typeof UNIT_MS] };
  const cron = /^cron\((\S+ \S+ \S+ \S+ \S+) (\S+)\)$/.exec(expression);
  if (!cron) throw new Error(`The schedule expression ${expression} is not known here`);
  return { kind: 'cron', pattern: `0 ${cron[1]} ${cron[2]}`.replaceAll('?', '*') };
}

/** The next time after a moment, for a cron expression. */
export function nextAfter(expression: string, timeZone: string, after: Date): Date | undefined {
  const clock = clockOf(expression);
  if (clock.kind === 'every') return new Date(after.getTime() + clock.ms);
  return job(clock.pattern, timeZone).nextRun(after) ?? undefined;
}

/** AWS counts weekdays from Sunday = 1, and its six fields lack seconds. */
function job(pattern: string, timezone: string): Cron {
  return new Cron(pattern, {
    timezone,
    alternativeWeekdays: true,
    sloppyRanges: true,
    paused: true,
    unref: true,
  });
}

export function scheduledEvent(at: Date): BusEvent {
  return busEvent({ source: 'aws.events', detailType: 'Scheduled Event', detail: {}, at });
}

/** @returns a function that stops them. A schedule whose last turn still runs waits for its next one. */
export function startSchedules(
  schedules: readonly Schedule[],
  invoke: Invoke,
  onFailure: (schedule: string, error: unknown) => void,
): () => void {
  const stops = schedules.map(({ name, expression, timeZone, functions }) => {
    let running = false;
    async function ring() {
      if (running) return;
      running = true;
      const event = scheduledEvent(new Date());
      const ended = await Promise.allSettled(functions.map((id) => invoke(id, event)));
      for (const each of ended) if (each.status === 'rejected') onFailure(name, each.reason);
      running = false;
    }
    const clock = clockOf(expression);
    if (clock.kind === 'every') {
      const timer = setInterval(ring, clock.ms).unref();
      return () => clearInterval(timer);
    }
    const cron = job(clock.pattern, timeZone);
    cron.schedule(ring);
    cron.resume();
    return () => cron.stop();
  });
  return () => {
    for (const stop of stops) stop();
  };
}
