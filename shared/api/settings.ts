// The organisation's settings over HTTP.
import * as z from 'zod';
import { Settings, SettingsPatch } from '#shared/domain/settings/settings.ts';
import { READERS } from './readers.ts';
import { route, Seen } from './route.ts';

/** Version 0: nobody has set anything yet. */
export const SettingsView = Settings.extend({ version: z.int().min(0) });
export type SettingsView = z.infer<typeof SettingsView>;

export const getSettings = route({
  id: 'getSettings',
  method: 'GET',
  path: '/api/settings',
  noun: 'settings',
  access: READERS.settings,
  summary: 'The organisation’s settings, defaults where nobody set anything',
  response: SettingsView,
});

export const updateSettings = route({
  id: 'updateSettings',
  method: 'PATCH',
  path: '/api/settings',
  noun: 'settings',
  access: { roles: ['admin', 'itManager', 'finance'] },
  summary: 'Change what is named and leave the rest; IT and finance each set their own part',
  body: SettingsPatch.extend(Seen.shape),
  response: SettingsView,
});

export const settingsRoutes = [getSettings, updateSettings] as const;
