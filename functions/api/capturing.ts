// Switching the License Information task turns what everyone sees of its licenses, and touches neither layer.
import type { Actor } from '#shared/domain/access/role.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import { changeItem } from '#shared/table/commit.ts';
import { licenseEntity, listLicenses } from '#shared/table/license-store.ts';
import type { Table } from '#shared/table/table.ts';

/** Each license is its own commit; switching again mends what a crash left between. */
export async function setCapturing(
  table: Table,
  connectionId: string,
  capturing: boolean,
  actor: Actor,
  at: string,
): Promise<void> {
  const licenses = await listLicenses(table, applicationIdOf(connectionId));
  const turned = licenses.filter(({ state }) => state.connectionId === connectionId);
  await Promise.all(
    turned.map(({ key }) =>
      changeItem(table, licenseEntity, key, at, ({ state }) => {
        if (state.capturing === capturing) return 'unchanged';
        const changes = [{ field: 'capturing', before: state.capturing, after: capturing }];
        return { state: { ...state, capturing }, line: { actor, deed: 'taskSwitched', changes } };
      }),
    ),
  );
}
