// The settings: everybody reads them, and each role sets its own part under the version it opened.
import * as routes from '#shared/api/settings.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { maySet } from '#shared/domain/settings/setters.ts';
import { patchedSettings, type SettingsPatch } from '#shared/domain/settings/settings.ts';
import { changeSettings, loadSettings } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';

export const settingsEndpoints = [
  endpoint(routes.getSettings, async ({ table }) => {
    const { state, version } = await loadSettings(table);
    return done({ ...state, version });
  }),

  endpoint(routes.updateSettings, async ({ table }, { body, caller, actor, at }) => {
    const { version: seen, ...patch } = body;
    const fields = Object.keys(patch) as (keyof SettingsPatch)[];
    const foreign = fields.find((field) => !maySet(field, caller.roles));
    if (foreign)
      return refuse('forbidden', `Your role does not set ${foreign}; ask an admin`, { field: foreign });
    const outcome = await changeSettings(table, (before) => patchedSettings(before, patch), {
      seen,
      actor,
      at,
    });
    return outcome.ok ? done({ ...outcome.value.state, version: outcome.value.version }) : outcome;
  }),
];
