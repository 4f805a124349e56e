// Figure 10: what a month costs at list prices, from the counters of this run and from what the stack wakes and how large.
import { localTemplate } from '#infra/local/local-stage.ts';
import { clockOf, nextAfter, schedulesOf } from '#infra/local/schedules.ts';
import { resourcesOf, type Template } from '#infra/local/template.ts';
import type { BenchOptions, Measured } from '../figure.ts';

/** US dollars, us-east-1, on demand, without free tiers (the pages of the services, read 2026-11). */
const PRICE = {
  writeUnits: 0.625 / 1e6,
  readUnits: 0.125 / 1e6,
  tableGigabyteMonth: 0.25,
  backupGigabyteMonth: 0.2,
  gigabyteSecond: 0.0000133334,
  invocation: 0.2 / 1e6,
  apiRequest: 1 / 1e6,
  event: 1 / 1e6,
  mail: 0.1 / 1000,
  logGigabyte: 0.5,
  trace: 5 / 1e6,
} as const;

const DAYS = 30;
const SNAPSHOT_DAYS = 60;
/** A vendor's page of two hundred accounts takes this long to arrive; the function waits and is paid for. */
const PAGE_SECONDS = 0.4;
const PAGE_ACCOUNTS = 200;
/** Lambda's processor of a function this small against a core of its own. */
const SLOWDOWN = 3;
/** An idle turn of a schedule, start included. */
const TURN_SECONDS = 0.3;
/** Lease, progress, run, pointer and month of a read; each license's counters and day. */
const WRITES_PER_READ = 12;
const WRITES_PER_LICENSE = 3;
const LICENSES_PER_APPLICATION = 3;
/** Counting people: CPU for each assignment, as the readers' figures are of that order. */
const COUNT_MICROSECONDS = 40;
const LOG_BYTES_PER_TURN = 1500;
/** Sign-in, capabilities and the lists that are short. */
const CALLS_PER_READ = 8;
const READS_PER_TURN = 5;
/** The page's lists, caches cold half of the time. */
const READS_PER_REQUEST = 60;
const REQUEST_SECONDS = 0.15;
/** X-Ray's default: one request a second and a twentieth of the rest; small functions are traced each time. */
const TRACED = 1;

interface Organisation {
  readonly people: number;
  readonly applications: number;
  readonly assignments: number;
  /** Requests of the page and mails, a month. */
  readonly requests: number;
  readonly mails: number;
}

const LARGE: Organisation = {
  people: 100_000,
  applications: 600,
  assignments: 1_000_000,
  requests: 60_000,
  mails: 3_000,
};
const SMALL: Organisation = {
  people: 200,
  applications: 10,
  assignments: 1_500,
  requests: 3_000,
  mails: 60,
};

/** Write and read units and CPU microseconds of a day on which 1.5 % changed, for each assignment. */
export interface Daily {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly microseconds: number;
}

export function measureCost(daily: Daily): readonly Measured[] {
  const template = localTemplate();
  return [
    {
      what: 'a month of 100,000 people, 600 applications',
      value: monthOf(LARGE, daily, template),
      unit: 'USD',
      atMost: 10,
    },
    { what: 'a month of 200 people', value: monthOf(SMALL, daily, template), unit: 'USD', atMost: 0.25 },
  ];
}

export function dailyOf(
  imported: readonly Measured[],
  worked: readonly Measured[],
  { assignments }: BenchOptions,
): Daily {
  const value = (among: readonly Measured[], what: string, per: number) => {
    const found = among.find((figure) => figure.what === what);
    if (!found) throw new Error(`No figure says: ${what}`);
    return found.value / per;
  };
  return {
    writeUnits: value(imported, 'a day of 1.5 % changes', assignments),
    readUnits: value(imported, 'dirty buckets read on a day of 1.5 %', assignments),
    microseconds: value(worked, 'CPU of an import', 1),
  };
}

interface Turns {
  readonly count: number;
  readonly gigabyteSeconds: number;
}

