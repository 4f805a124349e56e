// A message is one mail to one address: the notices frozen into it, or a link to confirm, or a test.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import type { NoticeKind } from '../reminders/kind.ts';
import type { DeliveryState } from './delivery-state.ts';
import { Notice } from './notice.ts';

/** A notice as one address gets it. */
export const Told = z.object({ notice: Notice, why: z.string() });
export type Told = z.infer<typeof Told>;

const HEAD = { id: z.string(), to: z.string(), day: CivilDay, createdAt: Instant };

export const Message = z.discriminatedUnion('purpose', [
  /** Everything of a day. */
  z.object({ purpose: z.literal('digest'), ...HEAD, told: z.array(Told), claims: z.array(z.string()) }),
  /** One notice that could not wait. */
  z.object({ purpose: z.literal('notice'), ...HEAD, told: z.array(Told), claims: z.array(z.string()) }),
  z.object({ purpose: z.literal('confirmation'), ...HEAD, askedBy: z.string() }),
  z.object({ purpose: z.literal('test'), ...HEAD, name: z.string() }),
]);
export type Message = z.infer<typeof Message>;

export interface MessageOnItsWay {
  readonly message: Message;
  readonly delivery: DeliveryState;
}

export function kindsOf(message: Message): NoticeKind[] {
  return 'told' in message ? [...new Set(message.told.map(({ notice }) => notice.kind))] : [];
}
