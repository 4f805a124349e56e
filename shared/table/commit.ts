// A commit is one conditional write of one item that carries its own ledger entry; nothing changes without its entry.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry, LedgerLine } from '#shared/domain/ledger/entry.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/domain/refusal.ts';
import type { Entity, Stored } from './entity.ts';
import { entryOf, OutboxRefused } from './entry-of.ts';
import { type IndexKeys, indexes, type Key, outboxes } from './keys.ts';
import { deliver, isCommitted, outboxName } from './outbox.ts';
import { storedState } from './stored-state.ts';
import { getItem, type Item, pause, type Table } from './table.ts';
import {
  indexAttributes,
  openUpdate,
  removeAttributes,
  setAttributes,
  setFigurePaths,
  updateInput,
} from './update.ts';

/** More undelivered entries than this mean that the ledger is unreachable: better refuse than lose the log. */
const MAX_PENDING_ENTRIES = 20;
/** Attempts of a change that lost to another change it does not contradict. */
const MAX_ATTEMPTS = 6;

/** The next state and what the log will say of it; `tombstone` takes the item out of every list. */
export interface Change<S> {
  readonly state: S;
  readonly line: LedgerLine;
  readonly tombstone?: boolean;
  /** A rule changed what people type: whoever has it open must see that first. */
  readonly asEdit?: true;
  /** Figures that change together with the state, each by its own path. */
  readonly figures?: Readonly<Record<string, unknown>>;
  /** Index keys that follow those figures, beside the ones of the state. */
  readonly index?: IndexKeys;
}

export type Decision<S> = Change<S> | { readonly refusal: Refusal } | 'unchanged';

/** Puts a new item; `alreadyExists` when the key is taken by a living one. */
export async function createItem<S extends object>(
  table: Table,
  entity: Entity<S>,
  at: string,
  change: Change<S>,
): Promise<Outcome<Stored<S>>> {
  const key = entity.key(change.state);
  const before = await getItem(table, key);
  if (before && before.tombstone === undefined)
    return refuse('alreadyExists', `This ${entity.kind} exists already`);
  const version = before ? (before.version as number) + 1 : 1;
  const entry = entryOf(entity, change, version, at);
  const commitId = crypto.randomUUID();
  const item: Item = {
    ...key,
    kind: entity.kind,
    shape: entity.shape,
    state: change.state,
    figures: change.figures ?? {},
    version,
    edited: version,
    commitId,
    // What a deleted one has not told yet is told all the same.
    outbox: { ...(before?.outbox as object), [outboxName(version)]: { entry, commitId, tries: 0 } },
    ...indexAttributes({ ...entity.index(change.state), ...change.index }),
    GSI3PK: outboxes.waiting,
    GSI3SK: at,
  };
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: before ? '#version = :seen' : 'attribute_not_exists(PK)',
        ...(before && {
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':seen': before.version },
        }),
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (!(await isCommitted(table, key, entry, commitId)))
      return refuse('alreadyExists', `This ${entity.kind} exists already`);
  }
  await deliver(table, key, { entry, commitId });
  return done(read(entity, { ...item, outbox: {} }));
}

export interface ChangeOptions {
  /** The version a person saw; their change is refused when another person changed the item after it. */
  readonly seen?: number | undefined;
}

/**
 * Reads, decides and writes back under the version that was read. A change that lost to another one decides again on the
 * new state, unless a person's edit came between. `gone` and `notFound` are refusals, never errors.
 */
export async function changeItem<S extends object>(
  table: Table,
  entity: Entity<S>,
  key: Key,
  at: string,
  decide: (current: Stored<S>) => Decision<S>,
  options: ChangeOptions = {},
): Promise<Outcome<Stored<S>>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const item = await getItem(table, key);
    if (!item) return refuse('notFound', `There is no such ${entity.kind}`);
    if (item.tombstone !== undefined) return refuse('gone', `This ${entity.kind} was deleted`);
    const current = read(entity, item);
    if (options.seen !== undefined && options.seen < current.edited) return conflict(entity, current);
    const decision = decide(current);
    if (decision === 'unchanged') return done(current);
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    const written = await write(table, entity, current, decision, at);
    if (written) return done(written);
    await pause(attempt);
  }
  return refuse('conflict', `This ${entity.kind} is being changed by others just now; please try again`);
}

