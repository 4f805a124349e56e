// A person's own calendar feed, and for IT all of them; the secret leaves once, in the answer that made it.
import { randomBytes } from 'node:crypto';
import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/feeds.ts';
import { foldMail } from '#shared/domain/accounts/fold-mail.ts';
import { done, type Outcome, refuse } from '#shared/domain/refusal.ts';
import { rememberPerson } from '#shared/table/address-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { feedEntity, feedOf, listFeeds, loadFeed, secretHash } from '#shared/table/feed-store.ts';
import { keys } from '#shared/table/keys.ts';
import type { ApiRequest } from '../endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows } from '../list.ts';

/** Nobody guesses 256 bits. */
const SECRET_BYTES = 32;

async function revoke(
  { table }: ApiContext,
  mail: string,
  { actor, at }: Pick<ApiRequest, 'actor' | 'at'>,
): Promise<Outcome<undefined>> {
  const outcome = await changeItem(table, feedEntity, keys.feed(mail), at, ({ state }) => ({
    state,
    line: { actor, deed: 'revoked' },
    tombstone: true,
  }));
  return outcome.ok ? done(undefined) : outcome;
}

export const feedEndpoints = [
  endpoint(routes.getMyFeed, async ({ table }, { caller }) => {
    const feed = await loadFeed(table, caller.mail);
    return done({ feed: feed ? feedOf(feed) : null });
  }),

  endpoint(routes.createMyFeed, async ({ table }, { body, caller, actor, at }) => {
    // Each fetch asks which roles the person had when they were last here.
    const known = await rememberPerson(table, caller, at);
    if (!known.ok) return known;
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const outcome = await createItem(table, feedEntity, at, {
      state: { ...body, mail: caller.mail, name: caller.name, createdAt: at, secretHash: secretHash(secret) },
      line: {
        actor,
        deed: 'created',
        changes: [
          { field: 'of', after: body.of },
          { field: 'kinds', after: body.kinds },
        ],
      },
    });
    if (!outcome.ok) {
      if (outcome.refusal.code !== 'alreadyExists') return outcome;
      return refuse('alreadyExists', 'You have a calendar feed already; revoke it to get a new address');
    }
    return done({ feed: feedOf(outcome.value), path: `/api/calendar/${secret}.ics` });
  }),

  endpoint(routes.revokeMyFeed, (context, request) => revoke(context, request.caller.mail, request)),

  endpoint(routes.listFeeds, async ({ table }, { query }) =>
    pageOfRows((await listFeeds(table)).map(feedOf), query, {
      list: 'calendar feeds',
      id: (row) => row.mail,
      text: (row) => [row.mail, row.name],
      value: (row, sort) => row[sort as 'mail'],
      sort: 'mail',
    }),
  ),

  endpoint(routes.revokeFeed, (context, request) => revoke(context, foldMail(request.params.id), request)),
];
