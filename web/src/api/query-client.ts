// What was fetched is kept, asked again when it may have changed, and never retried when it was refused.
import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Figures change at most every few minutes; going back to a page within this time asks nothing. */
const FRESH_MS = 30_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.status >= 500),
    },
  },
});