function conflict<S>(entity: Entity<S & object>, current: Stored<S>): Outcome<never> {
  const last = current.pending.at(-1)?.actor;
  const by = last?.kind === 'person' ? ` by ${last.name ?? last.id}` : last ? ' by a rule' : '';
  return refuse(
    'conflict',
    `This ${entity.kind} was changed${by} after you opened it; reload to see the newer version`,
    {
      field: 'version',
    },
  );
}

async function write<S extends object>(
  table: Table,
  entity: Entity<S>,
  current: Stored<S>,
  change: Change<S>,
  at: string,
): Promise<Stored<S> | undefined> {
  const version = current.version + 1;
  if (current.pending.length >= MAX_PENDING_ENTRIES) {
    throw new OutboxRefused(
      `${current.pending.length} ledger entries of this ${entity.kind} wait for delivery`,
    );
  }
  const entry = entryOf(entity, change, version, at);
  const commitId = crypto.randomUUID();
  const isEdit = change.line.actor.kind === 'person' || change.asEdit;
  const edited = isEdit ? version : current.edited;
  const index: IndexKeys = change.tombstone
    ? { GSI2: [indexes.tombstones, at] }
    : { ...entity.index(change.state), ...change.index };
  const attributes: Record<string, unknown> = {
    state: change.state,
    shape: entity.shape,
    version,
    edited,
    commitId,
    GSI3PK: outboxes.waiting,
    GSI3SK: at,
    ...(change.tombstone && { tombstone: at }),
    ...indexAttributes(index),
  };
  const remove = (['GSI1', 'GSI2'] as const)
    .filter((name) => !(name in index))
    .filter((name) => change.tombstone || name !== 'GSI2' || !entity.dueByFigure)
    .flatMap((name) => [`${name}PK`, `${name}SK`]);
  const update = openUpdate(
    { '#version': 'version', '#outbox': 'outbox', '#entry': outboxName(version) },
    { ':seen': current.version, ':entry': { entry, commitId, tries: 0 } },
  );
  update.sets.push('#outbox.#entry = :entry');
  setAttributes(update, attributes);
  setFigurePaths(update, change.figures ?? {});
  removeAttributes(update, remove);
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: current.key,
        ...updateInput(update),
        ConditionExpression: '#version = :seen',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (!(await isCommitted(table, current.key, entry, commitId))) return undefined;
  }
  await deliver(table, current.key, { entry, commitId });
  return {
    ...current,
    state: change.state,
    version,
    edited,
    figures: { ...current.figures, ...change.figures },
  };
}

/** @throws ZodError when the stored state is not of the entity's shape: a broken world. */
export function read<S extends object>(entity: Entity<S>, item: Item): Stored<S> {
  const outbox = (item.outbox ?? {}) as Record<string, { entry: LedgerEntry }>;
  return {
    key: { PK: item.PK, SK: item.SK },
    state: storedState(entity.schema, item.state),
    version: item.version as number,
    edited: item.edited as number,
    figures: (item.figures ?? {}) as Record<string, unknown>,
    pending: Object.values(outbox)
      .map(({ entry }) => entry)
      .sort((a, b) => a.version - b.version),
  };
}

/** The living item under a key. */
export async function loadItem<S extends object>(
  table: Table,
  entity: Entity<S>,
  key: Key,
  consistent = true,
): Promise<Stored<S> | undefined> {
  const item = await getItem(table, key, consistent);
  return item && item.tombstone === undefined ? read(entity, item) : undefined;
}
