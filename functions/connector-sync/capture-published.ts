// What the published version says of licenses is captured, or is open work that anybody may finish: after a kill, an upload, a decision.
import { isRunning } from '#shared/connectors/freshness.ts';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { findManifest } from '#shared/snapshots/read.ts';
import { type ConnectionState, connectionFigures, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { setFigures } from '#shared/table/figures.ts';
import type { Table } from '#shared/table/table.ts';
import { captureLicenses } from './capture-licenses.ts';

/** Whether licenses still wait for what the published version says of them. */
export function isCaptureOpen(stored: Stored<ConnectionState>): boolean {
  const { published } = stored.state;
  return (
    published !== undefined &&
    isRunning(stored.state, 'licenses') &&
    connectionFigures(stored).captured !== published.version
  );
}

/**
 * Captures until what is captured is what is published: whatever was published meanwhile is captured after it, so that of
 * two that meet the newer version has the last word. A version that has been lost stays open; the next read publishes another.
 * @returns whether anything was open, and is not any more
 */
export async function capturePublished(table: Table, connectionId: string, at: Instant): Promise<boolean> {
  for (let found = false; ; found = true) {
    const stored = await loadConnection(table, connectionId);
    if (!stored?.state.published || !isCaptureOpen(stored)) return found;
    const { version } = stored.state.published;
    const manifest = await findManifest(table, connectionId, version);
    if (!manifest) return false;
    await captureLicenses(table, stored.state, manifest.skus, at);
    await setFigures(table, stored.key, { captured: version });
  }
}
