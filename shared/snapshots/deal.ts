// A deal takes what a vendor says in any order and gives it back as buckets of finished rows.
import type { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { bucketOf } from './bucket.ts';
import { idOf } from './pack.ts';
import { accountLine, unnamedAccount, withHolds, withUse } from './row.ts';
import { openSpill, PARTITION_BITS, PARTITION_NUMBERS, type Spill } from './spill.ts';

export interface DealtBucket {
  readonly bucket: number;
  /** Sorted; one line per id. */
  readonly lines: string[];
  /** Ids of accounts that only hold something and are described nowhere. */
  readonly unnamed?: ReadonlySet<string>;
}

export interface Deal {
  /** What is said last of an account stands. @param alsoKnownAs another name that holdings may use for it */
  account(account: AccountFacts, alsoKnownAs?: string): void;
  /** A license held by an account that is described elsewhere, before or after. */
  holding(account: { readonly id: string } | { readonly alsoKnownAs: string }, holding: Holding): void;
  /** Use of an account that is described elsewhere: the latest stands, and nobody is made by it. */
  use(accountId: string, lastActiveAt: Instant): void;
  /** Fields said last win, fields left out keep what was said before. */
  sku(sku: SkuFacts): void;
  readonly skus: readonly SkuFacts[];
  /** Accounts described so far; one that came twice counts twice. */
  readonly accounts: number;
  /** Names that holdings use and no account has; to be asked when everything was said. */
  unknownNames(): ReadonlySet<string>;
  /** Says whose names these are; holders that nobody describes become accounts of which only the name is known. */
  resolve(idOfName: ReadonlyMap<string, string>): void;
  /** The rows in 2^bits buckets, all of them and in their order, once. */
  buckets(bits: number): Generator<DealtBucket>;
  /** For checkpoints. */
  readonly spills: readonly [byId: Spill, byAlias: Spill];
  restore(state: { readonly accounts: number; readonly skus: readonly SkuFacts[] }): void;
}

/** Holdings, uses and other names wait beside the rows; their records begin with a letter, rows with a bracket. */
const HOLDING = 'H';
const USE = 'U';
const NAME = 'N';

export function openDeal(): Deal {
  const byId = openSpill();
  const byAlias = openSpill();
  const skus = new Map<string, SkuFacts>();
  let accounts = 0;

  /** Holdings by the name their holder goes by, where no account has that name. */
  const unknown = new Map<string, Holding[]>();

  function settleNames(): void {
    for (const partition of PARTITION_NUMBERS) {
      const records = byAlias.take(partition);
      const idOfName = new Map<string, string>();
      for (const record of records) {
        if (record[0] !== NAME) continue;
        const [name, id] = JSON.parse(record.slice(1)) as [string, string];
        idOfName.set(name, id);
      }
      for (const record of records) {
        if (record[0] !== HOLDING) continue;
        const [name, holding] = JSON.parse(record.slice(1)) as [string, Holding];
        const id = idOfName.get(name);
        if (id !== undefined) byId.add(id, HOLDING + JSON.stringify([id, holding]));
        else unknown.set(name, [...(unknown.get(name) ?? []), holding]);
      }
    }
  }

  return {
    account(account, alsoKnownAs) {
      accounts++;
      byId.add(account.id, accountLine(account));
      if (alsoKnownAs !== undefined)
        byAlias.add(alsoKnownAs, NAME + JSON.stringify([alsoKnownAs, account.id]));
    },
    holding(account, holding) {
      if ('id' in account) byId.add(account.id, HOLDING + JSON.stringify([account.id, holding]));
      else byAlias.add(account.alsoKnownAs, HOLDING + JSON.stringify([account.alsoKnownAs, holding]));
    },
    use(accountId, lastActiveAt) {
      byId.add(accountId, USE + JSON.stringify([accountId, lastActiveAt]));
    },
    sku(sku) {
      skus.set(sku.vendorId, { ...skus.get(sku.vendorId), ...sku });
    },
    get skus() {
      return [...skus.values()].sort((a, b) => (a.vendorId < b.vendorId ? -1 : 1));
    },
    get accounts() {
      return accounts;
    },
    unknownNames() {
      settleNames();
      return new Set(unknown.keys());
    },
    resolve(idOfName) {
      for (const [name, id] of idOfName) {
        for (const holding of unknown.get(name) ?? []) byId.add(id, HOLDING + JSON.stringify([id, holding]));
        unknown.delete(name);
      }
    },
    *buckets(bits) {
      settleNames();
      for (const [name, holdings] of unknown)
        for (const holding of holdings) byId.add(name, HOLDING + JSON.stringify([name, holding]));
      unknown.clear();
      yield* gather(byId, bits);
    },
    spills: [byId, byAlias],
    restore(state) {
      accounts = state.accounts;
      for (const sku of state.skus) skus.set(sku.vendorId, sku);
    },
  };
}

function* gather(spill: Spill, bits: number): Generator<DealtBucket> {
  const perBucket = 2 ** Math.max(0, PARTITION_BITS - bits);
  const perPartition = 2 ** Math.max(0, bits - PARTITION_BITS);
  for (let partition = 0; partition < PARTITION_NUMBERS.length; partition += perBucket) {
    const records = PARTITION_NUMBERS.slice(partition, partition + perBucket).flatMap((one) =>
      spill.take(one),
    );
    const { lines: lineById, unnamed } = finished(records);
    const first = (partition / perBucket) * perPartition;
    const lines: string[][] = Array.from({ length: perPartition }, () => []);
    for (const [id, line] of lineById) lines[perPartition === 1 ? 0 : bucketOf(id, bits) - first]?.push(line);
    for (const [index, some] of lines.entries()) yield { bucket: first + index, lines: some.sort(), unnamed };
  }
}

/** One line per account, with the holdings that came apart from it. */
function finished(records: readonly string[]): { lines: Map<string, string>; unnamed: Set<string> } {
  const lines = new Map<string, string>();
  const apart = new Map<string, Holding[]>();
  const used = new Map<string, Instant>();
  for (const record of records) {
    if (record[0] === HOLDING) {
      const [id, holding] = JSON.parse(record.slice(1)) as [string, Holding];
      const known = apart.get(id);
      if (known) known.push(holding);
      else apart.set(id, [holding]);
    } else if (record[0] === USE) {
      const [id, at] = JSON.parse(record.slice(1)) as [string, Instant];
      if ((used.get(id) ?? '') < at) used.set(id, at);
    } else lines.set(idOf(record), record);
  }
  // A seat counts even when the list of accounts missed its holder, who came or went while it was read.
  const unnamed = new Set([...apart.keys()].filter((id) => !lines.has(id)));
  for (const [id, holdings] of apart)
    lines.set(id, withHolds(lines.get(id) ?? accountLine(unnamedAccount(id)), holdings));
  for (const [id, at] of used) {
    const line = lines.get(id);
    if (line !== undefined && !unnamed.has(id)) lines.set(id, withUse(line, at));
  }
  return { lines, unnamed };
}
