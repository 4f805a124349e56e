// Figure 3: CPU time and memory of an import, beside a plain baseline in the same run.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '#infra/bundle.ts';
import type { BenchOptions, Measured } from '../figure.ts';
import type { Worked } from '../work.ts';

const run = promisify(execFile);

/** A tight heap, old and young, so that what is measured is need: without a limit, garbage is kept for as long as there is room. */
const HEAP_MEGABYTES = 72;
const YOUNG_MEGABYTES = 4;

type Work = (
  way: 'packed' | 'rows',
  what: 'organisation' | 'connection',
  size: number,
  heapMegabytes?: number,
) => Promise<Worked>;

/** Bundled as a function is: a loader of sources would be counted with it. */
async function bundled<T>(use: (work: Work) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await bundle('work', folder, new URL('../work.ts', import.meta.url).pathname);
  const script = join(folder, 'work/index.js');
  try {
    return await use(async (way, what, size, heapMegabytes = HEAP_MEGABYTES) => {
      const heap = [`--max-old-space-size=${heapMegabytes}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];
      const { stdout } = await run(process.execPath, [...heap, script, way, what, String(size)]);
      return JSON.parse(stdout) as Worked;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const LARGE = 100_000;
const HUGE = 1_000_000;

export function measureWork({ assignments }: BenchOptions): Promise<readonly Measured[]> {
  return bundled((work) => measureBy(work, assignments));
}

async function measureBy(work: Work, assignments: number): Promise<readonly Measured[]> {
  const packed = await work('packed', 'organisation', assignments);
  const rows = await work('rows', 'organisation', assignments);
  const large = await work('packed', 'connection', LARGE);
  const per = ({ microseconds, assignments: count }: Worked) => microseconds / count;
  return [
    { what: 'CPU of an import', value: per(packed), unit: 'µs an assignment', atMost: 12 },
    { what: 'CPU with a row for each item', value: per(rows), unit: 'µs an assignment' },
    { what: 'a row for each item by packed', value: per(rows) / per(packed), unit: '×', atLeast: 3 },
    { what: 'peak memory, 100,000 accounts', value: large.peakMegabytes, unit: 'MB', atMost: 192 },
    ...(assignments < HUGE ? [] : await hugeOnes(work, large)),
  ];
}

async function hugeOnes(work: Work, large: Worked): Promise<Measured[]> {
  const huge = await work('packed', 'connection', HUGE, 384);
  const exponent = Math.log10(huge.peakMegabytes / large.peakMegabytes) / Math.log10(HUGE / LARGE);
  return [
    { what: 'peak memory, 1,000,000 accounts', value: huge.peakMegabytes, unit: 'MB', atMost: 512 },
    { what: 'growth of memory, exponent', value: exponent, unit: '', atMost: 0.4 },
  ];
}
