// The settings: everybody reads them, and each role sets its own part under the version it opened.
import * as routes from '#shared/api/settings.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { patchedSettings, type SettingsPatch } from '#shared/domain/settings/settings.ts';
import { changeSettings, loadSettings } from '#shared/table/settings-store.ts';
import { endpoint } from '../endpoint.ts';

/** Beside admins, who set everything. */
const SETTERS: Record<keyof SettingsPatch, readonly Role[]> = {
  timeZone: [],
  firstWeekday: [],
  reportingCurrency: ['finance'],
  firstMonthOfFinancialYear: ['finance'],
  inactivityPeriodDays: ['itManager'],
  mailHour: ['itManager', 'finance'],
  reminders: ['itManager', 'finance'],
};

export const settingsEndpoints = [
  endpoint(routes.getSettings, async ({ table }) => {
    const { state, version } = await loadSettings(table);
    return done({ ...state, version });
  }),

  endpoint(routes.updateSettings, async ({ table }, { body, caller, actor, at }) => {
    const { version: seen, ...patch } = body;
    const fields = Object.keys(patch) as (keyof SettingsPatch)[];
    const foreign = fields.find(
      (field) =>
        !caller.roles.includes('admin') && !SETTERS[field].some((role) => caller.roles.includes(role)),
    );
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
