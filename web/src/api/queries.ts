// Reading and changing over routes: keys come from the route's name, and a change makes everything of its noun stale.
import {
  type Query,
  type QueryClient,
  type QueryKey,
  queryOptions,
  type UseMutationResult,
  type UseQueryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { type AnswerOf, type AnyRoute, call, type InputOf } from './client.ts';

/** @example useQuery(reading(getLicense, { params: { id } })) */
export function reading<R extends AnyRoute>(
  route: R,
  input: InputOf<R>,
): UseQueryOptions<AnswerOf<R>, Error, AnswerOf<R>, QueryKey> & { queryKey: QueryKey } {
  return queryOptions<AnswerOf<R>, Error, AnswerOf<R>, QueryKey>({
    queryKey: [route.noun, route.id, input],
    queryFn: ({ signal }) => call(route, input, signal),
  });
}

/** Nouns whose answers contain something of each other: figures of licenses stand on many pages. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  connections: ['connections', 'licenses', 'applications', 'overview', 'ledger', 'people'],
  applications: [
    'applications',
    'reports',
    'licenses',
    'connections',
    'contracts',
    'renewals',
    'spend',
    'overview',
    'ledger',
    'system',
  ],
  licenses: ['licenses', 'reports', 'renewals', 'applications', 'overview', 'ledger'],
  contracts: [
    'contracts',
    'payment-methods',
    'renewals',
    'reports',
    'spend',
    'applications',
    'licenses',
    'overview',
    'ledger',
  ],
  budgets: ['budgets', 'renewals', 'ledger'],
  renewals: ['renewals', 'contracts', 'reports', 'spend', 'applications', 'licenses', 'overview', 'ledger'],
  policies: ['policies', 'renewals', 'overview', 'ledger'],
  settings: [
    'settings',
    'system',
    'licenses',
    'overview',
    'ledger',
    'contracts',
    'renewals',
    'spend',
    'rates',
  ],
  rates: ['rates', 'contracts', 'renewals', 'spend', 'reports', 'ledger'],
  'payment-methods': ['payment-methods', 'contracts', 'reports', 'ledger'],
  people: ['people', 'findings', 'ledger'],
  imports: ['imports', 'connections', 'licenses', 'assignments', 'people', 'overview', 'ledger'],
  actions: ['actions', 'connections', 'licenses', 'ledger'],
  assignments: ['assignments', 'connections', 'licenses', 'people', 'applications', 'overview', 'ledger'],
};

/** A deletion names its thing at the end of its path; what hangs below a thing leaves the thing there. */
function goneId(route: AnyRoute, input: { readonly params?: unknown }): string | undefined {
  const isDeletion = route.method === 'DELETE' && route.path.endsWith('{id}');
  return isDeletion ? (input.params as { readonly id?: string } | undefined)?.id : undefined;
}

/** What the change may have touched is asked anew; what is gone is not asked for once more while its page is being left. */
export function askAnew<R extends AnyRoute>(client: QueryClient, route: R, input: InputOf<R>): void {
  const gone = goneId(route, input as { readonly params?: unknown });
  const isGone = ({ queryKey }: Query) =>
    gone !== undefined &&
    queryKey[0] === route.noun &&
    (queryKey[2] as { readonly params?: { readonly id?: string } } | undefined)?.params?.id === gone;
  for (const noun of TOUCHED[route.noun] ?? [route.noun, 'ledger'])
    void client.invalidateQueries({ queryKey: [noun], predicate: (query) => !isGone(query) });
  if (gone !== undefined) void client.invalidateQueries({ predicate: isGone, refetchType: 'none' });
}

interface ChangeOptions<R extends AnyRoute> {
  /** What it returns is waited for: a form that leaves its page stays closed until the next one is there. */
  readonly onDone?: (answer: AnswerOf<R>, input: InputOf<R>) => unknown;
}

/** Sends a change, one at a time; afterwards what it may have touched is asked anew. */
export function useChange<R extends AnyRoute>(
  route: R,
  options: ChangeOptions<R> = {},
): UseMutationResult<AnswerOf<R>, Error, InputOf<R>> {
  const client = useQueryClient();
  const change = useMutation<AnswerOf<R>, Error, InputOf<R>>({
    mutationFn: (input) => call(route, input),
    onSuccess: async (answer, input) => {
      askAnew(client, route, input);
      await options.onDone?.(answer, input);
    },
  });
  // The second click of a double click comes before anything is drawn anew, so what is under way is kept here.
  const underWay = useRef<Promise<AnswerOf<R>>>(undefined);
  const { mutateAsync: start } = change;
  const mutateAsync: typeof start = useCallback(
    (...given) => {
      underWay.current ??= start(...given).finally(() => {
        underWay.current = undefined;
      });
      return underWay.current;
    },
    [start],
  );
  const mutate: typeof change.mutate = useCallback(
    (...given) => void mutateAsync(...given).catch(() => undefined),
    [mutateAsync],
  );
  return { ...change, mutate, mutateAsync };
}
