// A partial response holds only what the `fields` parameter names: `nextPageToken,users(id,name/fullName)`.

/** A mask with nothing under it keeps the whole value. */
type Mask = Map<string, Mask>;

/** The value reduced to the mask; `undefined` when the mask cannot be read. */
export function partial(value: unknown, fields: string | null): unknown {
  if (fields === null || fields === '') return value;
  const mask = parseMask(fields);
  return mask && keep(value, mask);
}

function parseMask(text: string): Mask | undefined {
  const tokens = text.match(/[(),/]|[^(),/\s]+/g) ?? [];
  let at = 0;
  function list(): Mask | undefined {
    const mask: Mask = new Map();
    do {
      if (!path(mask)) return undefined;
    } while (tokens[at] === ',' && at++ >= 0);
    return mask;
  }
  function path(into: Mask): boolean {
    const name = tokens[at++];
    if (name === undefined || /^[(),/]$/.test(name)) return false;
    const under = into.get(name) ?? new Map<string, Mask>();
    into.set(name, under);
    if (tokens[at] === '/') {
      at++;
      return path(under);
    }
    if (tokens[at] !== '(') return true;
    at++;
    const inside = list();
    if (!inside || tokens[at++] !== ')') return false;
    for (const [key, mask] of inside) under.set(key, mask);
    return true;
  }
  const mask = list();
  return at === tokens.length ? mask : undefined;
}

function keep(value: unknown, mask: Mask): unknown {
  if (mask.size === 0 || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((one) => keep(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    [...mask].flatMap(([key, under]) => (key in fields ? [[key, keep(fields[key], under)]] : [])),
  );
}
