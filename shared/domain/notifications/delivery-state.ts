// Where a message is on its way, and what each piece of news about it changes; the way is data.
import * as z from 'zod';
import { Instant } from '../calendar/civil-day.ts';

/**
 * `void`: nothing is said by it, and nothing can be added any more. `sending`: handed to the mail service, whose answer or
 * `Send` event is awaited. `unknown`: neither came, twice. `failed`: refused for good, or its address is suspended.
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
  /** Clear refusals: the service took nothing and may be asked again. */
  refusals: z.int().min(0).default(0),
  /** Sent once more because the first answer was lost: this one may have arrived twice. */
  repeated: z.boolean().default(false),
  providerId: z.string().optional(),
  reason: z.string().optional(),
});
export type DeliveryState = z.infer<typeof DeliveryState>;

/** News about a message. `taken` and `givenUp` are ours, the rest is the mail service's word. */
export const NEWS = [
  'taken',
  'accepted',
  'refused',
  'refusedForGood',
  'givenUp',
  'delivered',
  'bounced',
  'complained',
] as const;
export type NewsKind = (typeof NEWS)[number];

export interface News {
  readonly kind: NewsKind;
  readonly at: Instant;
  readonly providerId?: string | undefined;
  readonly reason?: string | undefined;
}

/** What the news leads to from each status; what is absent changes nothing. Feedback may overtake the answer of the send. */
const WAY: Readonly<Record<DeliveryStatus, Partial<Record<NewsKind, DeliveryStatus>>>> = {
  void: {},
  frozen: { taken: 'sending', refusedForGood: 'failed', givenUp: 'failed' },
  sending: {
    taken: 'sending',
    accepted: 'sent',
    refused: 'frozen',
    refusedForGood: 'failed',
    givenUp: 'unknown',
    delivered: 'delivered',
    bounced: 'bounced',
    complained: 'complained',
  },
  sent: { refusedForGood: 'failed', delivered: 'delivered', bounced: 'bounced', complained: 'complained' },
  delivered: { bounced: 'bounced', complained: 'complained' },
  bounced: {},
  complained: {},
  failed: {},
  unknown: { accepted: 'sent', delivered: 'delivered', bounced: 'bounced', complained: 'complained' },
};

/** @returns undefined when the news changes nothing */
export function afterNews(state: DeliveryState, news: News): DeliveryState | undefined {
  const status = WAY[state.status][news.kind];
  if (status === undefined) return undefined;
  return {
    status,
    at: news.at,
    attempts: state.attempts + (news.kind === 'taken' ? 1 : news.kind === 'refused' ? -1 : 0),
    refusals: state.refusals + (news.kind === 'refused' ? 1 : 0),
    repeated: state.repeated || (news.kind === 'taken' && state.status === 'sending'),
    ...((news.providerId ?? state.providerId) && { providerId: news.providerId ?? state.providerId }),
    ...(news.reason && { reason: news.reason.slice(0, 500) }),
  };
}

/** From here on the mail service has the message: the log says so once. */
export function isTaken(status: DeliveryStatus): boolean {
  return ['sent', 'delivered', 'bounced', 'complained'].includes(status);
}

/** A send whose answer is still missing after this long is sent once more. */
export const UNSETTLED_MINUTES = 30;
/** One send and one repetition: a rare double is better than a loss, a third is neither. */
export const MOST_ATTEMPTS = 2;
/** A service that clearly refuses is asked again this often, with growing pauses, over about two days. */
export const MOST_REFUSALS = 12;

/** Minutes until somebody has to look again; pauses after refusals double up to six hours. Undefined: the way has ended. */
export function waitMinutes({ status, refusals }: DeliveryState): number | undefined {
  if (status === 'sending') return UNSETTLED_MINUTES;
  if (status !== 'frozen') return undefined;
  return refusals === 0 ? 0 : Math.min(360, 5 * 2 ** (refusals - 1));
}

/** What is to be done for a message at a moment: hand it over, write it off, or nothing yet. */
export function nextMove(state: DeliveryState, now: Instant): 'send' | 'giveUp' | 'wait' {
  const minutes = waitMinutes(state);
  if (minutes === undefined) return 'wait';
  // Events tell whole seconds: the one that announces a message may seem older than the message.
  if (minutes > 0 && Date.parse(now) < Date.parse(state.at) + minutes * 60_000) return 'wait';
  if (state.status === 'frozen') return state.refusals < MOST_REFUSALS ? 'send' : 'giveUp';
  return state.attempts < MOST_ATTEMPTS ? 'send' : 'giveUp';
}
