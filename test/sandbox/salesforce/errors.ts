// Salesforce refuses with a list of error objects.
import type { Reply } from '../reply.ts';

export function refusal(
  status: number,
  errorCode: string,
  message: string,
  fields?: readonly string[],
): Reply {
  return { status, body: [{ message, errorCode, ...(fields ? { fields } : {}) }] };
}

export const SESSION_ENDED = refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
export const DAY_SPENT = refusal(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
export const NOT_FOUND = refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
export const NO_LICENSE_LEFT = refusal(400, 'LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded');
