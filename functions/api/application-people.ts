// The people of an application: everybody with an account at any of its connections, and whoever was assigned something by hand.
import type { KnownPeople } from '#functions/utilization/inputs.ts';
import type { ApplicationPerson } from '#shared/api/assignments.ts';
import { isByHand, isPublished, isRunning } from '#shared/connectors/freshness.ts';
import { standingOf } from '#shared/domain/assignments/assignment.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { holderKey, isLive } from '#shared/domain/utilization/holders.ts';
import { accountBuckets } from '#shared/snapshots/read.ts';
import type { AccountRow } from '#shared/snapshots/row.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';
import { toldBy } from './named-licenses.ts';

export interface PeopleFrame {
  readonly people: KnownPeople;
  readonly today: CivilDay;
  readonly timeZone: string;
}

type Held = ApplicationPerson['licenses'][number];

interface Draft extends Omit<ApplicationPerson, 'licenses' | 'lastActiveOn'> {
  readonly licenses: Map<string, Held>;
  lastActiveAt: Instant | null | undefined;
}

/** Their last activity is told for all; whoever may not see it must not be shown it. */
export async function peopleOfApplication(
  table: Table,
  applicationId: string,
  frame: PeopleFrame,
): Promise<ApplicationPerson[]> {
  const [stored, licenses] = await Promise.all([
    listConnections(table, applicationId),
    listLicenses(table, applicationId),
  ]);
  const connections = stored.map(connectionOf);
  const byId = new Map(connections.map((one) => [one.id, one]));
  const drafts = new Map<string, Draft>();
  for (const connection of connections.filter(isPublished)) {
    if (!isRunning(connection, 'accounts')) continue;
    const named = new Map(
      toldBy(connection, licenses, byId).map(({ sku, stored: one, name }) => [
        sku,
        { id: one.state.id, name },
      ]),
    );
    for await (const rows of accountBuckets(table, connection.id, connection.published.version))
      for (const row of rows) take(drafts, connection, row, named, frame);
  }
  return [...drafts.values()].map((draft) => shown(draft, frame.timeZone));
}

function take(
  drafts: Map<string, Draft>,
  connection: Connection,
  row: AccountRow,
  named: ReadonlyMap<string, Pick<Held, 'id' | 'name'>>,
  { people, today, timeZone }: PeopleFrame,
): void {
  if (!isLive(row)) return;
  const byHand = isByHand(connection.connector);
  const held = row.holds.flatMap(({ sku, since, seen, until, role, via }): Held[] => {
    const license = named.get(sku);
    const standing = standingOf({ since, until }, today);
    if (!license || standing === 'ended') return [];
    const first = since ?? (row.createdAt === undefined ? seen : civilDayOf(row.createdAt, timeZone));
    return [
      {
        ...license,
        mail: row.mails[0] ?? '',
        since: first ?? null,
        ...(byHand && since && { from: since }),
        ...(until && { until }),
        ...(role && { role }),
        ...(via && { via }),
        byHand,
        standing,
      },
    ];
  });
  // Nobody is one of its people by what has ended.
  if (byHand && held.length === 0) return;
  const personId = people.book.match(connection.id, row)?.personId;
  const accountKey = `${connection.id}/${row.id}`;
  // Accounts of nobody we know are the same where they go by the same address.
  const key = holderKey(personId, row.mails[0] ?? accountKey);
  const draft = drafts.get(key) ?? newDraft(personId, accountKey, row, people);
  drafts.set(key, draft);
  for (const license of held) if (!draft.licenses.has(license.id)) draft.licenses.set(license.id, license);
  const { lastActiveAt } = row;
  if (lastActiveAt !== undefined && (lastActiveAt ?? '') >= (draft.lastActiveAt ?? ''))
    draft.lastActiveAt = lastActiveAt;
}

function newDraft(
  personId: string | undefined,
  accountKey: string,
  row: AccountRow,
  { byId }: KnownPeople,
): Draft {
  const person = personId === undefined ? undefined : byId.get(personId);
  const department = person?.department ?? row.department;
  return {
    id: personId ?? accountKey,
    ...(personId !== undefined && { personId }),
    name: person?.name || row.name,
    mail: person?.mails[0] ?? row.mails[0] ?? '',
    ...(department && { department }),
    licenses: new Map(),
    lastActiveAt: undefined,
  };
}

function shown({ licenses, lastActiveAt, ...draft }: Draft, timeZone: string): ApplicationPerson {
  return {
    ...draft,
    licenses: [...licenses.values()].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    ...(lastActiveAt !== undefined && {
      lastActiveOn: lastActiveAt === null ? null : civilDayOf(lastActiveAt, timeZone),
    }),
  };
}
