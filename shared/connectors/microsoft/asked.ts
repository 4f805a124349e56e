// The permissions of Microsoft Graph that both the declaration and the conversation name.

export const SCOPES = {
  organization: 'Organization.Read.All',
  users: 'User.Read.All',
  signIns: 'AuditLog.Read.All',
  groups: 'GroupMember.Read.All',
  assign: 'LicenseAssignment.ReadWrite.All',
} as const;
