// A mail is one value; its HTML, its text and its calendar are three readings of it.
import type { CivilDay } from '#shared/domain/calendar/civil-day.ts';

export type Tone = 'urgent' | 'soon' | 'calm' | 'good';

export interface Link {
  readonly label: string;
  /** Absolute. */
  readonly url: string;
}

/** One fact with what hangs on it. */
export interface Card {
  readonly badge: { readonly text: string; readonly tone: Tone };
  readonly heading: string;
  /** What happens if nobody acts. */
  readonly lead: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Seats in parts, each with its count. */
  readonly bar?: { readonly parts: readonly BarPart[]; readonly caption: string };
  readonly rows?: readonly { readonly day: string; readonly text: string; readonly url: string }[];
  readonly recommendation?: string;
  readonly action: Link;
}

export interface BarPart {
  readonly label: string;
  readonly count: number;
  readonly kind: 'used' | 'idle' | 'other' | 'free';
}

/** An all-day event that the reader may keep. */
export interface CalendarEvent {
  /** The same thing keeps its id when its date moves. */
  readonly uid: string;
  readonly day: CivilDay;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Days before it at which the calendar reminds, too. */
  readonly alarmDays: readonly number[];
  readonly category?: string;
  /** Below 2^31; a later word about the same event has a higher one. */
  readonly sequence: number;
}

export interface Mail {
  readonly subject: string;
  /** What lists of mails show behind the subject: the deadline. */
  readonly preheader: string;
  /** Only where there is more than one card. */
  readonly heading?: string;
  readonly cards: readonly Card[];
  /** Said below the cards when not all are shown. */
  readonly more?: Link;
  /** Why this address gets it, one sentence each. */
  readonly reasons: readonly string[];
  /** How to stop it, one link per kind. */
  readonly stops: readonly Link[];
  /** Stops the kind of the first card with one POST; absent in mails that are no notices. */
  readonly unsubscribeUrl?: string;
  readonly events: readonly CalendarEvent[];
}
