// A person's accounts at every vendor, with the licenses they hold, as the published snapshots know them.
import type { KnownPeople } from '#functions/utilization/inputs.ts';
import type { PersonDetail } from '#shared/api/people.ts';
import { admits, READERS } from '#shared/api/readers.ts';
import { isByHand } from '#shared/connectors/freshness.ts';
import { isOwner } from '#shared/domain/access/owners.ts';
import { heldOn } from '#shared/domain/assignments/assignment.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { verdictKey } from '#shared/domain/people/match-accounts.ts';
import type { Person } from '#shared/domain/people/person.ts';
import { accountBuckets, accountsById } from '#shared/snapshots/read.ts';
import type { AccountRow } from '#shared/snapshots/row.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { connectionOf, listConnections, loadConnection } from '#shared/table/connection-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import type { Caller } from './endpoint.ts';
import { totalsIn } from './in-reporting.ts';
import { type NamedLicenses, namedLicenses } from './named-licenses.ts';

type PersonAccount = PersonDetail['accounts'][number];

interface Reading {
  readonly caller: Caller;
  readonly at: Instant;
}

export async function accountsOf(
  table: Table,
  person: Person,
  people: KnownPeople,
  { caller, at }: Reading,
): Promise<Pick<PersonDetail, 'accounts' | 'denied' | 'totalAnnual'>> {
  const verdicts = people.decisions.get(person.id)?.accounts ?? {};
  const decided = Object.keys(verdicts).map((key) => key.split('/', 1)[0] ?? '');
  const [applications, contracts, settings, connections] = await Promise.all([
    listApplications(table),
    listContracts(table),
    settingsOf(table),
    listConnections(table).then((all) => all.map(connectionOf)),
  ]);
  const known = new Set([...person.connections, ...decided]);
  // People learn of connections once a day, while what is assigned by hand is looked for at once.
  const wanted = connections.filter(({ id, connector }) => known.has(id) || isByHand(connector));
  const connectionById = new Map(connections.map((one) => [one.id, one]));
  const { timeZone, reportingCurrency } = settings;
  const today = civilDayOf(at, timeZone);
  const agreed = agreedLicenses(
    contracts.map(({ state }) => state),
    today,
  );
  const byId = new Map(applications.map(({ state }) => [state.id, state]));
  const found = await Promise.all(
    wanted.map(async (connection) => {
      const application = byId.get(connection.applicationId);
      if (!connection.published || !application) return { accounts: [], denied: [] };
      const [{ rows, denied }, licenses] = await Promise.all([
        rowsOf(table, connection, connection.published.version, person, people),
        listLicenses(table, connection.applicationId).then((of) =>
          namedLicenses(of, connection, connectionById, agreed, today),
        ),
      ]);
      const sees = admits(READERS.activity, caller.roles) || isOwner(application.owners, caller.mail);
      const named = ({ id, mails }: AccountRow) => ({
        connectionId: connection.id,
        connectionName: connection.name,
        applicationId: application.id,
        applicationName: application.name,
        accountId: id,
        mail: mails[0] ?? '',
      });
      const byHand = isByHand(connection.connector);
      const accounts = rows.map(({ row: said, by }): PersonAccount => {
        const row = byHand ? heldOn(said, today) : said;
        const day = (instant: string) => civilDayOf(instant, timeZone);
        const { lastActiveAt } = row;
        return {
          ...named(row),
          status: row.status,
          matchedBy: by,
          ...(sees &&
            lastActiveAt !== undefined && { lastActiveOn: lastActiveAt === null ? null : day(lastActiveAt) }),
          licenses: heldBy(row, licenses, day),
        };
      });
      return { accounts, denied: denied.map(named) };
    }),
  );
  const accounts = found.flatMap((one) => one.accounts).sort(byApplication);
  const held = new Map(accounts.flatMap(({ licenses }) => licenses.map((one) => [one.id, one.annual ?? []])));
  const costs = [...held.values()].flat();
  const inReporting = await totalsIn(
    table,
    reportingCurrency,
    costs.map(({ currency }) => currency),
    today,
  );
  return {
    accounts,
    totalAnnual: inReporting(costs),
    denied: found.flatMap(({ denied }) => denied).sort(byApplication),
  };
}

type Placed = Pick<PersonAccount, 'applicationName' | 'accountId'>;

function byApplication(a: Placed, b: Placed): number {
  return a.applicationName.localeCompare(b.applicationName) || (a.accountId < b.accountId ? -1 : 1);
}

async function rowsOf(
  table: Table,
  { id, connector }: Connection,
  version: string,
  person: Person,
  { book, decisions }: KnownPeople,
) {
  const mails = new Set(person.mails);
  const verdicts = decisions.get(person.id)?.accounts ?? {};
  const ofDecided = Object.keys(verdicts).filter((key) => key.startsWith(`${id}/`));
  const ids = [...mails, ...ofDecided.map((key) => key.slice(id.length + 1))];
  const buckets = isByHand(connector)
    ? accountsById(table, id, version, ids)
    : accountBuckets(table, id, version);
  const found: { readonly row: AccountRow; readonly by: PersonAccount['matchedBy'] }[] = [];
  const denied: AccountRow[] = [];
  for await (const rows of buckets) {
    for (const row of rows) {
      const verdict = verdicts[verdictKey(id, row.id)];
      if (verdict === undefined && !row.mails.some((mail) => mails.has(mail))) continue;
      if (verdict === 'notTheirs') denied.push(row);
      const match = book.match(id, row);
      if (match?.personId === person.id) found.push({ row, by: match.by });
    }
  }
  return { rows: found, denied };
}

/** How the log names accounts. @param accounts keys of verdicts; one that is gone from its vendor keeps its key */
export async function accountNames(
  table: Table,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const byConnection = Map.groupBy(accounts, (key) => key.split('/', 1)[0] ?? '');
  for (const [connectionId, keys] of byConnection) {
    const state = (await loadConnection(table, connectionId))?.state;
    if (!state?.published) continue;
    const wanted = new Set(keys);
    for await (const rows of accountBuckets(table, connectionId, state.published.version)) {
      for (const { id, mails } of rows) {
        const key = verdictKey(connectionId, id);
        if (!wanted.has(key)) continue;
        const name = `${mails[0] || id} at ${state.name}`;
        names.set(key, taken.has(name) ? `${name} (${id})` : name);
        taken.add(name);
      }
    }
  }
  return names;
}

/** What a disabled account still holds is no license of a person's. */
function heldBy(
  row: AccountRow,
  licenses: NamedLicenses,
  day: (instant: string) => CivilDay,
): PersonAccount['licenses'] {
  if (row.status === 'disabled') return [];
  return row.holds.flatMap(({ sku, since, seen, via }) => {
    const license = licenses.get(sku);
    const first = since ?? (row.createdAt === undefined ? seen : day(row.createdAt));
    return license ? [{ ...license, since: first ?? null, ...(via && { via }) }] : [];
  });
}
