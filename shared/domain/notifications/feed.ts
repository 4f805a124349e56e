// A calendar feed shows one person the dates of contracts in the calendar they use; whoever holds its secret reads it.
import * as z from 'zod';
import { CivilDay, Instant } from '../calendar/civil-day.ts';
import { LADDER_KINDS, LadderKind } from '../reminders/kind.ts';

export const FeedInput = z.object({
  /** `mine`: contracts that the person owns, or whose application they own. */
  of: z.enum(['mine', 'all']),
  kinds: z
    .array(LadderKind)
    .min(1, 'Choose at least one kind of date')
    .transform((kinds) => LADDER_KINDS.filter((kind) => kinds.includes(kind)))
    .pipe(z.array(LadderKind)),
});
export type FeedInput = z.infer<typeof FeedInput>;

/** What may be shown of a feed: never its secret, nor what the secret is known by. */
export const Feed = FeedInput.extend({
  mail: z.string(),
  name: z.string(),
  createdAt: Instant,
  /** The last day on which a calendar asked for it; absent until one did. */
  fetchedOn: CivilDay.optional(),
});
export type Feed = z.infer<typeof Feed>;