const MINUTES_A_DAY = 1440;
const GIGABYTE = 1024;

function gigabytesOf(template: Template): (functionName: string) => number {
  const sizes = resourcesOf(template, 'AWS::Lambda::Function').map(([id, { MemorySize, Environment }]) => {
    const { Variables } = (Environment ?? {}) as { Variables?: { POWERTOOLS_SERVICE_NAME?: string } };
    return [id, Variables?.POWERTOOLS_SERVICE_NAME, Number(MemorySize) / GIGABYTE] as const;
  });
  return (wanted) => {
    const found = sizes.find(([id, name]) => id === wanted || name === wanted);
    if (!found) throw new Error(`The template has no function ${wanted}`);
    return found[2];
  };
}

/** How often schedules wake a function on a day, and what these turns take when there is nothing to do. */
function turnsADay(template: Template): Turns {
  const gigabytes = gigabytesOf(template);
  const turns = schedulesOf(template).flatMap(({ expression, functions }) => {
    const clock = clockOf(expression);
    const minutes = clock.kind === 'every' ? clock.ms / 60_000 : minutesBetween(expression);
    return functions.map((id) => ({ count: MINUTES_A_DAY / minutes, gigabytes: gigabytes(id) }));
  });
  return {
    count: turns.reduce((sum, { count }) => sum + count, 0),
    gigabyteSeconds: turns.reduce((sum, each) => sum + each.count * each.gigabytes * TURN_SECONDS, 0),
  };
}

function minutesBetween(expression: string): number {
  const first = nextAfter(expression, 'UTC', new Date('2026-03-02T00:00:00.000Z'));
  const second = first && nextAfter(expression, 'UTC', first);
  if (!second) throw new Error(`The schedule ${expression} never rings twice`);
  return (second.getTime() - first.getTime()) / 60_000;
}

/** US dollars. Storage and backup hold the snapshots of sixty days; each written unit is a kilobyte at most. */
function monthOf(of: Organisation, daily: Daily, template: Template): number {
  const gigabytes = gigabytesOf(template);
  const turns = turnsADay(template);
  const licenses = of.applications * LICENSES_PER_APPLICATION;
  const writes =
    daily.writeUnits * of.assignments + WRITES_PER_READ * of.applications + WRITES_PER_LICENSE * licenses;
  const reads = daily.readUnits * of.assignments + READS_PER_TURN * turns.count;
  const cpuSeconds = (microseconds: number) => (microseconds * of.assignments * SLOWDOWN) / 1e6;
  const waiting = (of.assignments / PAGE_ACCOUNTS + CALLS_PER_READ * of.applications) * PAGE_SECONDS;
  const workADay =
    (cpuSeconds(daily.microseconds) + waiting) * gigabytes('connector-sync') +
    (cpuSeconds(COUNT_MICROSECONDS) + TURN_SECONDS * of.applications) * gigabytes('utilization') +
    turns.gigabyteSeconds;
  const invocations = DAYS * (turns.count + 2 * of.applications) + of.requests;
  const stored = (daily.writeUnits * of.assignments * SNAPSHOT_DAYS) / GIGABYTE ** 2;
  return (
    DAYS * (writes * PRICE.writeUnits + reads * PRICE.readUnits + workADay * PRICE.gigabyteSecond) +
    of.requests * (REQUEST_SECONDS * gigabytes('api') * PRICE.gigabyteSecond + PRICE.apiRequest) +
    of.requests * READS_PER_REQUEST * PRICE.readUnits +
    invocations * (PRICE.invocation + (LOG_BYTES_PER_TURN / GIGABYTE ** 3) * PRICE.logGigabyte) +
    invocations * TRACED * PRICE.trace +
    DAYS * 3 * of.applications * PRICE.event +
    stored * (PRICE.tableGigabyteMonth + PRICE.backupGigabyteMonth) +
    of.mails * PRICE.mail
  );
}
