// A term lasts whole months.
import * as z from 'zod';

export const TermMonths = z.int().min(1).max(600);
