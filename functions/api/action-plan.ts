// What would happen to each account follows from its last read, the connector's own plan and the license's price.
import { knownPeople } from '#functions/utilization/inputs.ts';
import { type ActionPlan, type ActionRequest, planOf, type Seat } from '#shared/connectors/action.ts';
import type { Connector } from '#shared/connectors/connector.ts';
import {
  holdersFrom,
  isByHand,
  isPublished,
  isRunning,
  isStale,
  skuOf,
} from '#shared/connectors/freshness.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { CivilDay, Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { seatCost } from '#shared/domain/chargeback/seat-cost.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import { agreedLicenses, licenseCost } from '#shared/domain/contracts/cost/license-cost.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { isExempt } from '#shared/domain/people/exemption.ts';
import type { PlannedAction, SeatTask } from '#shared/domain/reclaim/action.ts';
import type { SeatMoney } from '#shared/domain/reclaim/saving.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import type { Settings } from '#shared/domain/settings/settings.ts';
import { accountsById, readManifest } from '#shared/snapshots/read.ts';
import type { AccountRow } from '#shared/snapshots/row.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import { listContracts } from '#shared/table/contract-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, licenseOf, loadLicense } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { datesOf } from './contract-view.ts';

export interface Wish {
  readonly licenseId: string;
  readonly task: 'reclaim' | 'downgrade';
  readonly accountIds: readonly string[];
  readonly toLicenseId?: string | undefined;
}

export interface PlannedSeat {
  readonly accountId: string;
  readonly account: AccountRow | undefined;
  readonly personId?: string;
  readonly planned: Outcome<{ readonly seat: Seat; readonly to?: Seat['sku']; readonly plan: PlannedAction }>;
}

export interface Planned {
  readonly connection: Connection;
  readonly licenseName: string;
  /** Why nothing may be done at the vendor; absent where an admin let it act. */
  readonly observing: string | undefined;
  readonly money: SeatMoney;
  readonly timeZone: string;
  readonly seats: readonly PlannedSeat[];
}

export async function planActions(table: Table, wish: Wish, at: Instant): Promise<Outcome<Planned>> {
  const [stored, lower] = await Promise.all([
    loadLicense(table, wish.licenseId),
    wish.toLicenseId === undefined ? undefined : loadLicense(table, wish.toLicenseId),
  ]);
  if (!stored) return refuse('notFound', 'There is no such license');
  if (wish.task === 'downgrade' && lower?.state.captured === undefined)
    return refuse('invalid', 'Name the license that is held afterwards', { field: 'toLicenseId' });
  const { applicationId } = stored.state;
  const [connections, settings] = await Promise.all([
    listConnections(table, applicationId),
    settingsOf(table),
  ]);
  const known = connections.map(connectionOf);
  const connection = holdersFrom(stored.state, new Map(known.map((one) => [one.id, one])));
  const connector = connection && connectorById(connection.connector);
  if (!connection || !connector || !isPublished(connection))
    return refuse('notNow', 'The accounts behind this license have not been read yet');
  if (isByHand(connection.connector))
    return refuse('notNow', 'This license is assigned by hand; end its assignments instead');
  if (isStale(connection, at))
    return refuse(
      'notNow',
      'The last read is out of date; nobody is judged by it. Sync the connection first',
    );
  const { skus } = await readManifest(table, connection.id, connection.published.version);
  const bySku = new Map(skus.map((sku) => [sku.vendorId, sku]));
  const sku = bySku.get(skuOf(stored.state, connection));
  if (!sku) return refuse('notNow', 'The vendor no longer names this license');
  const to = lower && bySku.get(lower.state.captured?.vendorId ?? '');
  const plans = await connector.actions?.();
  const [accounts, people] = await Promise.all([
    accountsOf(table, connection.id, connection.published.version, wish.accountIds),
    knownPeople(table, licenseOf(stored).figures?.basis.people ?? null),
  ]);
  const today = civilDayOf(at, settings.timeZone);

  function seatOf(accountId: string): PlannedSeat {
    const account = accounts.get(accountId);
    const personId = account && people.book.match((connection as Connection).id, account)?.personId;
    const own = { accountId, account, ...(personId !== undefined && { personId }) };
    const holding = account?.holds.find((one) => one.sku === sku?.vendorId);
    if (!account || !holding || !sku)
      return { ...own, planned: refuse('notNow', 'This account no longer holds the license') };
    if (personId !== undefined && isExempt(people.decisions.get(personId), today))
      return { ...own, planned: refuse('notNow', 'This person is exempt from being reclaimed') };
    const others = account.holds.flatMap((one) => {
      const other = one.sku === sku.vendorId ? undefined : bySku.get(one.sku);
      return other ? [{ sku: bare(other), holding: one }] : [];
    });
    const seat: Seat = { account, sku: bare(sku), holding, others };
    const request: ActionRequest =
      wish.task === 'downgrade' && to ? { task: 'downgrade', seat, to: bare(to) } : { task: 'reclaim', seat };
    const plan = copied(planOf(plans, request) ?? byHand(connector as Connector, wish.task, seat));
    return { ...own, planned: done({ seat, ...(request.task === 'downgrade' && { to: request.to }), plan }) };
  }

  return done({
    connection,
    licenseName: effectiveLicense(stored.state).name,
    observing: observing(connection, connector, wish.task),
    money: await moneyOf(table, stored, settings, today),
    timeZone: settings.timeZone,
    seats: [...new Set(wish.accountIds)].map(seatOf),
  });
}

