// Figure 3: CPU time and memory of an import, beside a plain baseline in the same run.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BenchOptions, Measured } from '../figure.ts';
import type { Worked } from '../work.ts';

const run = promisify(execFile);

/** A Lambda of 256 MB leaves this much to the heap; without a limit, garbage is kept for as long as there is room. */
const HEAP_MEGABYTES = 128;

async function work(
  way: 'packed' | 'rows',
  what: 'organisation' | 'connection',
  size: number,
  heapMegabytes = HEAP_MEGABYTES,
): Promise<Worked> {
  const script = new URL('../work.ts', import.meta.url).pathname;
  const heap = `--max-old-space-size=${heapMegabytes}`;
  const { stdout } = await run(process.execPath, [heap, '--import', 'tsx', script, way, what, String(size)]);
  return JSON.parse(stdout) as Worked;
}

const LARGE = 100_000;
const HUGE = 1_000_000;

export async function measureWork({ assignments }: BenchOptions): Promise<readonly Measured[]> {
  const packed = await work('packed', 'organisation', assignments);
  const rows = await work('rows', 'organisation', assignments);
  const large = await work('packed', 'connection', LARGE);
  const per = ({ microseconds, assignments: count }: Worked) => microseconds / count;
  return [
    { what: 'CPU of an import', value: per(packed), unit: 'µs an assignment', atMost: 12 },
    { what: 'CPU with a row for each item', value: per(rows), unit: 'µs an assignment' },
    { what: 'a row for each item by packed', value: per(rows) / per(packed), unit: '×', atLeast: 3 },
    { what: 'peak memory, 100,000 accounts', value: large.peakMegabytes, unit: 'MB', atMost: 192 },
    ...(assignments < HUGE ? [] : await hugeOnes(large)),
  ];
}

async function hugeOnes(large: Worked): Promise<Measured[]> {
  const huge = await work('packed', 'connection', HUGE, 384);
  const exponent = Math.log10(huge.peakMegabytes / large.peakMegabytes) / Math.log10(HUGE / LARGE);
  return [
    { what: 'peak memory, 1,000,000 accounts', value: huge.peakMegabytes, unit: 'MB', atMost: 512 },
    { what: 'growth of memory, exponent', value: exponent, unit: '', atMost: 0.4 },
  ];
}
