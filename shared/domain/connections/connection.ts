// A connection is one authorised instance of a vendor's API: what it may do, how it is, and what it last published.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import { name } from '../text.ts';
import { Capability, Task } from './task.ts';

/** How the last attempt ended; every state has its own text for people and its own way out. */
export const HealthState = z.enum([
  'waiting',
  'healthy',
  'partial',
  'credentialsRevoked',
  'permissionMissing',
  'quotaExhausted',
  'throttled',
  'malformedAnswer',
  'unreachable',
  'misconfigured',
  'held',
]);
export type HealthState = z.infer<typeof HealthState>;

export const Health = z.object({
  state: HealthState,
  /** The vendor's plain reason. */
  reason: z.string().optional(),
  /** First instant of the present state. */
  since: Instant.optional(),
  lastAttemptAt: Instant.optional(),
  lastSuccessAt: Instant.optional(),
  /** Failed attempts in a row; backs off the schedule. */
  failures: z.int().min(0).default(0),
  retryAt: Instant.optional(),
});
export type Health = z.infer<typeof Health>;

/** What readers see: the pointer that publishing flips. */
export const Published = z.object({
  version: z.string(),
  /** When the vendor's complete read began. */
  readAt: Instant,
  day: CivilDay,
  accounts: z.int().min(0),
  skus: z.int().min(0),
  /** Buckets of this version: 2^bucketBits. */
  bucketBits: z.int().min(0).max(16),
});
export type Published = z.infer<typeof Published>;

/** A complete read that lost too many accounts waits for a person's word; the published one is served meanwhile. */
export const HeldRead = z.object({
  version: z.string(),
  readAt: Instant,
  accountsBefore: z.int(),
  accountsNow: z.int(),
  lost: z.int(),
});
export type HeldRead = z.infer<typeof HeldRead>;

export const Progress = z.object({
  runId: z.string(),
  list: z.string(),
  rows: z.int().min(0),
  calls: z.int().min(0),
  startedAt: Instant,
  updatedAt: Instant,
});
export type Progress = z.infer<typeof Progress>;

/** The last time only the sign-in was tried on request, and what the vendor said; reads leave it alone. */
export const StoredTest = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), at: Instant }),
  z.object({ ok: z.literal(false), at: Instant, state: HealthState, reason: z.string() }),
]);
export type StoredTest = z.infer<typeof StoredTest>;

export const ConnectionInput = z.object({
  name: name(120),
  config: z.record(z.string(), z.unknown()),
  intervalHours: z.int().min(1).max(168).optional(),
  paused: z.boolean().optional(),
});
export type ConnectionInput = z.infer<typeof ConnectionInput>;

export const Connection = ConnectionInput.extend({
  id: z.string(),
  applicationId: z.string(),
  /** Id of the connector. */
  connector: z.string(),
  /** Tasks switched on by a person; what really runs is also limited by the capabilities. */
  tasks: z.partialRecord(Task, z.boolean()),
  capabilities: z.array(Capability),
  /** Version of the secret in the parameter store; a failed reconnect keeps the good one. */
  secretVersion: z.int().optional(),
  health: Health,
  published: Published.optional(),
  held: HeldRead.optional(),
  progress: Progress.optional(),
  nextRunAt: Instant.optional(),
  tested: StoredTest.optional(),
  version: z.int(),
});
export type Connection = z.infer<typeof Connection>;

/** One attempt to read a connection, as the run history shows it. */
export const SyncRun = z.object({
  id: z.string(),
  connectionId: z.string(),
  cause: z.enum(['schedule', 'manual', 'continuation', 'import']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  outcome: z.enum(['running', 'published', 'unchanged', 'held', 'lostRace', 'failed', 'handedOver']),
  failure: z.object({ state: HealthState, reason: z.string() }).optional(),
  accounts: z.int().default(0),
  skus: z.int().default(0),
  calls: z.int().default(0),
  retries: z.int().default(0),
  changes: z
    .object({
      joined: z.int(),
      left: z.int(),
      gained: z.int(),
      lost: z.int(),
      status: z.int(),
    })
    .optional(),
});
export type SyncRun = z.infer<typeof SyncRun>;
