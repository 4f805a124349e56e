// The people are published like a connection's accounts: only buckets that changed are written, and one update flips the pointer.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Person } from '#shared/domain/people/person.ts';
import { keys } from '#shared/table/keys.ts';
import type { Table } from '#shared/table/table.ts';
import { bitsFor, bucketOf } from '../bucket.ts';
import { itemWriter, manifestItem, writeBuckets } from '../chunk-writer.ts';
import { type Manifest, newVersion } from '../manifest.ts';
import { findManifest } from '../read.ts';
import { DIRECTORY, type PeoplePointer, peoplePointer } from './read.ts';
import { personLine } from './row.ts';

export interface MergedPeople {
  readonly people: readonly Person[];
  /** The published version of each connection that people may know, by its id. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The version of each directory that the people follow from. */
  readonly directories: Readonly<Record<string, string>>;
  /** When the oldest of the directories read was last completely read, and the civil day of that. */
  readonly readAt: Instant;
  readonly day: CivilDay;
}

export type PeoplePublication =
  | { readonly outcome: 'published'; readonly version: string }
  | { readonly outcome: 'unchanged' | 'lostRace' };

/** @param pointer what the people were derived against; another version published meanwhile wins */
export async function publishPeople(
  table: Table,
  merged: MergedPeople,
  pointer: PeoplePointer | undefined,
  at: Instant,
): Promise<PeoplePublication> {
  const seen = pointer?.version;
  const base = seen === undefined ? undefined : await findManifest(table, DIRECTORY, seen);
  const inputs = numbered(base, merged.inputs);
  const numberOf = new Map(Object.keys(inputs).map((id, number) => [id, number]));
  const version = newVersion(at);
  const bits = bitsFor(merged.people.length, base?.bits);
  const writer = itemWriter(table);
  const written = await writeBuckets(
    table,
    writer,
    DIRECTORY,
    dealt(merged.people, numberOf, bits),
    { version, bits, base, expires: true, at },
    undefined,
  );
  const known = Object.keys(base?.inputs ?? {}).length;
  const { readAt, day, directories: heard } = merged;
  if (base && pointer && written.dirty === 0 && known === numberOf.size) {
    const told = Object.entries(heard).every(([id, each]) => pointer.heard[id] === each);
    return { outcome: told || (await flip(table, seen, { heard })) ? 'unchanged' : 'lostRace' };
  }
  const { buckets, rows } = written;
  await writer.add(
    manifestItem(DIRECTORY, { version, readAt, day, bits, rows, buckets, skus: [], inputs }, true, at),
  );
  await writer.end();
  const left = merged.people.filter(({ status }) => status === 'left').length;
  const flipped = await flip(table, seen, { version, readAt, day, people: rows, left, heard });
  return flipped ? { outcome: 'published', version } : { outcome: 'lostRace' };
}

/**
 * Without a directory there are no people: the pointer goes, and what it named expires unread.
 * @returns whether they are gone; another version published meanwhile stays
 */
export async function dropPeople(table: Table, { version }: PeoplePointer): Promise<boolean> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.directory(),
        ConditionExpression: '#pointer.#version = :seen',
        ExpressionAttributeNames: { '#pointer': 'pointer', '#version': 'version' },
        ExpressionAttributeValues: { ':seen': version },
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (await peoplePointer(table)) === undefined;
  }
}

/** A connection keeps its number as long as anybody counts, so that rows stay as they are. */
function numbered(base: Manifest | undefined, inputs: MergedPeople['inputs']): Record<string, string> {
  return { ...base?.inputs, ...inputs };
}

function* dealt(people: readonly Person[], numberOf: ReadonlyMap<string, number>, bits: number) {
  const buckets: string[][] = Array.from({ length: 2 ** bits }, () => []);
  for (const person of people) buckets[bucketOf(person.id, bits)]?.push(personLine(person, numberOf));
  for (const [bucket, lines] of buckets.entries()) yield { bucket, lines: lines.sort() };
}

/** A refusal after a lost answer is a success when the pointer is mine: versions are never given twice. */
async function flip(
  table: Table,
  seen: string | undefined,
  next: PeoplePointer | Pick<PeoplePointer, 'heard'>,
): Promise<boolean> {
  const whole = 'version' in next;
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.directory(),
        UpdateExpression: whole ? 'SET #pointer = :next' : 'SET #pointer.#heard = :next',
        ConditionExpression:
          seen === undefined ? 'attribute_not_exists(#pointer)' : '#pointer.#version = :seen',
        ExpressionAttributeNames: {
          '#pointer': 'pointer',
          ...(seen !== undefined && { '#version': 'version' }),
          ...(!whole && { '#heard': 'heard' }),
        },
        ExpressionAttributeValues: {
          ':next': whole ? next : next.heard,
          ...(seen !== undefined && { ':seen': seen }),
        },
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return whole && (await peoplePointer(table))?.version === next.version;
  }
}
