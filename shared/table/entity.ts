// An entity declares how one noun is kept: its schema, its keys from its state, and its name in the ledger.
import type * as z from 'zod';
import type { LedgerEntry, SubjectKind } from '#shared/domain/ledger/entry.ts';
import type { IndexKeys, Key } from './keys.ts';

export interface Entity<S extends object> {
  readonly kind: SubjectKind;
  /** Shape of the stored state; raise it together with a migration. */
  readonly shape: number;
  readonly schema: z.ZodType<S>;
  key(state: S): Key;
  index(state: S): IndexKeys;
  /** GSI2 follows a figure (a next run) rather than the state: commits leave it as it is, unless the change names it. */
  readonly dueByFigure?: true;
  subject(state: S): Omit<LedgerEntry['subject'], 'kind'>;
}

/** An item as read: state that people and rules decide on, figures beside it, and the marks of its commits. */
export interface Stored<S> {
  readonly key: Key;
  readonly state: S;
  /** Order of this subject's ledger entries. */
  readonly version: number;
  /** Version of the last change made by a person: what a person saw must not be older. */
  readonly edited: number;
  /** Everything set on its own path outside the version: counters, leases, progress. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** Entries committed but not yet in the ledger. */
  readonly pending: readonly LedgerEntry[];
}
