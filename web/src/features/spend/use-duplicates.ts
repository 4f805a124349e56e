// Rows that are known already are told before anything is sent, where their months are not too many to look at.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listSpend, MOST_MONTHS, type SpendTransaction } from '#shared/api/spend.ts';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import type { Mapping } from '#shared/domain/imports/mapping.ts';
import type { CsvFile } from '#shared/domain/imports/parse-csv.ts';
import type { StatementOptions } from '#shared/domain/spend/statement-preset.ts';
import { call } from '#web/api/client.ts';
import { plural } from '#web/ui/words.ts';
import { duplicatesOf, monthsIn } from './statement-reading.ts';

/** More transactions than this are compared by the API alone, when the statement is finished. */
const MOST_KNOWN = 10_000;
/** Reading more rows than this would hold the page for a moment at every choice. */
const MOST_ROWS = 20_000;

export function useDuplicates(
  file: Pick<CsvFile, 'rows'>,
  mapping: Mapping,
  options: StatementOptions,
  enabled: boolean,
): { readonly rows: ReadonlySet<number>; readonly words: string } {
  const span = useMemo(
    () => (enabled && file.rows.length <= MOST_ROWS ? monthsIn(file, mapping, options) : undefined),
    [file, mapping, options, enabled],
  );
  const fits = span !== undefined && addMonths(`${span[0]}-01`, MOST_MONTHS).slice(0, 7) > span[1];
  const { data: known } = useQuery({
    queryKey: ['spend', 'known', span],
    queryFn: ({ signal }) => knownIn(span?.[0] ?? '', span?.[1] ?? '', signal),
    enabled: fits,
  });
  return useMemo(() => {
    if (!span || !known) {
      const words = 'What is known already is not counted again.';
      return { rows: new Set<number>(), words };
    }
    const { rows } = duplicatesOf(file, mapping, options, known);
    const words =
      rows.size === 0
        ? 'None of them is known yet.'
        : `${plural(rows.size, 'row is', 'rows are')} known already and not counted again.`;
    return { rows, words };
  }, [span, known, file, mapping, options]);
}

/** Archived ones are known as well. @returns null where there are too many */
async function knownIn(from: string, to: string, signal: AbortSignal): Promise<SpendTransaction[] | null> {
  const found: SpendTransaction[] = [];
  for (const state of [undefined, 'archived'] as const) {
    let cursor: string | undefined;
    do {
      const query = { from, to, limit: 1000, ...(state && { state }), ...(cursor && { cursor }) };
      const page = await call(listSpend, { query }, signal);
      if (page.total > MOST_KNOWN) return null;
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return found;
}
