// Where a message is on its way, and what each piece of news about it changes; the way is data.
import * as z from 'zod';
import { Instant } from '../calendar/civil-day.ts';

/**
 * `void`: nothing was left to say, kept so that nothing can be added to it. `sending`: handed to the mail service, whose
 * answer or `Send` event is awaited. `unknown`: neither came, twice.
 */
export const DeliveryStatus = z.enum([
  'void',
  'frozen',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
]);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

export const DeliveryState = z.object({
  status: DeliveryStatus,
  at: Instant,
  /** Times it was handed to the mail service without a clear refusal. */
  attempts: z.int().min(0),
  /** Clear refusals in a row: the service took nothing and may be asked again. */
  refusals: z.int().min(0).default(0),
  /** Sent once more because the first answer was lost: this one may have arrived twice. */
  repeated: z.boolean().default(false),
  providerId: z.string().optional(),
  reason: z.string().optional(),
});
export type DeliveryState = z.infer<typeof DeliveryState>;
