// What both the declaration and the conversation name: scopes, and the two kinds of users.

export const SCOPES = {
  list: 'user:read:list_users:admin',
  user: 'user:read:user:admin',
  update: 'user:update:user:admin',
} as const;

export const LICENSED = 'licensed';
export const BASIC = 'basic';

/** Zoom's numbers of the types that are licenses. */
export const TYPES: Readonly<Record<number, string>> = { 1: BASIC, 2: LICENSED };

/** An invitation has no id yet; it is known by its address until it is accepted. */
export const PENDING = 'pending:';
