// Presets of statements are read by everybody who sees spend, and replaced by whoever imports it.
import * as routes from '#shared/api/spend-presets.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { isNamed } from '#shared/domain/spend/statement-preset.ts';
import { loadSpendPresets, putSpendPresets } from '#shared/table/spend-presets-store.ts';
import { endpoint } from '../endpoint.ts';

export const spendPresetEndpoints = [
  endpoint(routes.getSpendPresets, async ({ table }) => {
    const { state, version } = await loadSpendPresets(table);
    return done({ version, presets: state.presets });
  }),

  endpoint(routes.putSpendPresets, async ({ table }, { body, actor, at }) => {
    const { version: seen, presets } = body;
    const twice = presets.findIndex(
      ({ name }, place) => presets.findIndex((one) => isNamed(one, name)) !== place,
    );
    if (twice >= 0)
      return refuse('invalid', 'Another preset has this name', { field: `presets.${twice}.name` });
    const astray = presets.findIndex(({ mapping, headers }) =>
      Object.values(mapping).some((place) => place >= headers.length),
    );
    if (astray >= 0)
      return refuse('invalid', 'It reads a column that its file does not have', {
        field: `presets.${astray}.mapping`,
      });
    const put = await putSpendPresets(table, { presets, seen, actor, at });
    return put.ok ? done({ version: put.value.version, presets: put.value.state.presets }) : put;
  }),
];
