// Google refuses with one error envelope whose reason says what it is about.
import type { Reply } from '../reply.ts';

export function refusal(
  code: number,
  reason: string,
  message: string,
  domain = 'global',
  more: object = {},
): Reply {
  return { status: code, body: { error: { code, message, errors: [{ domain, reason, message, ...more }] } } };
}

export const NOT_SIGNED_IN = refusal(401, 'authError', 'Invalid Credentials', 'global', {
  locationType: 'header',
  location: 'Authorization',
});
export const SCOPE_MISSING = refusal(
  403,
  'insufficientPermissions',
  'Request had insufficient authentication scopes.',
);
export const DAY_SPENT = refusal(403, 'dailyLimitExceeded', 'Daily Limit Exceeded', 'usageLimits');
export const SLOW_DOWN = refusal(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', 'usageLimits');
export const NOT_FOUND = refusal(404, 'notFound', 'Not Found');
export const INVALID = (what: string): Reply => refusal(400, 'invalid', `Invalid Value: ${what}`);
