// A file holds people, licenses or assignments; what cannot be applied is told by row, column and reason.
import * as z from 'zod';

export const ImportKind = z.enum(['people', 'licenses', 'assignments']);
export type ImportKind = z.infer<typeof ImportKind>;

/** A row that cannot be applied, by its number in the file (the first row under the header is 1). */
export const RowError = z.object({
  row: z.int().min(1),
  /** Name of the field, as in `columns.ts`. */
  column: z.string().optional(),
  reason: z.string(),
});
export type RowError = z.infer<typeof RowError>;
