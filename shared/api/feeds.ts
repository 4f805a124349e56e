// Calendar feeds over HTTP: a person makes and revokes their own, IT sees whose there are, and calendars fetch them.
import * as z from 'zod';
import { Feed, FeedInput } from '#shared/domain/notifications/feed.ts';
import { READERS } from './readers.ts';
import { Id, listQuery, pageOf, route } from './route.ts';

export const getMyFeed = route({
  id: 'getMyFeed',
  method: 'GET',
  path: '/api/feeds/mine',
  noun: 'feeds',
  access: READERS.notifications,
  summary: 'The calendar feed of the signed-in person, if there is one',
  response: z.object({ feed: Feed.nullable() }),
});

export const createMyFeed = route({
  id: 'createMyFeed',
  method: 'POST',
  path: '/api/feeds/mine',
  noun: 'feeds',
  access: READERS.notifications,
  summary: 'Make a calendar feed for the signed-in person; its address is told this once',
  body: FeedInput,
  /** `path` is the address without its origin, with the secret in it. */
  response: z.object({ feed: Feed, path: z.string() }),
  status: 201,
});

export const revokeMyFeed = route({
  id: 'revokeMyFeed',
  method: 'DELETE',
  path: '/api/feeds/mine',
  noun: 'feeds',
  access: READERS.notifications,
  summary: 'End the calendar feed of the signed-in person',
});

export const listFeeds = route({
  id: 'listFeeds',
  method: 'GET',
  path: '/api/feeds',
  noun: 'feeds',
  access: READERS.mailbox,
  summary: 'Who has a calendar feed, and when it was last fetched',
  query: listQuery(['mail', 'name', 'createdAt', 'fetchedOn'], {}),
  response: pageOf(Feed),
  csv: [
    { header: 'Mail', value: (row) => row.mail },
    { header: 'Name', value: (row) => row.name },
    { header: 'Contracts', value: (row) => row.of },
    { header: 'Dates', value: (row) => row.kinds.join(' ') },
    { header: 'Created (UTC)', value: (row) => row.createdAt },
    { header: 'Last fetched', value: (row) => row.fetchedOn },
  ],
});

/** `id` is the mail address. */
export const revokeFeed = route({
  id: 'revokeFeed',
  method: 'DELETE',
  path: '/api/feeds/{id}',
  noun: 'feeds',
  access: READERS.mailbox,
  summary: 'End the calendar feed of a person',
  params: Id,
});

/** Calendars ask every few hours; dates of contracts do not move within one. */
const FRESH_SECONDS = 3600;

/** `file` is the secret with `.ics` behind it. */
export const getCalendar = route({
  id: 'getCalendar',
  method: 'GET',
  path: '/api/calendar/{file}',
  noun: 'feeds',
  access: 'public',
  summary: 'A calendar feed by its secret address; 304 when nothing changed since the ETag that was seen',
  params: z.object({ file: z.string() }),
  response: z.string(),
  mediaType: 'text/calendar; charset=utf-8',
  freshSeconds: FRESH_SECONDS,
});

export const feedRoutes = [
  getMyFeed,
  createMyFeed,
  revokeMyFeed,
  listFeeds,
  revokeFeed,
  getCalendar,
] as const;
