// An update of one item is gathered path by path, then said as one expression.
import type { IndexKeys } from './keys.ts';

export interface Update {
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
  readonly sets: string[];
  readonly removes: string[];
}

export function openUpdate(names: Readonly<Record<string, string>> = {}, values: object = {}): Update {
  return { names: { ...names }, values: { ...values }, sets: [], removes: [] };
}

/** Attributes of the item itself. */
export function setAttributes(update: Update, attributes: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    update.names[`#${name}`] = name;
    update.values[`:${name}`] = value;
    update.sets.push(`#${name} = :${name}`);
  }
}

export function removeAttributes(update: Update, attributes: readonly string[]): void {
  for (const name of attributes) {
    update.names[`#${name}`] = name;
    update.removes.push(`#${name}`);
  }
}

/** Figures, each on its own path: conditions name them `#figures.#f_<name>`. `undefined` removes one. */
export function setFigurePaths(update: Update, figures: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(figures)) {
    update.names['#figures'] = 'figures';
    update.names[`#f_${name}`] = name;
    if (value === undefined) update.removes.push(`#figures.#f_${name}`);
    else {
      update.values[`:f_${name}`] = value;
      update.sets.push(`#figures.#f_${name} = :f_${name}`);
    }
  }
}

/** What the document client takes, beside table, key and condition. */
export function updateInput({ names, values, sets, removes }: Update) {
  return {
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

export function indexAttributes(index: IndexKeys): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, pair] of Object.entries(index) as [string, readonly [string, string]][]) {
    attributes[`${name}PK`] = pair[0];
    attributes[`${name}SK`] = pair[1];
  }
  return attributes;
}
