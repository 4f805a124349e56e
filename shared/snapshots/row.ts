// A row is one account as its vendor said it, on one line of text: what is compared, hashed and kept.
import * as z from 'zod';
import {
  type AccountFacts,
  AccountFacts as AccountFactsSchema,
  AccountKind,
  AccountStatus,
  Holding,
} from '#shared/domain/accounts/account.ts';
import { CivilDay, type Instant } from '#shared/domain/calendar/civil-day.ts';

/** A held license with what we add to the vendor's word. */
export const HeldLicense = Holding.extend({
  /** Civil day of the first complete read that showed it; absent where the vendor itself tells `since`. */
  seen: CivilDay.optional(),
});
export type HeldLicense = z.infer<typeof HeldLicense>;

/** An account as a snapshot gives it back. Instants have whole seconds. */
export const AccountRow = AccountFactsSchema.extend({
  holds: z.array(HeldLicense),
  /** The last read lacked it and did not vouch for that: it stays until another one lacks it too. */
  missing: z.literal(true).optional(),
});
export type AccountRow = z.infer<typeof AccountRow>;

const STATUSES = AccountStatus.options;
const KINDS = AccountKind.options;
const NEVER = 0;

type Hold = string | (string | number | null)[];
type Line = [
  id: string,
  name: string,
  mails: string | string[],
  marks: number,
  lastActive?: number | null,
  created?: number | null,
  holds?: Hold[],
  department?: string | null,
  title?: string | null,
  managerMail?: string | null,
];

/** Canonical: the same facts in any order give the same text. The id stands first, so that sorting needs no parsing. */
export function accountLine(account: AccountFacts): string {
  const { id, name, mails, status, kind, lastActiveAt, createdAt, holds } = account;
  const line: Line = [
    id,
    name,
    mails.length === 1 ? (mails[0] as string) : [...mails],
    STATUSES.indexOf(status) * KINDS.length + KINDS.indexOf(kind),
    activeOf(lastActiveAt),
    createdAt === undefined ? null : secondsOf(createdAt),
    holds.length === 1 ? [holdOf(holds[0] as Holding)] : holdsOf(holds),
    account.department ?? null,
    account.title ?? null,
    account.managerMail ?? null,
  ];
  while (line.at(-1) === null) line.pop();
  return JSON.stringify(line);
}

export interface Carried {
  /** The day for every license that no exception names. */
  readonly day: CivilDay;
  /** Exceptions of this account by SKU. */
  readonly days?: Readonly<Record<string, CivilDay>> | undefined;
}

/** @throws SyntaxError for a line that this file did not write */
export function accountRow(line: string, carried?: Carried): AccountRow {
  const [id, name, mails, marks, lastActive, created, holds, department, title, managerMail] = JSON.parse(
    line,
  ) as Line;
  return {
    id,
    name,
    mails: typeof mails === 'string' ? [mails] : mails,
    status: STATUSES[Math.floor(marks / KINDS.length)] as AccountStatus,
    kind: KINDS[marks % KINDS.length] as AccountKind,
    ...(typeof created === 'number' && { createdAt: instantOf(created) }),
    ...activityOf(lastActive),
    holds: (holds ?? []).map((hold) => heldOf(hold, carried)),
    ...(typeof department === 'string' && { department }),
    ...(typeof title === 'string' && { title }),
    ...(typeof managerMail === 'string' && { managerMail }),
  };
}

/** The same account holding these too; of a license said twice, what is said last stands. */
export function withHolds(line: string, more: readonly Holding[]): string {
  const { holds, ...account } = accountRow(line);
  return accountLine({ ...account, holds: [...holds, ...more] });
}

/** The same account, last used then, unless it was used later still. */
export function withUse(line: string, lastActiveAt: Instant): string {
  const account = accountRow(line);
  if ((account.lastActiveAt ?? '') >= lastActiveAt) return line;
  return accountLine({ ...account, lastActiveAt });
}

/** An account of which only its name is known. */
export function unnamedAccount(id: string): AccountFacts {
  const mails = id.includes('@') ? [id] : [];
  return { id, name: id, mails, status: 'active', kind: 'person', holds: [] };
}

/** Whether a line says of an account no more than its name and what it holds. */
export function isUnnamed(line: string): boolean {
  const { id, holds: _, ...facts } = accountRow(line);
  return accountLine({ id, ...facts, holds: [] }) === accountLine(unnamedAccount(id));
}

function holdsOf(holds: readonly Holding[]): Hold[] {
  const bySku = new Map<string, Holding>();
  for (const hold of holds) bySku.set(hold.sku, { ...bySku.get(hold.sku), ...hold });
  return [...bySku.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1)).map(holdOf);
}

function holdOf({ sku, since, via, assignmentId, lastActiveAt, until, role }: Holding): Hold {
  const hold = [
    sku,
    since ?? null,
    via ?? null,
    assignmentId ?? null,
    activeOf(lastActiveAt),
    until ?? null,
    role ?? null,
  ];
  while (hold.at(-1) === null) hold.pop();
  return hold.length === 1 ? sku : hold;
}

function heldOf(hold: Hold, carried: Carried | undefined): HeldLicense {
  const [sku, since, via, assignmentId, lastActive, until, role] = (
    typeof hold === 'string' ? [hold] : hold
  ) as [
    sku: string,
    since?: string | null,
    via?: string | null,
    assignmentId?: string | null,
    lastActive?: number | null,
    until?: string | null,
    role?: string | null,
  ];
  const seen = since ? undefined : (ownOf(carried?.days, sku) ?? carried?.day);
  return {
    sku,
    ...(since ? { since } : {}),
    ...(via ? { via } : {}),
    ...(assignmentId ? { assignmentId } : {}),
    ...activityOf(lastActive),
    ...(until ? { until } : {}),
    ...(role ? { role } : {}),
    ...(seen === undefined ? {} : { seen }),
  };
}

/** `null` where nothing is told, so that it can be left away at a line's end. */
function activeOf(lastActiveAt: Instant | null | undefined): number | null {
  if (lastActiveAt === undefined) return null;
  return lastActiveAt === null ? NEVER : secondsOf(lastActiveAt);
}

function activityOf(seconds: number | null | undefined): Pick<AccountFacts, 'lastActiveAt'> {
  if (typeof seconds !== 'number') return {};
  return { lastActiveAt: seconds === NEVER ? null : instantOf(seconds) };
}

/** Seconds from 1 January 1970; the moment itself moves by one, as 0 says that there never was any. */
function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000) || 1;
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** Ids are the vendor's: one may be called `constructor`. */
export function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
