// Every key string of the table stands in this file; the table in infra is built from the same declaration.
import { applicationIdOf, connectionIdOfClient } from '#shared/domain/applications/ids.ts';
import type { SubjectKind } from '#shared/domain/ledger/entry.ts';

export const TABLE = {
  partitionKey: 'PK',
  sortKey: 'SK',
  /** Seconds since 1970; readers ignore what has expired, deletion comes whenever it comes. */
  timeToLive: 'expiresAt',
  indexes: {
    /** Who and what. */
    GSI1: { partitionKey: 'GSI1PK', sortKey: 'GSI1SK', projection: 'ALL' },
    /** Sparse: what is open, by when. */
    GSI2: { partitionKey: 'GSI2PK', sortKey: 'GSI2SK', projection: 'ALL' },
    /** Sparse, keys only: items with undelivered ledger entries. */
    GSI3: { partitionKey: 'GSI3PK', sortKey: 'GSI3SK', projection: 'KEYS_ONLY' },
  },
} as const;

export type IndexName = keyof typeof TABLE.indexes;

export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** Index keys of an item; an absent pair removes it from that index. */
export interface IndexKeys {
  readonly GSI1?: readonly [partition: string, sort: string];
  readonly GSI2?: readonly [partition: string, sort: string];
}

/** Sort order of names in lists: without case, with the id behind it so that equal names stay apart. */
export function byName(...parts: string[]): string {
  return parts.map((part) => part.normalize('NFKC').toLowerCase()).join('#');
}

const VERSION_DIGITS = 10;

export const keys = {
  application: (id: string): Key => ({ PK: `APP#${id}`, SK: 'APP' }),
  connection: (id: string): Key => ({ PK: `APP#${applicationIdOf(id)}`, SK: `CONN#${id}` }),
  license: (id: string): Key => ({ PK: `APP#${applicationIdOf(id)}`, SK: `LIC#${id}` }),
  contract: (id: string): Key => ({ PK: `CONTRACT#${id}`, SK: 'CONTRACT' }),
  paymentMethod: (id: string): Key => ({ PK: `METHOD#${id}`, SK: 'METHOD' }),
  budget: (id: string): Key => ({ PK: `BUDGET#${id}`, SK: 'BUDGET' }),
  settings: (): Key => ({ PK: 'ORG', SK: 'SETTINGS' }),
  /** The rates of one currency to one reporting currency in one year (yyyy). */
  rates: (reporting: string, currency: string, year: string): Key => ({
    PK: `RATES#${reporting}`,
    SK: `RATES#${currency}#${year}`,
  }),
  /** Pointer to the published people snapshot. */
  directory: (): Key => ({ PK: 'ORG', SK: 'DIRECTORY' }),
  personDecision: (personId: string): Key => ({ PK: 'PEOPLE', SK: `DECISION#${personId}` }),
  address: (mail: string): Key => ({ PK: 'ADDRESSES', SK: `ADDRESS#${mail}` }),
  feed: (mail: string): Key => ({ PK: 'FEEDS', SK: `FEED#${mail}` }),
  machineClient: (id: string): Key => ({ PK: `CLIENTS#${connectionIdOfClient(id)}`, SK: `CLIENT#${id}` }),
  /** Where a ladder stands; `topic` and `ladder` name it. */
  rung: (topic: string, ladder: string): Key => ({ PK: `RUNG#${topic}`, SK: ladder }),
  claim: (mail: string, id: string): Key => ({ PK: `MAILBOX#${mail}`, SK: `CLAIM#${id}` }),
  message: (id: string): Key => ({ PK: `MESSAGE#${id}`, SK: 'MESSAGE' }),
  /** The last civil day whose reminders were judged completely. */
  judgedDay: (): Key => ({ PK: 'ORG', SK: 'JUDGED' }),
  run: (connectionId: string, runId: string): Key => ({ PK: `RUNS#${connectionId}`, SK: `RUN#${runId}` }),
  /** An upload, and its pages beside it; its owner is a connection or `SPEND_OWNER`. */
  import: (owner: string, importId: string): Key => ({ PK: `IMPORTS#${owner}`, SK: `IMPORT#${importId}` }),
  importPage: (owner: string, importId: string, page: number): Key => ({
    PK: `IMPORTS#${owner}`,
    SK: `PAGE#${importId}#${String(page).padStart(5, '0')}`,
  }),
  /** The one upload of an owner that is open. */
  openUpload: (owner: string): Key => ({ PK: `IMPORTS#${owner}`, SK: 'OPEN' }),
  /** Which contract follows on one. */
  successor: (contractId: string): Key => ({ PK: `CONTRACT#${contractId}`, SK: 'SUCCESSOR' }),
  /** A published statement; whether it counts is its own flag. */
  statement: (importId: string): Key => ({ PK: 'STATEMENTS', SK: `STATEMENT#${importId}` }),
  /** What one statement says of a month, and what people decided about rows of that month. @param content of its pages */
  spendRows: (month: string, importId: string, content: string, part: number): Key => ({
    PK: `SPEND#${month.slice(0, 4)}`,
    SK: `${month.slice(5)}#ROWS#${importId}#${content}#${part}`,
  }),
  spendDecision: (rowId: string): Key => ({
    PK: `SPEND#${rowId.slice(0, 4)}`,
    SK: `${rowId.slice(5, 7)}#DECISION#${rowId}`,
  }),
  spendRules: (): Key => ({ PK: 'ORG', SK: 'SPENDRULES' }),
  renewalPolicies: (): Key => ({ PK: 'ORG', SK: 'RENEWALPOLICIES' }),
  spendPresets: (): Key => ({ PK: 'ORG', SK: 'SPENDPRESETS' }),
  /** One of the actions on a seat, which follow each other. */
  action: (id: string): Key => {
    const [, seat = '', number = ''] = /^(.*)-(\d+)$/.exec(id) ?? [];
    return { PK: `ACTIONS#${seat}`, SK: `ACTION#${number}` };
  },
  licenseMonth: (licenseId: string, month: string): Key => ({ PK: `LIC#${licenseId}`, SK: `MONTH#${month}` }),
  ledger: (at: string, entryId: string): Key => ({ PK: `LEDGER#${at.slice(0, 7)}`, SK: `${at}#${entryId}` }),
  manifest: (connectionId: string, version: string): Key => ({
    PK: `SNAP#${connectionId}`,
    SK: `M#${version}`,
  }),
  chunk: (connectionId: string, version: string, bucket: string): Key => ({
    PK: `SNAP#${connectionId}`,
    SK: `C#${version}#${bucket}`,
  }),
  /** Large change sets stand in several parts; the first has no number. */
  changeSet: (connectionId: string, version: string, part = 0): Key => ({
    PK: `SNAP#${connectionId}`,
    SK: part === 0 ? `D#${version}` : `D#${version}#${part}`,
  }),
  /** Accounts of a connection that somebody should look at. @param mark of all of them: other findings stand elsewhere */
  findings: (connectionId: string, mark: string, part: number): Key => ({
    PK: `SNAP#${connectionId}`,
    SK: `F#${mark}#${String(part).padStart(5, '0')}`,
  }),
  /** What a run had read when it was interrupted: one head per connection, and its spilled rows by run. */
  checkpoint: (connectionId: string): Key => ({ PK: `SNAP#${connectionId}`, SK: 'R' }),
  spill: (connectionId: string, runId: string, part: number): Key => ({
    PK: `SNAP#${connectionId}`,
    SK: `R#${runId}#${String(part).padStart(5, '0')}`,
  }),
} as const;

