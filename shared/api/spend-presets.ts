// Presets of statements over HTTP: what everybody in the organisation knows of its banks' files, replaced as a whole.
import * as z from 'zod';
import { MOST_PRESETS, StatementPreset } from '#shared/domain/spend/statement-preset.ts';
import { READERS } from './readers.ts';
import { route, Seen } from './route.ts';
import { SPEND_EDITORS } from './spend.ts';

export const SpendPresets = z.object({ version: z.int(), presets: z.array(StatementPreset) });
export type SpendPresets = z.infer<typeof SpendPresets>;

export const getSpendPresets = route({
  id: 'getSpendPresets',
  method: 'GET',
  path: '/api/spend/presets',
  noun: 'spend',
  access: READERS.spend,
  summary: 'How the statements of each bank are read, by the name that was given to it',
  response: SpendPresets,
});

export const putSpendPresets = route({
  id: 'putSpendPresets',
  method: 'PUT',
  path: '/api/spend/presets',
  noun: 'spend',
  access: { roles: SPEND_EDITORS },
  summary: 'Replace the presets; a name stands once',
  body: Seen.extend({ presets: z.array(StatementPreset).max(MOST_PRESETS) }),
  response: SpendPresets,
});

export const spendPresetRoutes = [getSpendPresets, putSpendPresets] as const;
