// What Atlassian sends, as far as it is read (Organizations REST API, version 2).
import * as z from 'zod';

const text = z.string().nullish();

/** The cursor of the next page. */
const links = z.object({ next: text }).nullish();

export const Workspace = z.object({
  id: z.string().min(1),
  attributes: z.object({
    name: text,
    typeKey: text,
    type: text,
    status: text,
    /** Of a trial copy: `CHILD`; of what it is a copy of: `PARENT`. */
    sandbox: z.object({ type: text }).nullish(),
    usage: z.number().nullish(),
    capacity: z.number().nullish(),
  }),
});
export type Workspace = z.infer<typeof Workspace>;
export const WorkspacePage = z.object({ data: z.array(Workspace), links });

export const ProductAccess = z.object({ key: text, id: text, lastActiveTimestamp: text });
export type ProductAccess = z.infer<typeof ProductAccess>;

export const User = z.object({
  accountId: z.string().min(1),
  /** `atlassian` for people, `customer` of a help center, `app`. */
  accountType: text,
  /** active, inactive or closed */
  accountStatus: text,
  /** active, suspended, not_invited, deactivated or for_deletion */
  status: text,
  name: text,
  email: text,
  addedToOrg: text,
  /** Products that were used; only where asked for. */
  productAccess: z.array(ProductAccess).nullish(),
  groups: z.array(z.object({ id: text })).nullish(),
});
export type User = z.infer<typeof User>;
export const UserPage = z.object({ data: z.array(User), links });

/** A group that gives access to a product. */
export const Group = z.object({
  id: z.string().min(1),
  name: text,
  directoryId: text,
  /** Kept in step by an identity provider, which alone may change who is in it. */
  externalSynced: z.boolean().nullish(),
  counts: z.object({ resources: z.number().nullish() }).nullish(),
});
export type Group = z.infer<typeof Group>;
export const GroupPage = z.object({ data: z.array(Group), links });

export const RoleAssignment = z.object({
  resourceId: z.string(),
  roleAssignments: z
    .array(z.object({ role: text, roleAssignmentMethods: z.array(z.string()).nullish() }))
    .nullish(),
});
export type RoleAssignment = z.infer<typeof RoleAssignment>;
export const RoleAssignmentPage = z.object({ data: z.array(RoleAssignment), links });
