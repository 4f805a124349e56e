// What a change of people or accounts does to the counts is asked for again once they have been counted anew.
import type { QueryClient } from '@tanstack/react-query';

const COUNTED_MS = 4000;

export function ask(client: QueryClient, nouns: readonly string[]): void {
  for (const noun of nouns) void client.invalidateQueries({ queryKey: [noun] });
}

export function askOnceCounted(client: QueryClient, nouns: readonly string[]): void {
  setTimeout(() => ask(client, nouns), COUNTED_MS);
}
