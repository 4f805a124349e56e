// A file holds people, licenses, assignments, edits of assignments or a statement; what cannot be applied is told by row, column and reason.
import * as z from 'zod';

/** What a connection's files hold. */
export const ImportKind = z.enum(['people', 'licenses', 'assignments']);
export type ImportKind = z.infer<typeof ImportKind>;

/** What is uploaded to a connection: what its files hold, or to that of what is assigned by hand a sheet of edits. */
export const UploadKind = z.enum([...ImportKind.options, 'mapping']);
export type UploadKind = z.infer<typeof UploadKind>;

/** Everything a file may hold; a statement belongs to no connection. */
export const FileKind = z.enum([...UploadKind.options, 'statement']);
export type FileKind = z.infer<typeof FileKind>;

/** A row that cannot be applied, by its number in the file (the first row under the header is 1). */
export const RowError = z.object({
  row: z.int().min(1),
  /** Name of the field, as in `columns.ts`. */
  column: z.string().optional(),
  reason: z.string(),
});
export type RowError = z.infer<typeof RowError>;
