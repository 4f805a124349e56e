// What Microsoft Graph sends, as far as it is read (v1.0).
import * as z from 'zod';

const text = z.string().nullish();
const count = z.number().int().min(0).nullish();

/** One and the same ID comes in lower case from one call and in upper case from another (assignLicense, its example; read 2026-10). */
export const guid = z.string().min(1).toLowerCase();

export const SubscribedSku = z.object({
  skuId: guid,
  skuPartNumber: text,
  /** `User`, or `Company` for what is never assigned to anybody. */
  appliesTo: text,
  /** Enabled, Warning (grace after the end), Suspended, Deleted or LockedOut. */
  capabilityStatus: text,
  consumedUnits: count,
  prepaidUnits: z.object({ enabled: count, warning: count }).nullish(),
});
export type SubscribedSku = z.infer<typeof SubscribedSku>;

const AssignedLicense = z.object({ skuId: guid, disabledPlans: z.array(guid).nullish() });

export const User = z.object({
  /** Says so of an agent, which comes among the users. */
  '@odata.type': text,
  id: guid,
  displayName: text,
  userPrincipalName: text,
  mail: text,
  proxyAddresses: z.array(z.string()).nullish(),
  otherMails: z.array(z.string()).nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: text,
  createdDateTime: text,
  department: text,
  jobTitle: text,
  assignedLicenses: z.array(AssignedLicense).nullish(),
  licenseAssignmentStates: z
    .array(
      z.object({
        skuId: guid,
        /** Absent when assigned directly. */
        assignedByGroup: guid.nullish(),
        /** Active, ActiveWithError, Disabled or Error. */
        state: text,
        lastUpdatedDateTime: text,
      }),
    )
    .nullish(),
  /** Times may be absent, empty, or the first moment of the year 1 when there never was one. */
  signInActivity: z
    .object({
      lastSignInDateTime: text,
      lastNonInteractiveSignInDateTime: text,
      lastSuccessfulSignInDateTime: text,
    })
    .nullish(),
  manager: z.object({ mail: text, userPrincipalName: text }).nullish(),
});
export type User = z.infer<typeof User>;

export const Group = z.object({ id: guid, displayName: text });

export function listOf<T>(row: z.ZodType<T>) {
  return z.object({ value: z.array(row), '@odata.nextLink': text });
}
