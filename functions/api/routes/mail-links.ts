// Signed links of mails, without sign-in: opening one only asks, its button or a mail program's one-click POST acts.
import type { ApiContext } from '#functions/runtime/context.ts';
import { type LinkScope, readLink } from '#functions/runtime/signed-link.ts';
import * as routes from '#shared/api/notifications.ts';
import { done, refuse } from '#shared/domain/refusal.ts';
import { KIND_NAMES } from '#shared/domain/reminders/kind.ts';
import { html } from '#shared/mail/html.ts';
import { addressEntity, stopKinds } from '#shared/table/address-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { endpoint } from '../endpoint.ts';
import { linkPage } from '../link-page.ts';

const STALE = {
  title: 'This link is no longer good',
  text: 'It is too old, or a part of it is missing.',
  is: 'stale',
  note: html`Open the link of a newer mail, or <a href="/notifications">sign in to choose your notices</a>.`,
} as const;

const ONLY_ASKED = 'Nothing has changed yet; only the button does it.';
const OTHERS_STAY =
  'Other kinds of notice still come; the foot of each mail has a link for every kind in it.';

async function scopeOf<M extends LinkScope['may']>(
  { linkSecret }: ApiContext,
  may: M,
  token: string,
  at: string,
): Promise<Extract<LinkScope, { may: M }> | undefined> {
  const scope = readLink(await linkSecret(), token, at);
  return scope?.may === may ? (scope as Extract<LinkScope, { may: M }>) : undefined;
}

function named(kinds: readonly (keyof typeof KIND_NAMES)[]): string[] {
  return kinds.map((kind) => KIND_NAMES[kind]);
}

export const mailLinkEndpoints = [
  endpoint(routes.askUnsubscribe, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'stop', query.token, at);
    if (!scope) return done(linkPage(STALE));
    return done(
      linkPage({
        title: 'Stop these notices?',
        text: html`<b>${scope.mail}</b> will no longer get mail about:`,
        items: named(scope.kinds),
        button: 'Stop these notices',
        note: `${ONLY_ASKED} ${OTHERS_STAY}`,
      }),
    );
  }),

  endpoint(routes.unsubscribe, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'stop', query.token, at);
    if (!scope) return refuse('gone', `${STALE.title}. ${STALE.text}`, { field: 'token' });
    const outcome = await stopKinds(context.table, scope.mail, scope.kinds, at);
    if (!outcome.ok) return outcome;
    return done(
      linkPage({
        title: 'These notices are stopped',
        is: 'done',
        text: html`<b>${scope.mail}</b> no longer gets mail about:`,
        items: named(scope.kinds),
        note: html`${OTHERS_STAY} Changed your mind? <a href="/notifications">Sign in to choose your notices</a>. Otherwise you can close this page.`,
      }),
    );
  }),

  endpoint(routes.askConfirm, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'confirm', query.token, at);
    if (!scope) return done(linkPage(STALE));
    return done(
      linkPage({
        title: 'May this address get notices?',
        text: html`Reminders and notices about software licenses and contracts would be sent to <b>${scope.mail}</b>.`,
        button: 'Confirm this address',
        note: `${ONLY_ASKED} If you did not expect this, close the page: no notices are sent.`,
      }),
    );
  }),

  endpoint(routes.confirm, async (context, { query, at }) => {
    const scope = await scopeOf(context, 'confirm', query.token, at);
    if (!scope) return refuse('gone', `${STALE.title}. ${STALE.text}`, { field: 'token' });
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
    return done(
      linkPage({
        title: 'This address is confirmed',
        is: 'done',
        text: html`<b>${scope.mail}</b> gets its notices from now on.`,
        note: 'Every mail has a link that stops its kind of notice. You can close this page.',
      }),
    );
  }),
];
