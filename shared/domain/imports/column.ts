// A column of an import file: its name here and elsewhere, and how its cells are read.
import type { DateOrder, Reading } from './read-day.ts';

export interface ReadOptions {
  readonly dateOrder?: DateOrder | undefined;
  /** The file writes 1,5 for one and a half. */
  readonly decimalComma?: boolean | undefined;
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
