// What both the declaration and the conversation name: the scope, and how access that is not one's own is written.

/** The other scopes of a token say who asks. */
export const SCOPE = 'user_management_sdk';

/** Adobe does not say which. */
export const GROUP = 'a user group';

/** Adobe takes so many memberships in one command. */
export const MOST_PROFILES = 10;

/** Names of profiles hold no line break. */
export const SEPARATOR = '\n';
