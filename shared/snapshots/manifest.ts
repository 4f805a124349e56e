// A manifest names everything one version of a snapshot consists of: which chunk of which version holds each bucket.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { SkuFacts } from '#shared/domain/licenses/sku.ts';

/** A bucket of rows; empty ones have no chunk. */
export const Bucket = z.object({
  /** Hash of what the vendor said of its rows: equal means that nothing needs to be read or written. */
  hash: z.string(),
  /** Version under whose name the chunk stands. */
  version: z.string(),
  rows: z.int(),
  /** Rows kept although the last read lacked them. */
  missing: z.int().default(0),
});
export type Bucket = z.infer<typeof Bucket>;

export const Manifest = z.object({
  version: z.string(),
  /** When the vendor's complete read began. */
  readAt: Instant,
  /** The civil day of that read for the organisation. */
  day: CivilDay,
  /** There are 2^bits buckets. */
  bits: z.int().min(0).max(16),
  rows: z.int(),
  buckets: z.array(Bucket),
  /** What the vendor sells to this connection, its own totals included. */
  skus: z.array(SkuFacts),
  /** Of an upload: the import that each kind of file was last taken from. */
  sources: z.record(z.string(), z.string()).optional(),
  /** Of an upload: the version before, whose chunks stand as long as somebody may still read them. */
  previous: z.string().optional(),
  /** Of the people snapshot: the version read of each connection. */
  inputs: z.record(z.string(), z.string()).optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Versions sort by time: the moment the run began, and enough chance to keep two runs apart. */
export function newVersion(at: Instant): string {
  const moment = new Date(at).toISOString().replace(/[-:.]/g, '');
  return `${moment}-${crypto.randomUUID().slice(0, 8)}`;
}

/** The name of a bucket in the key of its chunk. */
export function bucketName(bucket: number, bits: number): string {
  return `${bits}.${bucket}`;
}

/** Small enough that the manifest of 256 buckets stays within one read unit. */
export function packManifest(manifest: Manifest): Uint8Array {
  const versions = [...new Set(manifest.buckets.map(({ version }) => version))];
  const place = new Map(versions.map((version, index) => [version, index]));
  const packed = {
    ...manifest,
    versions,
    buckets: manifest.buckets.map(({ hash, version, rows, missing }) => [
      hash,
      place.get(version),
      rows,
      ...(missing > 0 ? [missing] : []),
    ]),
  };
  return deflateRawSync(JSON.stringify(packed));
}

/** @throws ZodError when the stored bytes are no manifest: a broken world. */
export function unpackManifest(bytes: Uint8Array): Manifest {
  const packed = JSON.parse(inflateRawSync(bytes).toString()) as {
    versions: string[];
    buckets: [string, number, number, number?][];
  };
  const buckets = packed.buckets.map(([hash, place, rows, missing = 0]) => ({
    hash,
    version: packed.versions[place],
    rows,
    missing,
  }));
  return Manifest.parse({ ...packed, buckets });
}
