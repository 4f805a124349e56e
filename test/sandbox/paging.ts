// A page token is a place in a list as it is when the next page is asked for; nothing holds the list still meanwhile.

export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly next: string | undefined;
}

/** As long as the tokens of Google’s directory are good. */
const TOKEN_LIFE_MS = 3 * 86_400_000;

/**
 * `undefined` for a token that is not of this list or too old. @param shifted whether a row before the place went away
 * since, so that one row is never seen
 */
export function pageOf<T>(
  list: string,
  rows: readonly T[],
  token: string | null,
  size: number,
  now: number,
  shifted: boolean,
): PageOf<T> | undefined {
  const from = token === null || token === '' ? 0 : placeOf(list, token, now);
  if (from === undefined) return undefined;
  const start = shifted && from > 0 ? from + 1 : from;
  const end = Math.min(rows.length, start + size);
  return { rows: rows.slice(start, end), next: end < rows.length ? tokenOf(list, end, now) : undefined };
}

function tokenOf(list: string, place: number, now: number): string {
  return Buffer.from(`${list} ${place} ${now}`).toString('base64url');
}

function placeOf(list: string, token: string, now: number): number | undefined {
  const [, name, place, issued] = /^(.+) (\d+) (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return name === list && now - Number(issued) < TOKEN_LIFE_MS ? Number(place) : undefined;
}
