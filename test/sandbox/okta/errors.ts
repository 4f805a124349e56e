// Okta refuses with one error object whose code says what it is about.
import type { Reply } from '../reply.ts';

export function refusal(status: number, errorCode: string, errorSummary: string): Reply {
  return {
    status,
    body: {
      errorCode,
      errorSummary,
      errorLink: errorCode,
      errorId: 'oaeSandbox0000000000000',
      errorCauses: [],
    },
  };
}

export const NOT_SIGNED_IN = refusal(401, 'E0000011', 'Invalid token provided');
export const SCOPE_MISSING = refusal(
  403,
  'E0000006',
  'You do not have permission to perform the requested action',
);
export const NOT_FOUND = refusal(404, 'E0000007', 'Not found: Resource not found');
