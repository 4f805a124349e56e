// What Salesforce sends to who acts on a user; reads load none of it.
import * as z from 'zod';

const text = z.string().nullish();

/** One flag of a user beside its id. */
export const UserFlag = z.object({ Id: z.string() }).catchall(z.unknown());
export const UserProfile = z.object({
  Id: z.string(),
  Profile: z.object({ UserLicenseId: text }).nullish(),
});
export const AnyId = z.object({ Id: z.string() });

/** A permission set comes to a user directly, or with a group of them. */
export const PermissionSetAssignmentRow = z.object({
  Id: z.string(),
  PermissionSetGroupId: text,
  PermissionSet: z.object({ Label: text }).nullish(),
});
