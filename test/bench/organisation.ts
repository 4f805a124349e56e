// The organisation of the bench: a million assignments of 600 licenses by Zipf in 150 connections, or a sample of it.
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { hash32 } from '#shared/snapshots/bucket.ts';

export const LICENSES = 600;
const CONNECTIONS = 150;
export const MILLION = 1_000_000;
/** Holders of the largest license; as many people are there. */
const LARGEST = 100_000;

const FIRST_DAY = Date.UTC(2026, 3, 16, 3);
const DAY_MS = 86_400_000;
const FIRST = words(96, 7, 2);
const LAST = words(1024, 3, 3);

export interface BenchConnection {
  readonly id: string;
  readonly number: number;
  /** Holders of each of its licenses, the largest first. */
  readonly sizes: readonly number[];
}

/** All connections for a million assignments; for fewer, every tenth or so, with a like mixture of sizes. */
export function benchConnections(assignments: number): BenchConnection[] {
  const sizes = zipf();
  const all = Array.from({ length: CONNECTIONS }, (_, number) => ({
    id: `app${number}.conn${number}`,
    number,
    sizes: sizes.filter((_size, rank) => rank % CONNECTIONS === number),
  }));
  const step = Math.round(MILLION / assignments);
  return step < 2 ? all : all.filter(({ number }) => number % step === 1);
}

export function assignmentsOf(connections: readonly BenchConnection[]): number {
  return connections.flatMap(({ sizes }) => sizes).reduce((sum, size) => sum + size, 0);
}

/** Enough people that nobody has two accounts at one vendor. */
export function peopleOf(connections: readonly BenchConnection[]): number {
  return Math.max(...connections.flatMap(({ sizes }) => sizes));
}

export function skusOf({ number, sizes }: BenchConnection): SkuFacts[] {
  return sizes.map((size, index) => ({
    vendorId: skuId(number, index),
    name: `Plan ${number}-${index}`,
    type: 'user',
    kind: 'user',
    status: 'active',
    purchased: size + 10,
    vendorUsed: size,
  }));
}

/** Moves the activity of a share of all accounts on every day after the first. */
export interface Churn {
  readonly day: number;
  readonly share: number;
}

/** Everything the vendor says of its accounts on a day, one by one: nobody holds them all. */
export function* accountsOf(
  { number, sizes }: BenchConnection,
  people: number,
  { day, share }: Churn = { day: 0, share: 0 },
): Generator<AccountFacts> {
  const [most = 0] = sizes;
  for (let at = 0; at < most; at++) {
    const chance = hash32(`${number}/${at}`);
    const moved = day > 0 && hash32(`${number}/${at}/${day}`) / 2 ** 32 < share;
    const human = person((at * 7_919 + number * 104_729) % people);
    const seconds = moved ? chance % 86_400 : chance % 7_776_000;
    const activeAt = FIRST_DAY + (moved ? day * DAY_MS : 0) - seconds * 1_000;
    yield {
      id: `1${String(chance).padStart(10, '0')}${String(hash32(`${at}.${number}`)).padStart(10, '0')}`,
      name: human.name,
      mails: [human.mail],
      status: chance % 50 === 0 ? 'suspended' : 'active',
      kind: 'person',
      createdAt: new Date(FIRST_DAY - (chance % 1_500) * DAY_MS - (chance % 36_000) * 1_000).toISOString(),
      lastActiveAt: new Date(activeAt).toISOString(),
      holds: sizes.flatMap((size, index) => (at < size ? [{ sku: skuId(number, index) }] : [])),
    };
  }
}

export function person(number: number): { readonly name: string; readonly mail: string } {
  const first = FIRST[number % FIRST.length] as string;
  const last = LAST[(hash32(String(number)) >>> 4) % LAST.length] as string;
  return { name: `${first} ${last}`, mail: `${first}.${last}.${number}@example.com`.toLowerCase() };
}

export function dayOf(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString();
}

function skuId(connection: number, index: number): string {
  return `01t${connection.toString(36).padStart(4, '0')}${index}`;
}

/** Sizes that fall by rank from the largest, and add up to a million. */
function zipf(): number[] {
  const sizesBy = (exponent: number) =>
    Array.from({ length: LICENSES }, (_, rank) => Math.max(1, Math.floor(LARGEST / (rank + 1) ** exponent)));
  const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
  let [low, high] = [0.3, 2];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (total(sizesBy(middle)) > MILLION) low = middle;
    else high = middle;
  }
  return sizesBy(high);
}

function words(count: number, seed: number, syllables: number): string[] {
  const parts = [
    'ka',
    'mi',
    'ren',
    'so',
    'tal',
    'vi',
    'no',
    'el',
    'dra',
    'pe',
    'lu',
    'an',
    'go',
    'shi',
    'ber',
    'o',
  ];
  return Array.from({ length: count }, (_, index) => {
    let word = '';
    for (let at = 0; at < syllables; at++) word += parts[hash32(`${seed}.${index}.${at}`) % parts.length];
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}