/** Whether an admin let the connection act, and the vendor allows it. */
export function observing(connection: Connection, { name }: Connector, task: SeatTask): string | undefined {
  if (isRunning(connection, task)) return undefined;
  const missing = connection.capabilities.find((one) => one.task === task && !one.available);
  if (connection.tasks[task] && missing && !missing.available)
    return `${name} does not allow it: ${missing.reason}`;
  return `${connection.name} only observes; an admin lets it act under its tasks`;
}

const bare = ({ vendorId, name, key, type }: SkuFacts) => ({ vendorId, name, type, ...(key && { key }) });

export function copied(plan: ActionPlan): PlannedAction {
  return plan.possible
    ? { ...plan, does: [...plan.does], sideEffects: [...plan.sideEffects] }
    : { ...plan, instructions: [...plan.instructions] };
}

/** What the connector's API cannot do at all is a person's work. */
function byHand({ name }: Connector, task: SeatTask, { account, sku }: Seat): ActionPlan {
  const what = task === 'reclaim' ? `take ${sku.name} away from` : `change ${sku.name} of`;
  return {
    possible: false,
    reason: `Nothing can be changed at ${name} from here`,
    instructions: [`Sign in to ${name} as an administrator and ${what} ${account.name}`],
  };
}

async function accountsOf(
  table: Table,
  connectionId: string,
  version: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountRow>> {
  const wanted = new Set(ids);
  const found = new Map<string, AccountRow>();
  for await (const rows of accountsById(table, connectionId, version, ids))
    for (const row of rows) if (wanted.has(row.id)) found.set(row.id, row);
  return found;
}

async function moneyOf(
  table: Table,
  stored: Stored<LicenseState>,
  settings: Settings,
  today: CivilDay,
): Promise<SeatMoney> {
  const contracts = (await listContracts(table)).map(({ state }) => state);
  const { id } = stored.state;
  const agreed = agreedLicenses(contracts, today).get(id);
  const cost = licenseCost(stored.state, agreed, today);
  const { purchased } = effectiveLicense(stored.state, agreed?.quantities);
  const people = licenseOf(stored).figures?.people ?? 0;
  const [renewalOn] = contracts
    .filter(({ lines }) => lines.some(({ licenseId }) => licenseId === id))
    .map((contract) => datesOf(contract, settings, today))
    .flatMap(({ renewalDate, renewalDeadline }) =>
      renewalDate && renewalDeadline && renewalDeadline >= today ? [renewalDate] : [],
    )
    .sort();
  return { perSeat: cost ? seatCost(cost.annual, purchased, people) : undefined, renewalOn };
}
