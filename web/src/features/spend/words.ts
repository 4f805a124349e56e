// The words of spend as people read them.
import type { SpendImport } from '#shared/api/spend-imports.ts';
import type { TextMatch } from '#shared/domain/spend/rule.ts';
import type { SpendState } from '#shared/domain/spend/standing.ts';

export const STATE_WORDS: Record<SpendState, string> = {
  recognised: 'Recognized',
  unrecognised: 'Unrecognized',
  archived: 'Archived',
};

export const MATCH_WORDS: Record<TextMatch, string> = {
  contains: 'contains',
  equals: 'is exactly',
  startsWith: 'starts with',
};

export const IMPORT_WORDS: Record<SpendImport['state'], string> = {
  open: 'Not finished',
  finished: 'Imported',
  abandoned: 'Abandoned',
  undone: 'Undone',
};

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
