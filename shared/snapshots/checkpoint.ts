// A checkpoint keeps what a long read has so far, so that a hand-over or a kill repeats little of it.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { keys } from '#shared/table/keys.ts';
import { deleteItems, getItem, type Item, putItems, type Table } from '#shared/table/table.ts';
import { type Deal, openDeal } from './deal.ts';
import type { SpilledRun } from './spill.ts';

/** How far one list was read. */
export const ListProgress = z.object({
  id: z.string(),
  rows: z.int(),
  /** The vendor's own count of its rows, where it gives one. */
  total: z.int().optional(),
  done: z.boolean(),
  /** Where to read on; absent: from the start. */
  cursor: z.string().optional(),
});
export type ListProgress = z.infer<typeof ListProgress>;

export const Checkpoint = z.object({
  runId: z.string(),
  /** When the read began, and its civil day. */
  startedAt: Instant,
  day: CivilDay,
  savedAt: Instant,
  /** Names everything that decides what is read: a changed configuration starts anew. */
  basis: z.string(),
  lists: z.array(ListProgress),
  accounts: z.int(),
  skus: z.array(SkuFacts),
  calls: z.int(),
  retries: z.int(),
  parts: z.int(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** Longer than that, vendors forget their cursors and the parts of a read no longer belong together. */
const USABLE_MS = 6 * 3_600_000;
const KEPT_SECONDS = 2 * 86_400;
/** An item holds 400 KB. */
const PART_BYTES = 300_000;

type StoredRun = readonly [spill: number, partition: number, bytes: Uint8Array];

/** Writes what is new since the last one, then the head: a kill in between leaves the last one valid. */
export async function saveCheckpoint(
  table: Table,
  connectionId: string,
  deal: Deal,
  head: Omit<Checkpoint, 'accounts' | 'skus' | 'parts'>,
  partsBefore: number,
): Promise<number> {
  const expiresAt = Math.floor(Date.parse(head.savedAt) / 1000) + KEPT_SECONDS;
  const parts = cut(
    deal.spills.flatMap((spill, at) => spill.unsaved().map((run) => [at, run.partition, run.bytes] as const)),
  );
  await putItems(
    table,
    parts.map(
      (runs, at): Item => ({
        ...keys.spill(connectionId, head.runId, partsBefore + at),
        runs,
        expiresAt,
      }),
    ),
  );
  const checkpoint = Checkpoint.parse({
    ...head,
    accounts: deal.accounts,
    skus: deal.skus,
    parts: partsBefore + parts.length,
  });
  await putItems(table, [{ ...keys.checkpoint(connectionId), checkpoint, expiresAt }]);
  return checkpoint.parts;
}

/** Whether there is one young enough to be continued. */
export async function hasCheckpoint(table: Table, connectionId: string, at: Instant): Promise<boolean> {
  const item = await getItem(table, keys.checkpoint(connectionId));
  return item !== undefined && isYoung(Checkpoint.parse(item.checkpoint), at);
}

function isYoung({ savedAt }: Checkpoint, at: Instant): boolean {
  return Date.parse(at) - Date.parse(savedAt) <= USABLE_MS;
}

/** `undefined` when there is none that this run could continue. */
export async function loadCheckpoint(
  table: Table,
  connectionId: string,
  { basis, at }: { readonly basis: string; readonly at: Instant },
): Promise<{ readonly checkpoint: Checkpoint; readonly deal: Deal } | undefined> {
  const item = await getItem(table, keys.checkpoint(connectionId));
  const checkpoint = item && Checkpoint.parse(item.checkpoint);
  if (!checkpoint || checkpoint.basis !== basis || !isYoung(checkpoint, at)) return undefined;
  const deal = openDeal();
  for (let part = 0; part < checkpoint.parts; part++) {
    const stored = await getItem(table, keys.spill(connectionId, checkpoint.runId, part));
    if (!stored) return undefined;
    for (const [spill, partition, bytes] of stored.runs as StoredRun[])
      deal.spills[spill]?.restore({ partition, bytes } satisfies SpilledRun);
  }
  deal.restore(checkpoint);
  return { checkpoint, deal };
}

/** Its parts disappear by themselves. */
export async function dropCheckpoint(table: Table, connectionId: string): Promise<void> {
  await deleteItems(table, [keys.checkpoint(connectionId)]);
}

function cut(runs: readonly StoredRun[]): StoredRun[][] {
  const parts: StoredRun[][] = [];
  let room = 0;
  for (const run of runs) {
    const size = run[2].length + 20;
    if (size > room || parts.length === 0) {
      parts.push([]);
      room = PART_BYTES;
    }
    parts.at(-1)?.push(run);
    room -= size;
  }
  return parts;
}
