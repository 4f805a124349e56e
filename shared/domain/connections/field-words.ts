// What is wrong with a field of a connector's form, in words that the page and the API share.

export const FIELD_WORDS = {
  missing: 'must be filled in',
  short: (least: number) => `at least ${least} characters`,
  long: (most: number) => `at most ${most} characters`,
  url: 'a web address such as https://example.com',
  email: 'a mail address such as ana@example.com',
  choice: 'one of the choices',
  other: 'cannot be read',
} as const;
