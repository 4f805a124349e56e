// Findings as they were derived from each connection's last read, with the names and the money that people look for.
import { knownPeople } from '#functions/utilization/inputs.ts';
import { type FindingRow, listFindings } from '#shared/api/findings.ts';
import { isRunning } from '#shared/connectors/freshness.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { AnnualAmount } from '#shared/domain/contracts/cost/cost-facts.ts';
import { agreedLicenses } from '#shared/domain/contracts/cost/license-cost.ts';
import { exact, rounded, sum } from '#shared/domain/money/exact.ts';
import { FINDING_KINDS, type FindingCounts } from '#shared/domain/people/findings.ts';
import { done } from '#shared/domain/refusal.ts';
import { readFindings } from '#shared/snapshots/findings.ts';
import { listApplications } from '#shared/table/application-store.ts';
import { connectionFigures, connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import { listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';
import { namedLicenses } from '../named-licenses.ts';

export const findingEndpoints = [
  endpoint(listFindings, async ({ table }, { query, at }) => {
    const [stored, applications, licenses, contracts, people, { timeZone }] = await Promise.all([
      listConnections(table),
      listApplications(table),
      listLicenses(table),
      listContracts(table),
      knownPeople(table),
      settingsOf(table),
    ]);
    const today = civilDayOf(at, timeZone);
    const agreed = agreedLicenses(
      contracts.map(({ state }) => state),
      today,
    );
    const connections = new Map(stored.map((one) => [one.state.id, connectionOf(one)]));
    const nameOf = new Map(applications.map(({ state }) => [state.id, state.name]));
    const licensesOf = Map.groupBy(licenses, ({ state }) => state.applicationId);
    const looked = stored.flatMap((one) => {
      const connection = connections.get(one.state.id);
      const { findings } = connectionFigures(one);
      return connection && findings && isRunning(connection, 'accounts') ? [{ connection, findings }] : [];
    });
    const counts = Object.fromEntries(
      FINDING_KINDS.map((kind) => [
        kind,
        looked.reduce((sum, { findings }) => sum + findings.counts[kind], 0),
      ]),
    ) as FindingCounts;
    const asked = looked
      .filter(
        ({ connection }) => connection.applicationId === (query.applicationId ?? connection.applicationId),
      )
      .filter(({ findings }) => query.kind === undefined || findings.counts[query.kind] > 0);
    const read = await readFindings(
      table,
      asked.map(({ connection, findings }) => ({ id: connection.id, findings })),
    );
    const rows = asked.flatMap(({ connection }) => {
      const { id, name, applicationId } = connection;
      const named = namedLicenses(
        licensesOf.get(applicationId) ?? [],
        connection,
        connections,
        agreed,
        today,
      );
      return (read.get(id) ?? [])
        .filter(({ kind }) => query.kind === undefined || kind === query.kind)
        .map(({ skus, ...finding }): FindingRow => {
          const person = finding.personId === undefined ? undefined : people.byId.get(finding.personId);
          const held = skus.flatMap((sku) => named.get(sku) ?? []);
          return {
            ...finding,
            id: `${id}/${finding.accountId}/${finding.kind}`,
            connectionId: id,
            connectionName: name,
            applicationId,
            applicationName: nameOf.get(applicationId) ?? '',
            ...(person && { personName: person.name }),
            ...(person?.department && { department: person.department }),
            licenses: held.map(({ id: licenseId, name: licenseName }) => ({
              id: licenseId,
              name: licenseName,
            })),
            annual: byCurrency(held.flatMap(({ annual = [] }) => annual)),
          };
        });
    });
    const page = pageOfRows(rows, query, {
      list: 'findings',
      id: (row) => row.id,
      text: (row) => [row.mail, row.name, row.personName, row.department, row.applicationName],
      value: (row, sort) => (sort === 'kind' ? FINDING_KINDS.indexOf(row.kind) : row[sort as 'mail']),
      sort: 'kind',
    });
    if (!page.ok) return page;
    const readAt = looked.map(({ findings }) => findings.readAt).sort()[0];
    return done({ ...page.value, counts, ...(readAt !== undefined && { readAt }) });
  }),
];

/** Each currency once. */
function byCurrency(parts: readonly AnnualAmount[]): AnnualAmount[] {
  return [...Map.groupBy(parts, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    amount: rounded(sum(of.map(({ amount }) => exact(amount))), currency),
  }));
}
