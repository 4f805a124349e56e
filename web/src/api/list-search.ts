// What a list shows stands in the address, in the names of the route's own query; what the route would refuse is dropped.
import type * as z from 'zod';
import type { Search } from '#web/app/search.ts';

/** @returns the texts of the address that the query takes, by name */
export function readSearch(query: z.ZodObject, search: Search): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, schema] of Object.entries(query.shape)) {
    const text = search[name];
    if (text === undefined || text === '') continue;
    if ((schema as z.ZodType).safeParse(text).success) read[name] = text;
  }
  return read;
}

/** A changed filter or order begins again at the first page; a changed cursor does not. */
export function changedSearch(before: Search, change: Search): Search {
  const turning = 'cursor' in change;
  const { cursor, page, ...kept } = before;
  const after = { ...(turning ? before : kept), ...change };
  return Object.fromEntries(Object.entries(after).filter(([, text]) => text !== undefined && text !== ''));
}

/** Names that are order and place; every other one in the address narrows the list. */
const NO_FILTERS = ['sort', 'order', 'limit', 'cursor', 'page', 'columns'];

export function filtersIn(search: Search): string[] {
  return Object.keys(search).filter((name) => !NO_FILTERS.includes(name) && search[name]);
}
