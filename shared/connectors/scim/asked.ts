// What both the declaration and the conversation name: what a seat is at a server, and rights in the words of the protocol.

export const SEATS = {
  users: 'Every active user',
  entitlements: 'An entitlement of a user',
  roles: 'A role of a user',
} as const;
export type Seats = keyof typeof SEATS;

/** The seat where every active user is one. */
export const USER = 'active-user';

export const RIGHTS = { read: 'GET Users', write: 'PATCH Users' } as const;
