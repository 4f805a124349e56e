// Rows are dealt by a hash of their id, so that a row stays in its bucket whatever else comes or goes.

/** A bucket of 250 to 500 rows is some 16 to 24 KB packed: few enough requests, and little rewritten for one change. */
const MOST_ROWS = 500;
/** Sizes between these keep the number of buckets they have: splitting or joining rewrites all of them. */
const KEPT_ABOVE = 180;
const KEPT_BELOW = 700;
const MOST_BITS = 16;

/** 32 well-mixed bits: FNV-1a with the finishing steps of MurmurHash3. */
export function hash32(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) {
    hash ^= id.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The leading bits of the hash: with one bit more, a bucket falls into two and touches no other. */
export function bucketOf(id: string, bits: number): number {
  return bits === 0 ? 0 : hash32(id) >>> (32 - bits);
}

/** How many leading bits tell buckets apart. @param before of the version that this one follows */
export function bitsFor(rows: number, before?: number): number {
  if (before !== undefined) {
    const mean = rows / 2 ** before;
    if (mean <= KEPT_BELOW && (before === 0 || mean >= KEPT_ABOVE)) return before;
  }
  const bits = Math.ceil(Math.log2(Math.max(1, rows) / MOST_ROWS));
  return Math.min(MOST_BITS, Math.max(0, bits));
}

/** The buckets of `from` bits that share rows with one bucket of `to` bits. */
export function covering(bucket: number, to: number, from: number): number[] {
  if (from <= to) return [bucket >>> (to - from)];
  const first = bucket << (from - to);
  return Array.from({ length: 2 ** (from - to) }, (_, index) => first + index);
}
