// Where a mail is on its way, in words.
import type { DeliveryStatus } from '#shared/domain/notifications/delivery-state.ts';

export const DELIVERY_STATUS_WORDS: Record<DeliveryStatus, string> = {
  void: 'Nothing to say any more',
  frozen: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  bounced: 'Refused by the mailbox',
  complained: 'Reported as unwanted',
  failed: 'Could not be sent',
  unknown: 'Sent perhaps: no answer came',
};

export const FAILED_DELIVERIES: readonly DeliveryStatus[] = ['bounced', 'complained', 'failed'];

/** From these on more is still expected. */
export const PENDING_DELIVERIES: readonly DeliveryStatus[] = ['frozen', 'sending', 'sent'];
