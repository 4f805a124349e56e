// A column of an import file: its name here and elsewhere, and how its cells are read.
import type { CivilDay, Instant } from '../calendar/civil-day.ts';
import type { DecimalMark } from './decimal-mark.ts';
import type { DateOrder, Reading } from './read-day.ts';

export interface Today {
  readonly day: CivilDay;
  /** The instant behind it; absent where nobody knows the time zone. */
  readonly ends?: Instant | undefined;
}

export interface ReadOptions {
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalMark?: DecimalMark | undefined;
  /** Of rows that name none. */
  readonly currency?: string | undefined;
  /** The file writes what left as negative. */
  readonly outIsNegative?: boolean | undefined;
  /** Amounts contain this much tax: `20`. */
  readonly taxPercent?: string | undefined;
  /** Nothing was used on a later day. */
  readonly today?: Today | undefined;
  /** Whether a license is known to be one that nobody can be assigned. */
  readonly isQuantity?: ((license: string) => boolean) | undefined;
}

export interface Column<T> {
  /** Header of the template. */
  readonly header: string;
  /** What it holds, for the mapping page. */
  readonly what: string;
  readonly example: string;
  readonly required?: true;
  /** Other headers that mean the same, folded: letters and digits only, lower case. */
  readonly synonyms: readonly string[];
  /** Never called with blank text. */
  read(text: string, options: ReadOptions): Reading<T>;
}
