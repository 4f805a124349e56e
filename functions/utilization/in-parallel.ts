// Writes go out some at a time: enough to hide their latency, few enough not to be throttled.
const AT_ONCE = 16;

export async function inParallel<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    results.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(act))));
  return results;
}
