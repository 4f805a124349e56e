// A tenant of the sandbox, and conversations with it.
import type { Fact, VendorList, VendorSession } from '#shared/connectors/connector.ts';
import { microsoft } from '#shared/connectors/microsoft/connector.ts';
import { type OpenConnection, openConnection } from '#shared/connectors/open-connection.ts';
import type { Task } from '#shared/domain/connections/task.ts';
import type { EntryChoice } from '#test/sandbox/entry.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/sandbox.ts';
import { type VirtualClock, virtualClock } from '../answering-server.ts';

export interface Tenant {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  open(choice?: EntryChoice): Promise<OpenConnection>;
  /** Paths and queries of the calls that were made since, sign-ins left out. */
  callsSince(before: number): string[];
}

export async function startTenant(people: number, rowsPerPage?: number): Promise<Tenant> {
  const clock = virtualClock();
  const sandbox = await startSandbox({
    people,
    seed: 29,
    day: '2026-04-16',
    now: () => clock.now(),
    ...(rowsPerPage === undefined ? {} : { pageSizes: { microsoft: rowsPerPage } }),
  });
  return {
    sandbox,
    clock,
    open: (choice) => {
      const { config, credentials } = sandbox.credentials('microsoft', choice);
      return openConnection(microsoft, config, credentials, { allowLoopback: true, clock });
    },
    callsSince: (before) =>
      sandbox.calls
        .slice(before)
        .map(({ address }) => decodeURIComponent(address))
        .filter((address) => !address.endsWith('/token')),
  };
}

export const EVERYTHING: readonly Task[] = ['licenses', 'accounts', 'activity'];

export async function readAll(session: VendorSession, tasks = EVERYTHING): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const list of await session.lists(tasks)) facts.push(...(await readList(list)));
  return facts;
}

export async function readList(list: VendorList): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list.read(cursor);
    facts.push(...page.facts);
    if (page.next === undefined) return facts;
    cursor = page.next;
  }
}
