// SOQL as far as readers of licenses use it: SELECT fields FROM object WHERE … ORDER BY … LIMIT n OFFSET n.

export interface Query {
  readonly fields: readonly string[];
  /** SELECT COUNT() FROM … */
  readonly count: boolean;
  readonly object: string;
  readonly where: Condition | undefined;
  readonly orderBy: { readonly field: string; readonly descending: boolean } | undefined;
  readonly limit: number | undefined;
  readonly offset: number;
}

export type Value = string | number | boolean | null;

export type Condition =
  | {
      readonly is: 'compare';
      readonly field: string;
      readonly operator: string;
      readonly value: Value | readonly Value[];
    }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly is: 'not'; readonly part: Condition };

/** Refused as `MALFORMED_QUERY`. */
export class MalformedQuery extends Error {}

const TOKEN =
  /\s*('(?:[^'\\]|\\.)*'|\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?|-?\d+(?:\.\d+)?|[A-Za-z_][\w.]*|<=|>=|!=|<>|[=<>(),])/y;

export function parseSoql(text: string): Query {
  const tokens = tokensOf(text);
  let at = 0;
  const word = () => tokens[at]?.toUpperCase();
  const next = () => {
    const token = tokens[at++];
    if (token === undefined) throw new MalformedQuery('unexpected end of query');
    return token;
  };
  const expect = (what: string) => {
    const token = next();
    if (token.toUpperCase() !== what) throw new MalformedQuery(`unexpected token: '${token}'`);
  };
  const take = (what: string) => word() === what && at++ >= 0;

  expect('SELECT');
  const fields = [next()];
  const count = fields[0]?.toUpperCase() === 'COUNT' && take('(');
  if (count) expect(')');
  while (take(',')) fields.push(next());
  expect('FROM');
  const object = next();
  const where = take('WHERE') ? either() : undefined;
  let orderBy: Query['orderBy'];
  if (take('ORDER')) {
    expect('BY');
    const field = next();
    orderBy = { field, descending: take('DESC') || (take('ASC') && false) };
    if (take('NULLS')) next();
  }
  const limit = take('LIMIT') ? whole() : undefined;
  const offset = take('OFFSET') ? whole() : 0;
  if (at < tokens.length) throw new MalformedQuery(`unexpected token: '${tokens[at]}'`);
  return { fields: count ? [] : fields, count, object, where, orderBy, limit, offset };

  function whole(): number {
    const number = Number(next());
    if (!Number.isInteger(number) || number < 0) throw new MalformedQuery('a whole number was expected');
    return number;
  }

  function either(): Condition {
    const parts = [both()];
    while (take('OR')) parts.push(both());
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'or', parts };
  }

  function both(): Condition {
    const parts = [one()];
    while (take('AND')) parts.push(one());
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'and', parts };
  }

  function one(): Condition {
    if (take('NOT')) return { is: 'not', part: one() };
    if (take('(')) {
      const inside = either();
      expect(')');
      return inside;
    }
    const field = next();
    if (take('NOT')) {
      expect('IN');
      return { is: 'not', part: { is: 'compare', field, operator: 'IN', value: list() } };
    }
    const operator = next().toUpperCase();
    if (operator === 'IN') return { is: 'compare', field, operator, value: list() };
    if (!OPERATORS.has(operator)) throw new MalformedQuery(`unexpected token: '${operator}'`);
    return { is: 'compare', field, operator, value: literal(next()) };
  }

  function list(): Value[] {
    expect('(');
    const values = [literal(next())];
    while (take(',')) values.push(literal(next()));
    expect(')');
    return values;
  }
}

const OPERATORS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=', 'LIKE']);

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match?.[1]) throw new MalformedQuery(`unexpected character at ${from}`);
    tokens.push(match[1]);
  }
  return tokens;
}

function literal(token: string): Value {
  if (token.startsWith("'")) return token.slice(1, -1).replace(/\\(.)/g, '$1');
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
  if (/^\d{4}-/.test(token)) return token;
  const word = token.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  throw new MalformedQuery(`unexpected token: '${token}'`);
}

/** Whether a row, read field by field, meets a condition; text is compared without case, as Salesforce does. */
export function meets(condition: Condition, read: (field: string) => Value): boolean {
  switch (condition.is) {
    case 'and':
      return condition.parts.every((part) => meets(part, read));
    case 'or':
      return condition.parts.some((part) => meets(part, read));
    case 'not':
      return !meets(condition.part, read);
    case 'compare':
      return compares(condition, comparable(read(condition.field)));
  }
}

function compares({ operator, value }: Extract<Condition, { is: 'compare' }>, actual: Value): boolean {
  if (typeof value === 'object' && value !== null) return value.map(comparable).includes(actual);
  const wanted = comparable(value as Value);
  if (operator === '=') return actual === wanted;
  if (operator === '!=' || operator === '<>') return actual !== wanted;
  if (actual === null || wanted === null) return false;
  if (operator === 'LIKE') return like(String(wanted)).test(String(actual));
  if (operator === '<') return actual < wanted;
  if (operator === '<=') return actual <= wanted;
  return operator === '>' ? actual > wanted : actual >= wanted;
}

function comparable(value: Value): Value {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return value.toLowerCase();
}

function like(pattern: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/%/g, '.*').replace(/_/g, '.')}$`, 's');
}