/** Partitions that a query reads, and the prefixes of sort keys inside them. */
export const partitions = {
  application: (id: string) => `APP#${id}`,
  runs: (connectionId: string) => `RUNS#${connectionId}`,
  imports: (owner: string) => `IMPORTS#${owner}`,
  spendYear: (year: string) => `SPEND#${year}`,
  statements: 'STATEMENTS',
  seatActions: (seat: string) => `ACTIONS#${seat}`,
  snapshots: (owner: string) => `SNAP#${owner}`,
  licenseMonths: (licenseId: string) => `LIC#${licenseId}`,
  ledgerMonth: (month: string) => `LEDGER#${month}`,
  rates: (reporting: string) => `RATES#${reporting}`,
  people: 'PEOPLE',
  addresses: 'ADDRESSES',
  feeds: 'FEEDS',
  machineClients: (connectionId: string) => `CLIENTS#${connectionId}`,
} as const;

export const prefixes = {
  connection: 'CONN#',
  license: 'LIC#',
  month: 'MONTH#',
  decision: 'DECISION#',
  address: 'ADDRESS#',
  feed: 'FEED#',
  machineClient: 'CLIENT#',
  run: 'RUN#',
  import: 'IMPORT#',
  statement: 'STATEMENT#',
  changeSet: 'D#',
} as const;

/** Statements belong to the organisation, not to a connection. */
export const SPEND_OWNER = 'SPEND';

/** Partitions of GSI1 (who and what) and GSI2 (what is open, by when). */
export const indexes = {
  applications: 'APPS',
  connections: 'CONNECTIONS',
  licenses: 'LICENSES',
  contracts: 'CONTRACTS',
  paymentMethods: 'METHODS',
  successorsOf: (contractId: string) => `AFTER#${contractId}`,
  budgets: 'BUDGETS',
  licenseMonth: (month: string) => `MONTH#${month}`,
  subject: (kind: SubjectKind, id: string) => `SUBJECT#${kind}#${id}`,
  feedSecret: (hash: string) => `FEED#${hash}`,
  dueSyncs: 'SYNC',
  runningSyncs: 'RUNNING',
  tombstones: 'TOMBSTONE',
  openClaims: 'CLAIMS',
  openUploads: 'UPLOADS',
  openActions: 'ACTIONS',
  actionsOfMonth: (month: string) => `ACTIONS#${month}`,
  dueMessages: 'MAIL',
  messagesOfMonth: (month: string) => `MAIL#${month}`,
} as const;

/** Partitions of GSI3. */
export const outboxes = { waiting: 'OUTBOX', parked: 'PARKED' } as const;

/** Versions sort as text. */
export function versionKey(version: number): string {
  return String(version).padStart(VERSION_DIGITS, '0');
}
