// What is typed of a license must fit together; a contradiction is named with its field.
import type { Refusal } from '../refusal.ts';
import type { ManualLayer } from './license.ts';

/** @param at path of the layer in the input: `manual.` where it stands below that name */
export function licenseProblem(
  { effectiveDate, endDate }: Pick<ManualLayer, 'effectiveDate' | 'endDate'>,
  at: '' | 'manual.' = '',
): Refusal | undefined {
  if (effectiveDate === undefined || endDate === undefined || endDate >= effectiveDate) return undefined;
  return { code: 'invalid', reason: 'The last day lies before the first', field: `${at}endDate` };
}
