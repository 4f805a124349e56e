// Prints the figures of the design beside their bars, and fails when one does not hold: npm run bench -- --assignments 1000000
import { parseArgs } from 'node:util';
import { type BenchOptions, holds, type Measured } from './figure.ts';
import { dailyOf, measureCost } from './figures/cost.ts';
import { measureDrillDown, measureLists } from './figures/reading.ts';
import { measureReminders } from './figures/reminders.ts';
import { measureSnapshots } from './figures/snapshots.ts';
import { measureStart } from './figures/start.ts';
import { measureCalls, measureKills } from './figures/syncing.ts';
import { measureWork } from './figures/work.ts';

const { values } = parseArgs({ options: { assignments: { type: 'string', default: '100000' } } });
const options: BenchOptions = { assignments: Number(values.assignments) };
if (!Number.isInteger(options.assignments) || options.assignments < 10_000)
  throw new Error('--assignments takes a whole number from 10000');

let failed = 0;

function print(title: string, figures: readonly Measured[]): void {
  console.log(`\n${title}`);
  for (const figure of figures) {
    const { what, value, unit, atMost, atLeast } = figure;
    const bar =
      atMost !== undefined ? `≤ ${shown(atMost)}` : atLeast !== undefined ? `≥ ${shown(atLeast)}` : '';
    const ok = holds(figure);
    if (!ok) failed++;
    console.log(
      `  ${ok ? (bar ? '✓' : ' ') : '✗'} ${what.padEnd(52)} ${`${shown(value)} ${unit}`.padStart(24)}  ${bar}`,
    );
  }
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(value < 10 ? 2 : 1);
}

console.log(`${shown(options.assignments)} assignments`);
const [unchanged, imported] = await measureSnapshots(options);
print('1 · An unchanged day', unchanged);
print('2 · A first import and days of change', imported);
const worked = await measureWork(options);
print('3 · CPU and memory', worked);
print('4 · Drill-down into 100,000 accounts after a month', await measureDrillDown());
print('5 · The licenses page and its history', await measureLists());
print('6 · Calls to the vendors', await measureCalls());
print('7 · Kills, lost answers and races', await measureKills());
print('8 · A cold start of the API', await measureStart());
print('9 · A year of reminders', await measureReminders(options));
print('10 · A month at list prices', measureCost(dailyOf(imported, worked, options)));

console.log(failed === 0 ? '\nAll bars hold.' : `\n${failed} bars do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
