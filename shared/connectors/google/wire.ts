// What Google Workspace sends, as far as we read it; unknown fields are dropped, an absent list is an empty one.
import * as z from 'zod';

const text = z.string().nullish();
const flag = z.boolean().nullish();

/** Directory API users.get and users.list. Older answers name the primary address `username`. */
export const User = z.object({
  id: z.string(),
  primaryEmail: text,
  username: text,
  name: z.object({ fullName: text }).nullish(),
  aliases: z.array(z.string()).nullish(),
  nonEditableAliases: z.array(z.string()).nullish(),
  emails: z.array(z.object({ address: text, type: text, primary: flag })).nullish(),
  suspended: flag,
  archived: flag,
  lastLoginTime: text,
  creationTime: text,
  organizations: z.array(z.object({ primary: flag, department: text, title: text })).nullish(),
  relations: z.array(z.object({ type: text, value: text })).nullish(),
});
export type User = z.infer<typeof User>;

export const UserList = z.object({ users: z.array(User).nullish(), nextPageToken: text });

/** Enterprise License Manager. `userId` is the present primary address and changes with a rename. */
export const LicenseAssignment = z.object({
  userId: z.string(),
  productId: z.string(),
  productName: text,
  skuId: z.string(),
  skuName: text,
});
export type LicenseAssignment = z.infer<typeof LicenseAssignment>;

export const LicenseAssignmentList = z.object({
  items: z.array(LicenseAssignment).nullish(),
  nextPageToken: text,
});

const seats = z.number().int().min(0).nullish();

/** Reseller API. `numberOfSeats` counts on annual plans, `maximumNumberOfSeats` on flexible ones. */
export const Subscription = z.object({
  subscriptionId: z.string(),
  skuId: z.string(),
  skuName: text,
  status: text,
  plan: z
    .object({
      planName: text,
      isCommitmentPlan: flag,
      commitmentInterval: z.object({ startTime: text, endTime: text }).nullish(),
    })
    .nullish(),
  seats: z
    .object({ numberOfSeats: seats, maximumNumberOfSeats: seats, licensedNumberOfSeats: seats })
    .nullish(),
  renewalSettings: z.object({ renewalType: text }).nullish(),
});
export type Subscription = z.infer<typeof Subscription>;

export const SubscriptionList = z.object({
  subscriptions: z.array(Subscription).nullish(),
  nextPageToken: text,
});

/** What follows a change: nothing of it is read, as it is confirmed by reading back. */
export const Nothing = z.object({});
