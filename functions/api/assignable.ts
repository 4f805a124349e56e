// Which licenses of an application people can be assigned to by hand, and why not to the others.
import type { ApiContext } from '#functions/runtime/context.ts';
import { holdersFrom, isByHand } from '#shared/connectors/freshness.ts';
import type { AssignmentChange } from '#shared/domain/assignments/edits.ts';
import { barred, type SheetLicense } from '#shared/domain/assignments/read-sheet.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import type { Connection } from '#shared/domain/connections/connection.ts';
import type { FieldChange } from '#shared/domain/ledger/entry.ts';
import { effectiveLicense } from '#shared/domain/licenses/effective-license.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/domain/refusal.ts';
import { eventEntry } from '#shared/events/event.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import type { EditedAssignments } from '#shared/snapshots/assignments.ts';
import { connectionOf, listConnections } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { type LicenseState, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';

export interface AssignableLicense extends SheetLicense {
  readonly refusal: Refusal | undefined;
}

export async function assignableLicenses(table: Table, applicationId: string): Promise<AssignableLicense[]> {
  const [licenses, connections] = await Promise.all([
    listLicenses(table, applicationId),
    listConnections(table, applicationId),
  ]);
  const byId = new Map(connections.map((one) => [one.state.id, connectionOf(one)]));
  return licenses.map((one) => {
    const refusal = refusalOf(one, byId);
    const { name } = effectiveLicense(one.state);
    return { id: one.state.id, name, refusal, ...(refusal && { barred: refusal.reason }) };
  });
}

function refusalOf(
  { state }: Stored<LicenseState>,
  connections: ReadonlyMap<string, Connection>,
): Refusal | undefined {
  const license = effectiveLicense(state);
  const source = holdersFrom(state, connections);
  const deliverer = source && !isByHand(source.connector) ? source.name : undefined;
  const reason = barred(license, deliverer);
  if (reason === undefined) return undefined;
  return license.kind === 'quantity'
    ? { code: 'notNow', reason }
    : { code: 'locked', reason, field: 'license' };
}

/** @returns its name */
export async function assignable(
  table: Table,
  applicationId: string,
  licenseId: string,
): Promise<Outcome<string>> {
  const license = (await assignableLicenses(table, applicationId)).find(({ id }) => id === licenseId);
  if (!license) return refuse('notFound', 'There is no such license');
  return license.refusal ? { ok: false, refusal: license.refusal } : done(license.name);
}

/** The version is the state; the event hurries whoever counts. */
export async function announceAssignments(
  { send }: ApiContext,
  { connectionId, version }: EditedAssignments,
  at: Instant,
): Promise<void> {
  if (version !== undefined) await send(eventEntry(snapshotPublished, { connectionId, version }, at));
}

/** An entry of the log holds 4 KB. */
const MOST_TOLD_BYTES = 3_000;

/** Few changes are told one by one, many by their numbers. */
export function toldAssignments(licenseName: (id: string) => string) {
  return (changes: readonly AssignmentChange[]): FieldChange[] => {
    const each = changes.map(({ mail, licenseId, before, after }) => ({
      field: `${licenseName(licenseId)}: ${mail}`,
      ...(before && { before: inWords(before) }),
      ...(after && { after: inWords(after) }),
    }));
    if (Buffer.byteLength(JSON.stringify(each)) <= MOST_TOLD_BYTES) return each;
    const counts = countsOf(changes);
    return Object.entries(counts).flatMap(([field, after]) => (after > 0 ? [{ field, after }] : []));
  };
}

export function countsOf(changes: readonly AssignmentChange[]) {
  const added = changes.filter(({ before }) => before === undefined).length;
  const removed = changes.filter(({ after }) => after === undefined).length;
  return { added, changed: changes.length - added - removed, removed };
}

function inWords({ role, from, until }: NonNullable<AssignmentChange['after']>): string {
  const parts = [from && `from ${from}`, until && `through ${until}`, role].filter(Boolean);
  return parts.length === 0 ? 'assigned' : parts.join(', ');
}
