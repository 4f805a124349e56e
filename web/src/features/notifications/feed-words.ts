// Whose contracts a calendar feed shows.
import type { Feed } from '#shared/domain/notifications/feed.ts';

export const FEED_OF_WORDS: Record<Feed['of'], string> = {
  mine: 'Contracts I own, or whose application I own',
  all: 'All contracts',
};
