// The people of the organization are derived from its directories, and know which connections know them.

import { createHash } from 'node:crypto';
import { isPublished, isRunning, type PublishedConnection } from '#shared/connectors/freshness.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { peopleBook } from '#shared/domain/people/match-accounts.ts';
import { type DirectoryAccount, mergePeople } from '#shared/domain/people/merge-people.ts';
import type { Person } from '#shared/domain/people/person.ts';
import { accountBuckets, readManifest } from '#shared/snapshots/read.ts';
import type { Table } from '#shared/table/table.ts';
import type { KnownPeople } from './inputs.ts';

/** Bytes of the hash that names a person: a hundred thousand of them meet by chance once in 10^18 organizations. */
const PERSON_ID_BYTES = 12;

/** Follows from the vendor's immutable id, so that a person keeps it through every rename. */
export function personIdOf(connectionId: string, accountId: string): string {
  return createHash('sha256')
    .update(`${connectionId}/${accountId}`)
    .digest()
    .subarray(0, PERSON_ID_BYTES)
    .toString('base64url');
}

/**
 * Sources of people, the most trusted first: directories that are read before files, older connections before younger.
 * An application's own file makes nobody a person of ours, unless it is a file of people.
 */
export async function directoriesOf(
  table: Table,
  connections: readonly Connection[],
): Promise<PublishedConnection[]> {
  const running = connections.filter((one) => isRunning(one, 'accounts'));
  const telling = await tellingOfPeople(table, running);
  return telling.sort((a, b) => uploads(a) - uploads(b) || (a.id < b.id ? -1 : 1));
}

/** Those that told of people when they were last read, also where they are switched off since. */
export async function tellingOfPeople(
  table: Table,
  connections: readonly Connection[],
): Promise<PublishedConnection[]> {
  const able = connections.filter(isPublished).filter((one) => connectorById(one.connector)?.directory);
  const told = await Promise.all(
    able.map(async (one) => {
      if (!connectorById(one.connector)?.upload) return true;
      const { sources } = await readManifest(table, one.id, one.published.version);
      return sources?.people !== undefined;
    }),
  );
  return able.filter((_, index) => told[index]);
}

function uploads({ connector }: Connection): number {
  return connectorById(connector)?.upload ? 1 : 0;
}

/** Their `connections` are the directories alone. */
export async function peopleOf(table: Table, directories: readonly PublishedConnection[]): Promise<Person[]> {
  const accounts: DirectoryAccount[] = [];
  for (const { id, published } of directories) {
    for await (const rows of accountBuckets(table, id, published.version)) {
      for (const account of rows)
        accounts.push({ personId: personIdOf(id, account.id), connectionId: id, account });
    }
  }
  return mergePeople(accounts);
}

/**
 * Adds to each person the connections that know an account of theirs.
 * @param scanned connections whose accounts are looked through; of the others what was known before stays
 */
export async function withConnections(
  table: Table,
  people: readonly Person[],
  known: KnownPeople,
  connections: readonly PublishedConnection[],
  scanned: ReadonlySet<string>,
): Promise<Person[]> {
  const living = new Set(connections.map(({ id }) => id));
  const book = peopleBook(people, known.decisions.values());
  const knowing = new Map<string, Set<string>>();
  for (const { id, connections: directories } of people) {
    const before = known.byId.get(id)?.connections ?? [];
    knowing.set(
      id,
      new Set([...directories, ...before.filter((one) => living.has(one) && !scanned.has(one))]),
    );
  }
  for (const { id, published } of connections) {
    if (!scanned.has(id)) continue;
    for await (const rows of accountBuckets(table, id, published.version)) {
      for (const row of rows) {
        const match = book.match(id, row);
        if (match) knowing.get(match.personId)?.add(id);
      }
    }
  }
  return people.map((person) => ({
    ...person,
    connections: [...(knowing.get(person.id) ?? [])].sort(),
  }));
}
