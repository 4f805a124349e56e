// People are read as one version; what somebody decided about them is laid over it by whoever judges.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Person } from '#shared/domain/people/person.ts';
import { keys } from '#shared/table/keys.ts';
import { getItem, type Table } from '#shared/table/table.ts';
import type { Manifest } from '../manifest.ts';
import { readChunks, readManifest } from '../read.ts';
import { personRow } from './row.ts';

/** Owner of the people snapshot among the connections. */
export const DIRECTORY = 'DIRECTORY';

/** What readers of people see. */
export const PeoplePointer = z.object({
  version: z.string(),
  /** When the oldest of the directories read was last completely read. */
  readAt: Instant,
  day: CivilDay,
  people: z.int(),
  /** Of them, those who left. */
  left: z.int().default(0),
  /** Versions of the directories that these people follow from; a later one that changed nobody is noted here alone. */
  heard: z.record(z.string(), z.string()).default({}),
});
export type PeoplePointer = z.infer<typeof PeoplePointer>;

export interface People {
  readonly manifest: Manifest;
  readonly people: readonly Person[];
}

/** `undefined` while no directory has been read. Read strongly. */
export async function peoplePointer(table: Table): Promise<PeoplePointer | undefined> {
  const item = await getItem(table, keys.directory());
  return item && PeoplePointer.parse(item.pointer);
}

/** @param version absent: the published one. @throws SnapshotMissing */
export async function readPeople(table: Table, version?: string): Promise<People | undefined> {
  const named = version ?? (await peoplePointer(table))?.version;
  if (named === undefined) return undefined;
  const manifest = await readManifest(table, DIRECTORY, named);
  const people: Person[] = [];
  const connections = Object.keys(manifest.inputs ?? {});
  for await (const { chunk } of readChunks(table, DIRECTORY, manifest))
    for (const line of chunk.lines) people.push(personRow(line, connections));
  return { manifest, people };
}
