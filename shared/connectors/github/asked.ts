// What both the declaration and the conversation name: scopes of a token, and the licenses.

export const SCOPES = {
  enterprise: 'read:enterprise',
  organization: 'read:org',
  copilot: 'manage_billing:copilot',
  admin: 'admin:org',
} as const;

export const ENTERPRISE = 'enterprise';
/** Of an organization without an enterprise account. */
export const SEAT = 'organization';
export const COPILOT = 'copilot';

/** Somebody known by a connected server alone. */
export const SERVER_ONLY = 'server:';
