// What both the declaration and the conversation name: scopes of a key, and the roles that Atlassian bills.

export const SCOPES = {
  directories: 'read:directories:admin',
  workspaces: 'read:workspaces:admin',
  groups: 'read:groups:admin',
  /** Atlassian offers no scope for the calls that act (scopes of the admin APIs, read 2026-09). */
  unscoped: 'a key without scopes',
} as const;

export const USER = 'atlassian/user';
/** The others are said not to be billed: customers, contributors, stakeholders, guests, who only administers users. */
export const BILLED: readonly string[] = [USER, 'atlassian/admin'];
