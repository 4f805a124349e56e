// What GitHub sends, as far as it is read (REST API of Enterprise Cloud, version 2022-11-28).
import * as z from 'zod';

const text = z.string().nullish();
const count = z.number().int().min(0).nullish();

/** Somebody who consumes a license; a user of a connected server alone has no login here. */
export const Consumer = z.object({
  github_com_login: text,
  github_com_name: text,
  license_type: text,
  github_com_saml_name_id: text,
  github_com_verified_domain_emails: z.array(z.string()).nullish(),
  enterprise_server_emails: z.array(z.string()).nullish(),
  enterprise_server_user_ids: z.array(z.string()).nullish(),
  visual_studio_subscription_user: z.boolean().nullish(),
  visual_studio_subscription_email: text,
});
export type Consumer = z.infer<typeof Consumer>;

export const ConsumedLicenses = z.object({
  total_seats_consumed: count,
  total_seats_purchased: count,
  users: z.array(Consumer).nullish(),
});

/** Who has a Copilot seat; a seat of somebody who has not joined yet has no assignee. */
export const CopilotSeat = z.object({
  created_at: text,
  pending_cancellation_date: text,
  last_activity_at: text,
  plan_type: text,
  assignee: z.object({ login: z.string() }).nullish(),
  assigning_team: z.object({ name: text, slug: text }).nullish(),
});
export type CopilotSeat = z.infer<typeof CopilotSeat>;

export const CopilotSeats = z.object({
  total_seats: count,
  seats: z.array(CopilotSeat).nullish(),
});

export const Member = z.object({ login: z.string().min(1) });
export const Members = z.array(Member);

export const Organization = z.object({
  plan: z.object({ name: text, seats: count, filled_seats: count }).nullish(),
});
