// What both the declaration and the conversation name: scopes, the seat that Slack bills, and how far activity looks back.

export const SCOPES = {
  users: 'users:read',
  mails: 'users:read.email',
  admin: 'admin',
  analytics: 'admin.analytics:read',
} as const;

/** Slack sells one kind of seat in a workspace, whatever the plan. */
export const SEAT = 'member';

/** Listed as a person. */
export const SLACKBOT = 'USLACKBOT';

/** Days of activity that are read: a call each where Slack gives a file a day. */
export const WINDOW_DAYS = 90;
