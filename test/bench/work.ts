// Run as a process of its own, so that nothing else is in its CPU time and memory: packed snapshots, or a row for each item.
import { existsSync, readFileSync } from 'node:fs';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '#shared/table/table.ts';
import { accountsOf, type BenchConnection, benchConnections, peopleOf } from './organisation.ts';
import { sinkTable } from './sink.ts';
import { connectAll, publishDay } from './vendor-day.ts';

export interface Worked {
  readonly assignments: number;
  /** CPU time of the work, without that of making the accounts up. */
  readonly microseconds: number;
  readonly peakMegabytes: number;
}

const [way = 'packed', what = 'organisation', size = '100000'] = process.argv.slice(2);
const count = Number(size);
const connections: BenchConnection[] =
  what === 'organisation' ? benchConnections(count) : [{ id: 'app0.conn0', number: 0, sizes: [count] }];
const people = peopleOf(connections);

function cpuMicroseconds(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

/** The plain way that the snapshots are compared with: one item per assignment with one index entry. */
async function putRows(table: Table, connection: BenchConnection): Promise<void> {
  let waiting: { PutRequest: { Item: Record<string, unknown> } }[] = [];
  const flush = async () => {
    if (waiting.length > 0)
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: waiting } }));
    waiting = [];
  };
  for (const { holds, ...account } of accountsOf(connection, people)) {
    for (const { sku } of holds) {
      const Item = {
        PK: `ACCOUNTS#${connection.id}`,
        SK: `${sku}#${account.id}`,
        GSI1PK: `MAIL#${account.mails[0]}`,
        GSI1SK: `${connection.id}#${sku}`,
        sku,
        ...account,
      };
      waiting.push({ PutRequest: { Item } });
      if (waiting.length === 25) await flush();
    }
  }
  await flush();
}

/** The engine compiles what it meets often: both ways are measured as a warm function runs them. */
const WARMING: readonly BenchConnection[] = Array.from({ length: 40 }, (_, number) => ({
  id: `warm${number}.conn`,
  number,
  sizes: [300, 200],
}));

async function importAll(all: readonly BenchConnection[]): Promise<void> {
  for (const connection of all) {
    if (way === 'rows') await putRows(table, connection);
    else await publishDay(table, connection, people);
  }
}

/** The system's own peak since this program began; `maxRSS` would count what the parent held before it. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}

const table = sinkTable();

// One function: a bundle of CommonJS has no await at its top.
async function measure(): Promise<void> {
  await connectAll(table, [...WARMING, ...connections]);
  await importAll(WARMING);
  let assignments = 0;
  const made = process.cpuUsage();
  for (const connection of connections)
    for (const { holds } of accountsOf(connection, people)) assignments += holds.length;
  const making = cpuMicroseconds(made);
  const begun = process.cpuUsage();
  await importAll(connections);
  const worked: Worked = {
    assignments,
    microseconds: cpuMicroseconds(begun) - making,
    peakMegabytes: peakMegabytes(),
  };
  process.stdout.write(JSON.stringify(worked));
}

void measure();
