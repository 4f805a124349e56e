// Actions are one item each; those of one seat follow each other under its key, so that at most one of them is open.
import { createHash } from 'node:crypto';
import { childId } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { Action, isClosed } from '#shared/domain/reclaim/action.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { type Change, createItem, loadItem, read } from './commit.ts';
import type { Entity, Stored } from './entity.ts';
import { setFigures } from './figures.ts';
import { indexes, keys, partitions } from './keys.ts';
import { getItems, queryAll, queryList, queryPage, type Table } from './table.ts';

export const ActionFields = Action.omit({ version: true });
export type ActionFields = Omit<Action, 'version'>;

/** After every instant: what waits for a person is due for no machine. */
const FOR_PEOPLE = '9999';
const NUMBER_DIGITS = 6;

const dueIndex = (id: string, due: string) => [indexes.openActions, `${due}#${id}`] as const;

export const actionEntity: Entity<ActionFields> = {
  kind: 'action',
  shape: 1,
  schema: ActionFields,
  key: ({ id }) => keys.action(id),
  index: (action) => ({
    GSI1: [indexes.actionsOfMonth(action.asked.at.slice(0, 7)), `${action.asked.at}#${action.id}`],
    ...(!isClosed(action) && { GSI2: dueIndex(action.id, action.nextAt ?? FOR_PEOPLE) }),
  }),
  subject: ({ id, applicationId, seat }) => ({
    id,
    applicationId,
    name: `${seat.sku.name}: ${seat.account.name}`,
  }),
};

export function actionOf({ state, version }: Stored<ActionFields>): Action {
  return { ...state, version };
}

export function loadAction(table: Table, id: string): Promise<Stored<ActionFields> | undefined> {
  return loadItem(table, actionEntity, keys.action(id));
}

/** Names the seat that an account has by one license. */
function seatId({ applicationId, connectionId, seat }: Omit<ActionFields, 'id'>): string {
  const named = JSON.stringify([connectionId, seat.account.id, seat.sku.vendorId]);
  return childId(applicationId, createHash('sha256').update(named).digest('hex').slice(0, 24));
}

/** Keeps a new action unless another one of the same seat is open; of two at once, one is refused. */
export async function askFor(
  table: Table,
  at: Instant,
  action: Omit<ActionFields, 'id'>,
  line: Change<ActionFields>['line'],
): Promise<Outcome<Stored<ActionFields>>> {
  const seat = seatId(action);
  const range = { partition: partitions.seatActions(seat), descending: true, limit: 1, consistent: true };
  const [latest] = (await queryPage(table, range)).items;
  const before = latest && read(actionEntity, latest);
  if (before && !isClosed(before.state)) {
    const { by } = before.state.asked;
    return refuse('alreadyExists', `${by.name ?? by.id} has asked for this seat already`);
  }
  const number = Number(String(latest?.SK ?? '0').replace(/\D/g, '')) + 1;
  const id = numbered(seat, number);
  const created = await createItem(table, actionEntity, at, { state: { ...action, id }, line });
  return created.ok ? done(created.value) : created;
}

const numbered = (seat: string, number: number) => `${seat}-${String(number).padStart(NUMBER_DIGITS, '0')}`;

/** Of these actions, the ids of those that another one of the same seat has followed. */
export async function followedOf(table: Table, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const byNext = new Map(
    ids.map((id) => {
      const [, seat = '', number = ''] = /^(.*)-(\d+)$/.exec(id) ?? [];
      const { PK, SK } = keys.action(numbered(seat, Number(number) + 1));
      return [`${PK} ${SK}`, { id, key: { PK, SK } }] as const;
    }),
  );
  const found = await getItems(
    table,
    [...byNext.values()].map(({ key }) => key),
    true,
  );
  return new Set(found.flatMap(({ PK, SK }) => byNext.get(`${PK} ${SK}`)?.id ?? []));
}

/** Open actions whose turn has come, the longest due first. */
export async function* dueActions(table: Table, now: Instant): AsyncGenerator<Stored<ActionFields>> {
  for await (const item of queryAll(table, { index: 'GSI2', partition: indexes.openActions, to: `${now}~` }))
    yield read(actionEntity, item);
}

export async function listOpenActions(table: Table): Promise<Stored<ActionFields>[]> {
  const items = await queryList(table, { index: 'GSI2', partition: indexes.openActions });
  return items.map((item) => read(actionEntity, item));
}

/** @param month yyyy-mm in which they were asked for */
export async function actionsOfMonth(table: Table, month: string): Promise<Stored<ActionFields>[]> {
  const items = await queryList(table, { index: 'GSI1', partition: indexes.actionsOfMonth(month) });
  return items.map((item) => read(actionEntity, item));
}

/** Looks again later at what no read has shown yet; nothing of it is a change. */
export async function lookAgainAt(table: Table, seen: Stored<ActionFields>, due: Instant): Promise<void> {
  await setFigures(
    table,
    seen.key,
    { lookedAgain: due },
    {
      index: { GSI2: dueIndex(seen.state.id, due) },
      guard: {
        expression: '#version = :seen',
        names: { '#version': 'version' },
        values: { ':seen': seen.version },
      },
    },
  );
}
