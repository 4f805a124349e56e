// Reading and changing over routes: keys come from the route's name, and a change makes everything of its noun stale.
import {
  type QueryKey,
  queryOptions,
  type UseMutationResult,
  type UseQueryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
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
  applications: ['applications', 'licenses', 'connections', 'contracts', 'overview', 'ledger', 'system'],
  licenses: ['licenses', 'applications', 'overview', 'ledger'],
  contracts: ['contracts', 'applications', 'licenses', 'overview', 'ledger'],
  settings: ['settings', 'system', 'licenses', 'overview', 'ledger', 'contracts'],
  imports: ['imports', 'connections', 'licenses', 'people', 'overview', 'ledger'],
};

/** Sends a change; afterwards what it may have touched is asked anew. */
export function useChange<R extends AnyRoute>(
  route: R,
  options: { readonly onDone?: (answer: AnswerOf<R>, input: InputOf<R>) => void } = {},
): UseMutationResult<AnswerOf<R>, Error, InputOf<R>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<R>, Error, InputOf<R>>({
    mutationFn: (input) => call(route, input),
    onSuccess: async (answer, input) => {
      for (const noun of TOUCHED[route.noun] ?? [route.noun, 'ledger'])
        void client.invalidateQueries({ queryKey: [noun] });
      options.onDone?.(answer, input);
    },
  });
}
