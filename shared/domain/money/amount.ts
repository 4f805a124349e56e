// Money is typed and told as decimal strings in major units, never as floating-point numbers.
import * as z from 'zod';

/** Money as a decimal string in major units: `12.50`. */
export const Amount = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'a decimal number such as 12.50');
export type Amount = z.infer<typeof Amount>;
