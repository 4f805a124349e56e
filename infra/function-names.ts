// Folders under `functions/` that are functions of the stack, and the one under `infra/` that a deploy calls.
export const BUNDLE_NAMES = [
  'api',
  'connector-sync',
  'license-actions',
  'utilization',
  'renewal-reminder',
  'notifier',
  'sweep',
  'sign-in',
  'setup',
] as const;
