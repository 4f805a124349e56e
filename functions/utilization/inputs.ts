// Everything that the figures of a connection rest on, each by its version; the lists behind them are made from the same inputs.
import { activityOf, activityUpload } from '#shared/connectors/freshness.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { AccountFacts } from '#shared/domain/accounts/account.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { dayNumbersIn } from '#shared/domain/calendar/zone-days.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { lastExemptDay } from '#shared/domain/people/exemption.ts';
import { type PeopleBook, peopleBook, verdictsMark } from '#shared/domain/people/match-accounts.ts';
import type { Person, PersonDecision } from '#shared/domain/people/person.ts';
import type { ActivityReach } from '#shared/domain/utilization/activity-state.ts';
import type { Basis } from '#shared/domain/utilization/figures.ts';
import type { GatherRules } from '#shared/domain/utilization/holders.ts';
import { peoplePointer, readPeople } from '#shared/snapshots/people/read.ts';
import { accountBuckets } from '#shared/snapshots/read.ts';
import { listPersonDecisions } from '#shared/table/person-decision-store.ts';
import type { Table } from '#shared/table/table.ts';

export interface KnownPeople {
  /** Absent while no directory was read. */
  readonly version: string | undefined;
  readonly byId: ReadonlyMap<string, Person>;
  readonly decisions: ReadonlyMap<string, PersonDecision>;
  readonly book: PeopleBook;
}

/** Decisions are read strongly. @param named version of the people; `null` for none, absent for the published one */
export async function knownPeople(table: Table, named?: string | null): Promise<KnownPeople> {
  const [found, stored] = await Promise.all([
    named === undefined ? peoplePointer(table).then((pointer) => pointer?.version) : named,
    listPersonDecisions(table),
  ]);
  const version = found ?? undefined;
  const name = [table.name, version, ...stored.map((one) => `${one.state.personId} ${one.version}`)].join();
  if (warm?.name === name) return warm.people;
  const byId = version === undefined ? new Map<string, Person>() : await peopleById(table, version);
  const decisions = stored.map((one) => ({ ...one.state, version: one.version }));
  const people: KnownPeople = {
    version,
    byId,
    decisions: new Map(decisions.map((one) => [one.personId, one])),
    book: peopleBook(byId.values(), decisions),
  };
  warm = { name, people };
  return people;
}

/** A version never changes, nor do decisions of the same versions: what was used last is kept by a warm function. */
let warm: { readonly name: string; readonly people: KnownPeople } | undefined;

async function peopleById(table: Table, version: string): Promise<ReadonlyMap<string, Person>> {
  const sameTable = warm?.name.startsWith(`${table.name},${version}`);
  if (warm && sameTable) return warm.people.byId;
  const read = await readPeople(table, version);
  return new Map((read?.people ?? []).map((person) => [person.id, person]));
}

type ActivityImport = NonNullable<Basis['activity']>;

/** As the basis of the figures names it. */
export function activityImport(
  connection: Connection,
  connections: readonly Connection[],
): ActivityImport | undefined {
  const source = activityUpload(connection, connections);
  return source && { connectionId: source.id, version: source.published.version };
}

export interface Inputs {
  readonly rules: GatherRules;
  readonly reach: ActivityReach;
  /** What the basis of the figures says of them. */
  readonly basis: Pick<Basis, 'people' | 'overlays' | 'activity'>;
}

export async function inputsOf(
  table: Table,
  connection: Connection,
  people: KnownPeople,
  timeZone: string,
  activity: ActivityImport | undefined,
): Promise<Inputs> {
  const connector = connectorById(connection.connector);
  const elsewhere = activity && (await activityByMail(table, activity));
  const windowDays = activityOf(connection)?.windowDays;
  return {
    rules: {
      seatStatuses: connector?.seatStatuses ?? ['active', 'suspended'],
      dayOf: dayNumbersIn(timeZone),
      personOf: (account) => people.book.match(connection.id, account)?.personId,
      exemptUntil: (personId) => lastExemptDay(people.decisions.get(personId)),
      departmentOf: (personId) => people.byId.get(personId)?.department,
      ...(elsewhere && { elsewhere: ({ mails }) => lastOf(elsewhere, mails) }),
    },
    reach: windowDays === undefined ? {} : { windowDays },
    basis: {
      ...(people.version !== undefined && { people: people.version }),
      overlays: verdictsMark(connection.id, people.decisions.values()),
      ...(activity && { activity }),
    },
  };
}

type Told = Map<string, Instant | null>;

async function activityByMail(table: Table, { connectionId, version }: ActivityImport): Promise<Told> {
  const told: Told = new Map();
  for await (const rows of accountBuckets(table, connectionId, version)) {
    for (const { mails, lastActiveAt } of rows) {
      if (lastActiveAt === undefined) continue;
      for (const mail of mails)
        if ((told.get(mail) ?? '') <= (lastActiveAt ?? '')) told.set(mail, lastActiveAt);
    }
  }
  return told;
}

function lastOf(told: Told, mails: AccountFacts['mails']): Instant | null | undefined {
  let last: Instant | null | undefined;
  for (const mail of mails) {
    const said = told.get(foldMail(mail));
    if (said !== undefined && (last ?? '') <= (said ?? '')) last = said;
  }
  return last;
}
