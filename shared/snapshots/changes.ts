// A change set says who joined, left, won or lost a license or changed status between two versions; never activity.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AccountStatus } from '#shared/domain/accounts/account.ts';
import { keys } from '#shared/table/keys.ts';
import { getItem, type Table } from '#shared/table/table.ts';
import { BYTES } from './read.ts';
import { type AccountRow, accountRow } from './row.ts';

export type AccountChange =
  | { readonly what: 'joined'; readonly id: string; readonly mail: string; readonly skus: readonly string[] }
  | { readonly what: 'left'; readonly id: string; readonly mail: string; readonly skus: readonly string[] }
  | { readonly what: 'gained' | 'lost'; readonly id: string; readonly sku: string }
  | {
      readonly what: 'status';
      readonly id: string;
      readonly before: AccountStatus;
      readonly after: AccountStatus;
    };

export type ChangeCounts = Record<'joined' | 'left' | 'gained' | 'lost' | 'status', number>;

export interface ChangeSet {
  /** The version that these changes lead from. */
  readonly base: string;
  readonly changes: readonly AccountChange[];
}

export function countsOf(changes: readonly AccountChange[]): ChangeCounts {
  const counts: ChangeCounts = { joined: 0, left: 0, gained: 0, lost: 0, status: 0 };
  for (const { what } of changes) counts[what]++;
  return counts;
}

/** What became of one account; `undefined` for one that was not there before, or is not any more. */
export function changesOf(before: string | undefined, after: string | undefined): AccountChange[] {
  const old = before === undefined ? undefined : accountRow(before);
  const now = after === undefined ? undefined : accountRow(after);
  if (!old) return now ? [presence('joined', now)] : [];
  if (!now) return [presence('left', old)];
  const { id } = now;
  const had = new Set(old.holds.map(({ sku }) => sku));
  const has = new Set(now.holds.map(({ sku }) => sku));
  return [
    ...(old.status === now.status
      ? []
      : [{ what: 'status' as const, id, before: old.status, after: now.status }]),
    ...[...has].filter((sku) => !had.has(sku)).map((sku) => ({ what: 'gained' as const, id, sku })),
    ...[...had].filter((sku) => !has.has(sku)).map((sku) => ({ what: 'lost' as const, id, sku })),
  ];
}

function presence(what: 'joined' | 'left', { id, mails, holds }: AccountRow): AccountChange {
  return { what, id, mail: mails[0] ?? '', skus: holds.map(({ sku }) => sku) };
}

/** An item holds 400 KB; a change packs to some 20 bytes. */
const CHANGES_PER_PART = 8_000;

/** The items that keep a change set, none of which expires: it lasts as long as the log. */
export function changeSetItems(owner: string, version: string, { base, changes }: ChangeSet) {
  const parts = Math.max(1, Math.ceil(changes.length / CHANGES_PER_PART));
  return Array.from({ length: parts }, (_, part) => ({
    ...keys.changeSet(owner, version, part),
    base,
    parts,
    [BYTES]: deflateRawSync(
      JSON.stringify(changes.slice(part * CHANGES_PER_PART, (part + 1) * CHANGES_PER_PART)),
    ),
  }));
}

/** `undefined` for the first version, which follows none. */
export async function readChangeSet(
  table: Table,
  owner: string,
  version: string,
): Promise<ChangeSet | undefined> {
  const first = await getItem(table, keys.changeSet(owner, version, 0));
  if (!first) return undefined;
  const parts = [first];
  for (let part = 1; part < (first.parts as number); part++) {
    const item = await getItem(table, keys.changeSet(owner, version, part));
    if (item) parts.push(item);
  }
  const changes = parts.flatMap(
    (item) => JSON.parse(inflateRawSync(item[BYTES] as Uint8Array).toString()) as AccountChange[],
  );
  return { base: first.base as string, changes };
}

/** What the log said of a version: a first one has no change set, and everybody in it joined. */
export async function toldCounts(
  table: Table,
  owner: string,
  version: string,
  rows: number,
): Promise<ChangeCounts> {
  const set = await readChangeSet(table, owner, version);
  return set ? countsOf(set.changes) : { ...countsOf([]), joined: rows };
}
