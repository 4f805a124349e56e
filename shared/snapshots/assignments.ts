// What is assigned by hand is a snapshot like any other: edits are laid over the version that stands, and a race is run again.
import type { Actor } from '#shared/domain/access/role.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { type AssignmentChange, type AssignmentEdit, applyEdits } from '#shared/domain/assignments/edits.ts';
import { BY_HAND, handConnectionId } from '#shared/domain/assignments/hand-connection.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { FieldChange } from '#shared/domain/ledger/entry.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { createItem } from '#shared/table/commit.ts';
import { type ConnectionState, connectionEntity, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { pause, type Table } from '#shared/table/table.ts';
import { openDeal } from './deal.ts';
import { forgetBefore } from './imports/finish.ts';
import { publishRead } from './publish.ts';
import { findManifest, readAccounts } from './read.ts';
import type { AccountRow } from './row.ts';

/** People who assign at the same moment are few. */
const MAX_ATTEMPTS = 6;
const NAME = 'Assigned by hand';

export interface EditFrame {
  readonly actor: Actor;
  readonly at: Instant;
  /** Of the organization. */
  readonly timeZone: string;
  /** What the log tells of the changes. */
  readonly told: (changes: readonly AssignmentChange[]) => readonly FieldChange[];
}

export interface EditedAssignments {
  readonly connectionId: string;
  /** Absent where nothing changed. */
  readonly version: string | undefined;
  readonly changes: readonly AssignmentChange[];
}

/** Those that stand; none while nothing was ever assigned. */
export async function assignedByHand(table: Table, applicationId: string): Promise<readonly AccountRow[]> {
  const stored = await loadConnection(table, handConnectionId(applicationId));
  return stored ? rowsOf(table, stored) : [];
}

async function rowsOf(table: Table, { state }: Stored<ConnectionState>): Promise<readonly AccountRow[]> {
  return state.published ? readAccounts(table, state.id, state.published.version) : [];
}

/** The place of an application's assignments, made where it is not there yet. */
export async function handConnection(
  table: Table,
  applicationId: string,
  { actor, at }: Pick<EditFrame, 'actor' | 'at'>,
): Promise<Outcome<Stored<ConnectionState>>> {
  const id = handConnectionId(applicationId);
  const stored = await loadConnection(table, id);
  if (stored) return done(stored);
  const made = await createItem(table, connectionEntity, at, {
    state: {
      id,
      applicationId,
      connector: BY_HAND,
      name: NAME,
      config: {},
      tasks: { accounts: true },
      capabilities: [{ task: 'accounts', available: true }],
      health: { state: 'healthy', since: at },
    },
    line: { actor, deed: 'connected' },
  });
  if (made.ok) return made;
  const other = await loadConnection(table, id);
  return other
    ? done(other)
    : refuse('notNow', 'The assignments of this application are being deleted; try again in a minute');
}

export async function editAssignments(
  table: Table,
  applicationId: string,
  edits: readonly AssignmentEdit[],
  frame: EditFrame,
): Promise<Outcome<EditedAssignments>> {
  const connectionId = handConnectionId(applicationId);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const connection = await handConnection(table, applicationId, frame);
    if (!connection.ok) return connection;
    const { accounts, changes } = applyEdits(await rowsOf(table, connection.value), edits);
    if (changes.length === 0) return done({ connectionId, version: undefined, changes });
    const version = await publish(table, connection.value, accounts, { ...frame, changes });
    if (version !== undefined) return done({ connectionId, version, changes });
    await pause(attempt);
  }
  return refuse('conflict', 'Others changed these assignments at the same moment; try again');
}

/** @returns the version, or nothing where another one was published first */
async function publish(
  table: Table,
  connection: Stored<ConnectionState>,
  accounts: readonly AccountFacts[],
  frame: EditFrame & { readonly changes: readonly AssignmentChange[] },
): Promise<string | undefined> {
  const { actor, at, timeZone, changes } = frame;
  const { id, published } = connection.state;
  const base = published && (await findManifest(table, id, published.version));
  const deal = openDeal();
  for (const account of accounts) deal.account(account);
  // A request that began before the one that was published last still follows it.
  const readAt = published && published.readAt > at ? published.readAt : at;
  const publication = await publishRead(
    table,
    connection,
    {
      deal,
      readAt,
      day: civilDayOf(readAt, timeZone),
      accounts: true,
      skus: false,
      vouched: true,
      mayHold: false,
      expires: false,
    },
    {
      actor,
      at,
      deed: 'assigned',
      told: frame.told(changes),
      patch: (_, state) => ({ health: state.health }),
      figures: () => ({ attempt: { lastAttemptAt: at, lastSuccessAt: readAt, failures: 0 } }),
    },
  );
  if (publication.outcome !== 'published') return undefined;
  if (base) await forgetBefore(table, id, base, publication.manifest);
  return publication.manifest.version;
}

export function applicationOfHand(connectionId: string): string | undefined {
  const applicationId = applicationIdOf(connectionId);
  return connectionId === handConnectionId(applicationId) ? applicationId : undefined;
}
