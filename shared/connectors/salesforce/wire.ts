// What Salesforce sends, as far as we read it; unknown fields are dropped, missing ones are told apart from null.
import * as z from 'zod';

const text = z.string().nullish();
const count = z.number().int().nullish();

/** REST API, Query (v66.0): the envelope of every page. `done` and `totalSize` are on every real answer. */
export function queryPage<T extends z.ZodType>(record: T) {
  return z.object({
    totalSize: z.number().int().min(0).optional(),
    done: z.boolean().optional(),
    nextRecordsUrl: z.string().optional(),
    records: z.array(record),
  });
}

export const UserLicenseRow = z.object({
  Id: z.string(),
  Name: text,
  MasterLabel: text,
  LicenseDefinitionKey: text,
  Status: text,
  TotalLicenses: count,
  UsedLicenses: count,
  UsedLicensesLastUpdated: text,
});
export type UserLicenseRow = z.infer<typeof UserLicenseRow>;

export const PermissionSetLicenseRow = z.object({
  Id: z.string(),
  DeveloperName: text,
  MasterLabel: text,
  PermissionSetLicenseKey: text,
  Status: text,
  TotalLicenses: count,
  UsedLicenses: count,
  ExpirationDate: text,
});
export type PermissionSetLicenseRow = z.infer<typeof PermissionSetLicenseRow>;

export const PermissionSetLicenseAssignRow = z.object({
  Id: z.string(),
  AssigneeId: z.string(),
  PermissionSetLicenseId: z.string(),
});
export type PermissionSetLicenseAssignRow = z.infer<typeof PermissionSetLicenseAssignRow>;

export const FeatureMetricRow = z.object({
  FeatureType: z.string(),
  AssignedUserCount: count,
  MetricsDate: text,
});
export type FeatureMetricRow = z.infer<typeof FeatureMetricRow>;

export const UserLoginRow = z.object({ UserId: z.string(), IsFrozen: z.boolean() });

export const UserFields = z.object({
  Id: z.string(),
  Username: text,
  Email: text,
  Name: text,
  FederationIdentifier: text,
  Department: text,
  Title: text,
  IsActive: z.boolean(),
  LastLoginDate: text,
  CreatedDate: text,
  UserType: text,
});
/** `UserPermissions*` flags arrive beside these, as many as the organization bought. */
export const UserRow = UserFields.extend({
  Profile: z.object({ UserLicenseId: text, UserLicense: z.object({ Name: text }).nullish() }).nullish(),
}).catchall(z.unknown());
export type UserRow = z.infer<typeof UserRow>;

/** `sobjects/User/describe`: of its hundreds of fields only the names matter. */
export const UserDescribe = z.object({
  fields: z.array(z.object({ name: z.string() })),
});

/** Any record, for probing whether an object may be read. */
export const AnyRow = z.object({});
