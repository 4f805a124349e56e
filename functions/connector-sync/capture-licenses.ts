// What a vendor sells becomes the captured layer of licenses; what people typed beside it is never touched.
import { createHash } from 'node:crypto';
import { setCapturing } from '#functions/api/capturing.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { childId } from '#shared/domain/applications/ids.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import type { CapturedLayer } from '#shared/domain/licenses/license.ts';
import type { SkuFacts } from '#shared/domain/licenses/sku.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { type ConnectionState, listConnections, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import { type LicenseState, licenseEntity, listLicenses } from '#shared/table/license-store.ts';
import { settingsOf } from '#shared/table/settings-store.ts';
import type { Table } from '#shared/table/table.ts';
import { matchSkus } from './match-skus.ts';

/** The vendor's own count moves daily and is a figure: it raises no version. */
const COUNTED = ['capturedAt', 'vendorUsed', 'vendorUsedAt'];

/**
 * Each license is its own commit; what a crash left between is done by the next read. Nothing is captured while the task is
 * off, and what was captured while somebody switched it off is given back.
 */
export async function captureLicenses(
  table: Table,
  connection: ConnectionState,
  skus: readonly SkuFacts[],
  at: Instant,
): Promise<void> {
  if (!connection.tasks.licenses) return;
  const actor = { kind: 'connector', id: connection.id, name: connection.name } as const;
  await captureEach(table, connection, actor, skus, at);
  const now = await loadConnection(table, connection.id);
  if (!now?.state.tasks.licenses) await setCapturing(table, connection.id, false, actor, at);
}

async function captureEach(
  table: Table,
  connection: ConnectionState,
  actor: Actor,
  skus: readonly SkuFacts[],
  at: Instant,
): Promise<void> {
  const { timeZone } = await settingsOf(table);
  const [licenses, connections] = await Promise.all([
    listLicenses(table, connection.applicationId),
    listConnections(table, connection.applicationId),
  ]);
  const living = new Set(connections.map(({ state }) => state.id));
  const { pairs, unmet, vanished } = matchSkus(connection.id, skus, licenses, living);
  await inTurns(pairs, async ([stored, sku]) => {
    const captured = { ...sku, capturedAt: at };
    const linked = stored.state.connectionId !== connection.id || stored.state.captured === undefined;
    const changes = fieldChanges(stored.state.captured ?? {}, captured, COUNTED);
    if (linked || changes.length > 0 || !stored.state.capturing) {
      const back = stored.state.captured?.status === 'inactive' && sku.status === 'active';
      await changeItem(table, licenseEntity, stored.key, at, ({ state }) => ({
        state: { ...state, connectionId: connection.id, captured, capturing: true },
        line: { actor, deed: linked ? 'linked' : back ? 'reappeared' : 'captured', changes },
        figures: { vendorCount: undefined },
      }));
    } else await countOf(table, stored, captured);
  });
  await inTurns(unmet, async (sku) => {
    // Refused where another capture of the same SKU was a moment faster: that license stands for it.
    await createItem(table, licenseEntity, at, {
      state: {
        id: licenseIdOf(connection, sku),
        applicationId: connection.applicationId,
        connectionId: connection.id,
        manual: {},
        captured: { ...sku, capturedAt: at },
        capturing: true,
        managed: sku.free !== true,
        firstSeen: civilDayOf(at, timeZone),
      },
      line: { actor, deed: 'captured' },
    });
  });
  await inTurns(vanished, async (stored) => {
    await changeItem(table, licenseEntity, stored.key, at, ({ state }) => {
      if (!state.captured || state.captured.status === 'inactive') return 'unchanged';
      const captured = { ...state.captured, status: 'inactive' as const };
      const changes = [{ field: 'status', before: 'active', after: 'inactive' }];
      return { state: { ...state, captured }, line: { actor, deed: 'vanished', changes } };
    });
  });
}

/** Bytes of the hash that names a license: more than any connection has SKUs to tell apart by. */
const LICENSE_ID_BYTES = 16;

/** Follows from the vendor's own id, so that two captures that meet make one license of a SKU. */
function licenseIdOf({ id, applicationId }: ConnectionState, { vendorId }: SkuFacts): string {
  const hash = createHash('sha256').update(`${id}/${vendorId}`).digest();
  return childId(applicationId, hash.subarray(0, LICENSE_ID_BYTES).toString('base64url'));
}

async function countOf(table: Table, stored: Stored<LicenseState>, captured: CapturedLayer): Promise<void> {
  const { vendorUsed, vendorUsedAt } = captured;
  const known = (stored.figures.vendorCount ?? stored.state.captured) as Partial<CapturedLayer> | undefined;
  if (known?.vendorUsed === vendorUsed && known?.vendorUsedAt === vendorUsedAt) return;
  await setFigures(table, stored.key, { vendorCount: { vendorUsed, vendorUsedAt } });
}

const AT_ONCE = 16;

async function inTurns<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < things.length; at += AT_ONCE)
    await Promise.all(things.slice(at, at + AT_ONCE).map(work));
}
