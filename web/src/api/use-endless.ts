// A long list comes in large pages as somebody scrolls; its filters and order stand in the address.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/app/search.ts';
import { type AnswerOf, type AnyRoute, call, type InputOf } from './client.ts';
import { changedSearch, filtersIn, readSearch } from './list-search.ts';

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly total: number;
}

const PAGE_ROWS = '1000';

/** @param fixed parts of the query that the page itself says */
export function useEndless<R extends AnyRoute>(
  route: R,
  given: {
    readonly params?: Readonly<Record<string, string>>;
    readonly fixed?: Readonly<Record<string, string>>;
    readonly enabled?: boolean;
  } = {},
) {
  const { params = {}, fixed = {}, enabled = true } = given;
  const raw = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const { cursor, limit, ...search } = readSearch(route.query, raw);
  const query = { ...search, ...fixed, limit: PAGE_ROWS };
  const input = { params, query } as unknown as InputOf<R>;
  const { data, error, isLoading, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery({
      queryKey: [route.noun, route.id, 'endless', input],
      queryFn: ({ pageParam, signal }) =>
        call(
          route,
          { params, query: { ...query, cursor: pageParam } } as unknown as InputOf<R>,
          signal,
        ) as Promise<Page & AnswerOf<R>>,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
      enabled,
    });
  const first = data?.pages[0];
  return {
    first: first as AnswerOf<R> | undefined,
    rows: (data?.pages.flatMap(({ items }) => items) ?? []) as AnswerOf<R>['items'],
    total: first?.total ?? 0,
    error,
    isLoading,
    refetch: () => void refetch(),
    more: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
    search,
    filters: filtersIn(search),
    change: (next: Search) =>
      void navigate({ to: '.', search: changedSearch(raw, next), replace: 'text' in next }),
    input,
  };
}
