// Signed links of mails, without sign-in: opening one only asks, its button or a mail program's one-click POST acts.
import type { ApiContext } from '#functions/runtime/context.ts';
import { type LinkScope, readLink } from '#functions/runtime/signed-link.ts';
import * as routes from '#shared/api/notifications.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import { addressEntity, stopKinds } from '#shared/table/address-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { endpoint } from '../endpoint.ts';
import { linkPage } from '../link-page.ts';

const STALE = { title: 'This link is no longer good', text: 'It is too old, or a part of it is missing.' };

async function scopeOf<M extends LinkScope['may']>(
  { linkSecret }: ApiContext,
  may: M,
  token: string,
  at: string,
): Promise<Extract<LinkScope, { may: M }> | undefined> {
  const scope = readLink(await linkSecret(), token, at);
  return scope?.may === may ? (scope as Extract<LinkScope, { may: M }>) : undefined;
}

function named(kinds: readonly (keyof typeof KIND_NAMES)[]): string {
  return kinds.map((kind) => `“${KIND_NAMES[kind]}”`).join(', ');
}

export const mailLinkEndpoints = [
  endpoint(routes.askUnsubscribe, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'stop', query.token, at);
    if (!scope) return done(linkPage(STALE));
    return done(
      linkPage({
        title: 'Stop these notices?',
        text: `${scope.mail} will no longer get ${named(scope.kinds)}.`,
        button: 'Stop them',
      }),
    );
  }),

  endpoint(routes.unsubscribe, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'stop', query.token, at);
    if (!scope) return refuse('gone', STALE.text, { field: 'token' });
    const outcome = await stopKinds(context.table, scope.mail, scope.kinds, at);
    if (!outcome.ok) return outcome;
    return done(linkPage({ title: 'Stopped', text: `${scope.mail} no longer gets ${named(scope.kinds)}.` }));
  }),

  endpoint(routes.askConfirm, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'confirm', query.token, at);
    if (!scope) return done(linkPage(STALE));
    return done(
      linkPage({
        title: 'May this address get notices?',
        text: `Notices about software licenses would be sent to ${scope.mail}.`,
        button: 'Confirm',
      }),
    );
  }),

  endpoint(routes.confirm, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'confirm', query.token, at);
    if (!scope) return refuse('gone', STALE.text, { field: 'token' });
    const outcome = await changeItem(
      context.table,
      addressEntity,
      keys.address(scope.mail),
      at,
      ({ state }) => {
        if (state.confirmedAt !== undefined) return 'unchanged';
        const actor = { kind: 'person', id: scope.mail } as const;
        return { state: { ...state, confirmedAt: at }, line: { actor, deed: 'confirmed' } };
      },
    );
    if (!outcome.ok) return outcome;
    return done(linkPage({ title: 'Confirmed', text: `${scope.mail} gets its notices from now on.` }));
  }),
];
