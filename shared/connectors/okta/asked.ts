// What both the declaration and the conversation name: scopes, the seat that Okta bills, and how a group is written.

export const SCOPES = {
  users: 'okta.users.read',
  apps: 'okta.apps.read',
  manageUsers: 'okta.users.manage',
  manageApps: 'okta.apps.manage',
} as const;

/** No id of an Okta application looks like it. */
export const SEAT = 'okta-user';

/** Okta does not say which. */
export const GROUP = 'a group';
