// Rows of a sheet become edits of assignments; what a row cannot do is told by its number, its column and the reason.
import type { CivilDay } from '../calendar/civil-day.ts';
import type { RowError } from '../imports/import-kind.ts';
import type { CanonicalRow } from '../imports/mapping.ts';
import { readRow } from '../imports/read-row.ts';
import type { LicenseKind } from '../licenses/sku.ts';
import { foldName } from '../text.ts';
import type { AssignmentEdit } from './edits.ts';

/** A license of the application, and why nobody can be assigned to it by hand where that is so. */
export interface SheetLicense {
  readonly id: string;
  readonly name: string;
  readonly barred?: string | undefined;
}

/** @param deliverer name of the connection whose accounts say who holds it */
export function barred(
  { name, kind }: { readonly name: string; readonly kind: LicenseKind },
  deliverer: string | undefined,
): string | undefined {
  if (kind === 'quantity') return `${name} is a quantity, which nobody can be assigned`;
  return (
    deliverer &&
    `${deliverer} delivers who holds ${name}; change it at the vendor, or switch its Accounts task off to assign it by hand`
  );
}

export interface SheetFrame {
  readonly licenses: readonly SheetLicense[];
  /** Whether somebody was assigned it by hand; whoever does not know lets it be. */
  readonly isAssigned: (mail: string, licenseId: string) => boolean;
  readonly today: CivilDay;
}

export interface SheetReading {
  readonly values: readonly AssignmentEdit[];
  readonly errors: readonly RowError[];
  /** Numbers of the rows that cannot be applied. */
  readonly refused: readonly number[];
}

/**
 * A row says how the assignment shall be: a blank cell empties what a column of the file is about, a column that the file does
 * not have leaves it as it is.
 * @param firstRow number of the first of them in the file
 */
export function readSheet(rows: readonly CanonicalRow[], firstRow: number, frame: SheetFrame): SheetReading {
  const byName = Map.groupBy(frame.licenses, ({ name }) => foldName(name));
  const values: AssignmentEdit[] = [];
  const errors: RowError[] = [];
  const refused: number[] = [];
  for (const [index, row] of rows.entries()) {
    const number = firstRow + index;
    const found = editOf(row, number);
    if ('act' in found) values.push(found);
    else {
      errors.push(...found);
      refused.push(number);
    }
  }
  return { values, errors, refused };

  function editOf(row: CanonicalRow, number: number): AssignmentEdit | readonly RowError[] {
    const reading = readRow('mapping', row, number);
    if (!reading.ok) return reading.errors;
    const { mail = '', license = '', role, from, until, act = 'put' } = reading.values;
    const named = licenseNamed(license);
    if (typeof named === 'string') return [{ row: number, column: 'license', reason: named }];
    const of = { mail, licenseId: named.id };
    if (act !== 'put' && !frame.isAssigned(mail, named.id))
      return [{ row: number, column: 'act', reason: `nobody assigned ${named.name} to ${mail} by hand` }];
    if (act === 'remove') return { ...of, act };
    if (act === 'end') return { ...of, act, until: until ?? frame.today };
    const told = <T>(field: string, value: T | undefined) =>
      value ?? (Object.hasOwn(row, field) ? null : undefined);
    return {
      ...of,
      act,
      terms: { role: told('role', role), from: told('from', from), until: told('until', until) },
    };
  }

  /** The license, or why there is none. */
  function licenseNamed(name: string): SheetLicense | string {
    const all = byName.get(foldName(name)) ?? [];
    const open = all.filter(({ barred }) => barred === undefined);
    if (open.length > 1) return `${open.length} licenses are called "${name}"; assign them on their pages`;
    return open[0] ?? all[0]?.barred ?? `"${name}" is no license of this application`;
  }
}
