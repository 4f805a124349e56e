// Table and calendar read one list with one filter out of the address: open renewals unless something else is asked for.
import { useSearch } from '@tanstack/react-router';
import { listRenewals } from '#shared/api/renewals.ts';
import { type List, useList } from '#web/api/use-list.ts';
import type { Search } from '#web/app/search.ts';

export type RenewalList = List<typeof listRenewals>;

/** What the page keeps in the address beside the list's own query. */
export interface RenewalPlace {
  readonly view: 'table' | 'calendar';
  /** Of the calendar: `2026-11`; absent: the present one. */
  readonly month: string | undefined;
  /** Also those that are closed or still to come. */
  readonly all: boolean;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function placeOf(search: Search): RenewalPlace {
  const { view, month, show } = search;
  return {
    view: view === 'calendar' ? 'calendar' : 'table',
    month: month !== undefined && MONTH.test(month) ? month : undefined,
    all: show === 'all',
  };
}

/** A state, or the wish to see what rolled over, says more than "open". */
export function isOpenOnly(search: Search): boolean {
  return search.show !== 'all' && !search.state && search.needsReview !== 'true' && search.open === undefined;
}

export function useRenewals(fixed: Readonly<Record<string, string>>): RenewalList {
  const raw = useSearch({ strict: false }) as Search;
  const list = useList(listRenewals, { fixed: { ...fixed, ...(isOpenOnly(raw) && { open: 'true' }) } });
  const filters = raw.show === 'all' ? [...list.filters, 'show'] : list.filters;
  return {
    ...list,
    filters,
    clear: () => list.change(Object.fromEntries(filters.map((name) => [name, undefined]))),
  };
}
