// A captured license that met its manual one by nothing is joined to it by hand: the typed values move, the empty shell goes.
import { linkLicense } from '#shared/api/licenses.ts';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity, loadLicense } from '#shared/table/license-store.ts';
import { endpoint } from '../endpoint.ts';
import { viewLicense } from '../license-view.ts';
import { readerOf } from '../reader.ts';

export const licenseLinkEndpoints = [
  endpoint(linkLicense, async ({ table }, { params, body, caller, actor, at }) => {
    const [typed, captured] = await Promise.all([
      loadLicense(table, params.id),
      loadLicense(table, body.capturedId),
    ]);
    if (!typed) return refuse('notFound', 'There is no such license');
    if (typed.state.captured)
      return refuse('notNow', 'This license was captured by a connection; open the one added by hand');
    if (body.version < typed.edited)
      return refuse(
        'conflict',
        'This license was changed after you opened it; reload to see the newer version',
        {
          field: 'version',
        },
      );
    if (!captured?.state.captured || captured.state.applicationId !== typed.state.applicationId)
      return refuse('invalid', 'Choose a license of the same application that a connection captured', {
        field: 'capturedId',
      });
    // First the values, then the shell: what a crash leaves between is mended by linking once more.
    const moved = await changeItem(table, licenseEntity, captured.key, at, ({ state }) => {
      const manual = { ...state.manual, ...typed.state.manual };
      const changes = fieldChanges(state.manual, manual);
      return changes.length === 0
        ? 'unchanged'
        : { state: { ...state, manual }, line: { actor, deed: 'linked', changes } };
    });
    if (!moved.ok) return moved;
    const gone = await changeItem(
      table,
      licenseEntity,
      keys.license(params.id),
      at,
      ({ state }) => ({
        state,
        line: { actor, deed: 'linked', note: `Joined to ${moved.value.state.captured?.name ?? ''}` },
        tombstone: true,
      }),
      { seen: body.version },
    );
    return gone.ok ? done(await viewLicense(table, moved.value, readerOf(caller, at))) : gone;
  }),
];
