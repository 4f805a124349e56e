// Home over HTTP: what needs somebody's attention, how the connections are, which dates come next, and the totals.
import * as z from 'zod';
import { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { HealthState } from '#shared/domain/connections/connection.ts';
import { InactivityPeriod, StateCounts } from '#shared/domain/utilization/inactivity.ts';
import { READERS } from './readers.ts';
import { route } from './route.ts';

/**
 * What a date of a contract means, the most urgent first; after `confirm` it has ended unless somebody confirmed its renewal.
 */
export const DateKind = z.enum(['cancelBy', 'confirm', 'end', 'renewal', 'payment']);
export type DateKind = z.infer<typeof DateKind>;

/** A date of a contract within the days that Home looks ahead. */
export const NextDate = z.object({
  contractId: z.string(),
  contractName: z.string(),
  kind: DateKind,
  day: CivilDay,
  /** Days from today; 0 is today. */
  inDays: z.int().min(0),
});
export type NextDate = z.infer<typeof NextDate>;

const OfConnection = {
  connectionId: z.string(),
  connectionName: z.string(),
  applicationId: z.string(),
  applicationName: z.string(),
};
const OfLicense = {
  licenseId: z.string(),
  licenseName: z.string(),
  applicationId: z.string(),
  applicationName: z.string(),
};

/** One line of the attention list with what its sentence is made of; the kind says which action helps. */
export const Attention = z.discriminatedUnion('kind', [
  /** Reconnect, reconfigure or sync again. */
  z.object({
    kind: z.literal('connectionBroken'),
    ...OfConnection,
    state: HealthState,
    message: z.string(),
    since: Instant.optional(),
  }),
  /** Accept or discard what was read. */
  z.object({
    kind: z.literal('readHeld'),
    ...OfConnection,
    version: z.string(),
    accountsBefore: z.int(),
    accountsNow: z.int(),
    lost: z.int(),
  }),
  /** Nothing was read for longer than the vendor's lag and the schedule allow; of an upload, a new file is due. */
  z.object({
    kind: z.literal('connectionStale'),
    ...OfConnection,
    lastReadAt: Instant,
    upload: z.boolean(),
  }),
  /** Decide before it passes. */
  z.object({ kind: z.literal('deadline'), ...NextDate.omit({ kind: true }).shape, date: DateKind }),
  /** More seats assigned than bought. */
  z.object({
    kind: z.literal('overAssigned'),
    ...OfLicense,
    purchased: z.int(),
    seats: z.int(),
    overAssigned: z.int(),
  }),
  /** People who do not use what they hold: inactive and never active, under the period in force, without exempt ones. */
  z.object({
    kind: z.literal('unused'),
    ...OfLicense,
    unused: z.int(),
    people: z.int(),
    periodDays: InactivityPeriod,
  }),
  /** Seats are assigned and nobody said how many were bought. */
  z.object({ kind: z.literal('purchasedUnknown'), ...OfLicense, seats: z.int() }),
  /** A contract was saved with a payment method while that was deleted: choose another one. */
  z.object({ kind: z.literal('methodGone'), contractId: z.string(), contractName: z.string() }),
  /** An application that nobody answers for. */
  z.object({ kind: z.literal('ownerless'), applicationId: z.string(), applicationName: z.string() }),
]);
export type Attention = z.infer<typeof Attention>;

export const SETUP_STEPS = ['application', 'connection', 'read', 'owners', 'contract'] as const;

export const Overview = z.object({
  today: CivilDay,
  /** Most urgent first, at most ATTENTION_LINES; `attentionTotal` counts all. */
  attention: z.array(Attention),
  attentionTotal: z.int().min(0),
  connections: z.array(
    z.object({
      ...OfConnection,
      state: HealthState,
      message: z.string(),
      stale: z.boolean(),
      paused: z.boolean(),
      /** Last complete read. */
      lastReadAt: Instant.optional(),
      nextRunAt: Instant.optional(),
      /** Whether a run reads the vendor right now. */
      running: z.boolean(),
    }),
  ),
  /** The next ninety days, earliest first, of one day the last days to cancel first. */
  dates: z.array(NextDate),
  /** Over managed, active licenses. */
  totals: z.object({
    applications: z.int(),
    licenses: z.int(),
    connections: z.int(),
    contracts: z.int(),
    /** Of the directory, those who left excluded; null while none was read. */
    people: z.int().nullable(),
    /** Of the directory, those who left; null while none was read. */
    left: z.int().nullable(),
    /** Over user licenses with a number bought; `purchased` = `seats` + `available` − `overAssigned` + `unread`. */
    purchased: z.int(),
    /** Over the same licenses. */
    seats: z.int(),
    available: z.int(),
    overAssigned: z.int(),
    /** Bought of those among them whose holders nobody has read. */
    unread: z.int(),
    /** User licenses without a number bought, unlimited or nobody said, and the seats assigned of them. */
    uncounted: z.object({ licenses: z.int(), seats: z.int() }),
    /** Sums over licenses, each under the period in force for it: a person counts once for each license they hold. */
    states: StateCounts,
    /** Of the inactive and never active ones those who are exempt. */
    exempt: z.int(),
    /** Oldest day that any of these counts was judged on; null while nothing was counted. */
    asOf: CivilDay.nullable(),
    /** Licenses whose read is out of date. */
    stale: z.int(),
  }),
  periodDays: InactivityPeriod,
  /** Hidden when all are done. */
  setup: z.array(z.object({ step: z.enum(SETUP_STEPS), done: z.boolean() })),
});
export type Overview = z.infer<typeof Overview>;

/** Lines of the attention list that are sent. */
export const ATTENTION_LINES = 50;

/** Days that Home looks ahead. */
export const DATES_AHEAD_DAYS = 90;

export const getOverview = route({
  id: 'getOverview',
  method: 'GET',
  path: '/api/overview',
  noun: 'overview',
  access: READERS.overview,
  summary: 'What needs attention, the health of the connections, the next dates, and totals',
  response: Overview,
});

export const overviewRoutes = [getOverview] as const;
