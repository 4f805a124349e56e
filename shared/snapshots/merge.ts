// A dirty bucket meets its old chunk: what we knew is carried on, what changed is told, what is missing waits or goes.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';
import { type AccountChange, changesOf } from './changes.ts';
import { type Carry, type Chunk, idOf } from './pack.ts';
import { accountRow, isUnnamed, ownOf } from './row.ts';

export interface Merged {
  readonly chunk: Chunk;
  readonly changes: readonly AccountChange[];
  /** Rows of the old version that this read lacks. */
  readonly lacking: number;
}

export interface MergeRules {
  readonly day: CivilDay;
  /** In a first version everybody is new, and nobody needs to be told one by one. */
  readonly first: boolean;
  /** Whether one complete read without a row is enough for it to be gone. */
  readonly vouched: boolean;
  /** Ids of which the read says nothing but that they hold something: it missed them, as a read may. */
  readonly unnamed: ReadonlySet<string>;
}

type Days = Record<string, CivilDay>;

/**
 * @param old the chunks that may hold rows of this bucket. @param mine whether an id belongs to this bucket
 */
export function mergeBucket(
  said: readonly string[],
  old: readonly Chunk[],
  mine: (id: string) => boolean,
  { day, vouched, unnamed, first }: MergeRules,
): Merged {
  const before = new Map<string, { line: string; carry: Carry; missing: boolean }>();
  for (const { lines: known, carry } of old) {
    const place = (missing: boolean) => (line: string) => {
      const id = idOf(line);
      if (mine(id)) before.set(id, { line, carry, missing });
    };
    known.forEach(place(false));
    carry.missing?.forEach(place(true));
  }
  const missed = (line: string) => {
    const was = before.get(idOf(line));
    return !vouched && unnamed.has(idOf(line)) && was !== undefined && isMissedOnce(was);
  };
  const lines = unnamed.size === 0 ? said : said.filter((line) => !missed(line));
  const standing = old[0]?.carry.day ?? day;
  const days: Record<string, Days> = Object.create(null);
  const changes: AccountChange[] = [];
  for (const line of lines) {
    const id = idOf(line);
    const was = before.get(id);
    before.delete(id);
    if (was?.line !== line && !first) changes.push(...changesOf(was?.line, line));
    const own = daysOf(line, was, standing, day);
    if (own) days[id] = own;
  }
  const missing: string[] = [];
  for (const [id, was] of before) {
    if (vouched || !isMissedOnce(was)) changes.push(...changesOf(was.line, undefined));
    else {
      missing.push(was.line);
      const own = daysOf(was.line, was, standing, day);
      if (own) days[id] = own;
    }
  }
  const carry: Carry = {
    day: standing,
    ...(Object.keys(days).length > 0 && { days }),
    ...(missing.length > 0 && { missing: missing.sort() }),
  };
  return { chunk: { carry, lines }, changes, lacking: before.size };
}

/**
 * Whether a row outlives a read without it. One that only stood for a name does not: its holder is described by now, or holds
 * nothing any more, and would be counted twice.
 */
function isMissedOnce({ line, missing }: { readonly line: string; readonly missing: boolean }): boolean {
  return !missing && !isUnnamed(line);
}

/** Days that differ from the standing one; a line that stayed as it was is not even parsed. */
function daysOf(
  line: string,
  was: { readonly line: string; readonly carry: Carry } | undefined,
  standing: CivilDay,
  today: CivilDay,
): Days | undefined {
  const known = was && idOf(was.line);
  const exceptions = was && known !== undefined ? ownOf(was.carry.days, known) : undefined;
  if (was?.line === line && was.carry.day === standing) return exceptions;
  if (!was && today === standing) return undefined;
  const had = new Set(was ? accountRow(was.line).holds.map(({ sku }) => sku) : []);
  const days: Days = Object.create(null);
  for (const { sku, since } of accountRow(line).holds) {
    if (since) continue;
    const seen = was && had.has(sku) ? (ownOf(exceptions, sku) ?? was.carry.day) : today;
    if (seen !== standing) days[sku] = seen;
  }
  return Object.keys(days).length > 0 ? days : undefined;
}
