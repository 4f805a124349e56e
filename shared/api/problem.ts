// Every refusal leaves as a problem document (RFC 9457) that names the field and the reason.
import * as z from 'zod';
import type { RefusalCode } from '#shared/domain/refusal.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Fit to be shown. */
  detail: z.string(),
  field: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
  /** The word of RFC 6749 for it, where a token was asked for. */
  error: z.string().optional(),
  /** Names the request in the logs; all that an unknown error tells. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The one table from refusal to HTTP. */
export const REFUSALS: Record<RefusalCode, { readonly status: number; readonly title: string }> = {
  invalid: { status: 400, title: 'The input is not valid' },
  unauthorized: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  notFound: { status: 404, title: 'Not found' },
  /** What was deleted, and links and reads whose time is over. */
  gone: { status: 410, title: 'Gone' },
  conflict: { status: 409, title: 'Changed by somebody else' },
  locked: { status: 409, title: 'Held by a connection' },
  alreadyExists: { status: 409, title: 'Exists already' },
  notNow: { status: 409, title: 'Not possible in this state' },
  tooLarge: { status: 413, title: 'Too large' },
  vendor: { status: 422, title: 'The vendor refused' },
};
