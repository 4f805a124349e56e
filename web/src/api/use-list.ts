// A list is its route and its address: filters, order and place are read from there and written back.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/app/search.ts';
import type { AnswerOf, AnyRoute, InputOf } from './client.ts';
import { changedSearch, filtersIn, readSearch } from './list-search.ts';
import { reading } from './queries.ts';

/** Cursors that led to a page, by list and number, so that one can turn back. */
const trail = new Map<string, string>();

export interface List<R extends AnyRoute> {
  readonly data: AnswerOf<R> | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  /** What is shown is of the query before: that of this one is on its way. */
  readonly isOfBefore: boolean;
  /** Something newer is on its way. */
  readonly isFetching: boolean;
  readonly refetch: () => void;
  /** The texts of the address that this list understands. */
  readonly search: Readonly<Record<string, string>>;
  readonly change: (change: Search) => void;
  readonly clear: () => void;
  /** Names of the filters set by the person. */
  readonly filters: readonly string[];
  /** The list's input without its place, for exports. */
  readonly input: InputOf<R>;
  readonly page: number;
  readonly limit: number;
  readonly turn: (to: 'next' | 'back' | 'first') => void;
}

/** @param fixed parts of the query that the page itself says */
export function useList<R extends AnyRoute>(
  route: R,
  given: {
    readonly params?: Readonly<Record<string, string>>;
    readonly fixed?: Readonly<Record<string, string>>;
  } = {},
): List<R> {
  const { params = {}, fixed = {} } = given;
  const raw = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const search = readSearch(route.query, raw);
  const page = search.cursor === undefined ? 1 : Math.max(2, Number(raw.page) || 2);
  const query = { ...search, ...fixed };
  const { cursor, ...unplaced } = query;
  const { data, error, isLoading, isFetching, isPlaceholderData, refetch } = useQuery({
    ...reading(route, { params, query } as unknown as InputOf<R>),
    placeholderData: keepPreviousData,
  });
  const change = (next: Search) =>
    void navigate({ to: '.', search: changedSearch(raw, next), replace: 'text' in next });
  const trailKey = (number: number) => JSON.stringify([route.id, params, unplaced, number]);
  if (cursor !== undefined) trail.set(trailKey(page), cursor);
  return {
    data,
    error,
    isLoading,
    isFetching,
    isOfBefore: isPlaceholderData,
    refetch: () => void refetch(),
    search,
    change,
    clear: () => change(Object.fromEntries(filtersIn(search).map((name) => [name, undefined]))),
    filters: filtersIn(search),
    input: { params, query: unplaced } as unknown as InputOf<R>,
    page,
    limit: Number(search.limit ?? 25),
    turn: (to) => {
      const next = (data as { readonly next?: string | null } | undefined)?.next;
      const back = to === 'back' ? trail.get(trailKey(page - 1)) : undefined;
      if (to === 'next' && next) change({ cursor: next, page: String(page + 1) });
      else change({ cursor: back, page: back === undefined ? undefined : String(page - 1) });
    },
  };
}
