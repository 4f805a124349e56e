// Actions on seats are planned from the last read, asked for one by one, and listed.
import type { ActionRow } from '#shared/api/actions.ts';
import * as routes from '#shared/api/actions.ts';
import { civilDayOf } from '#shared/domain/calendar/wall-clock.ts';
import { type ActionSaving, isClosed } from '#shared/domain/reclaim/action.ts';
import { savingOf } from '#shared/domain/reclaim/saving.ts';
import { done } from '#shared/domain/refusal.ts';
import { actionsOfMonth, listOpenActions, loadAction } from '#shared/table/action-store.ts';
import { ask, hurry, reasonsOf } from '../action-ask.ts';
import { planActions } from '../action-plan.ts';
import { savedTogether } from '../action-saving.ts';
import { byApplication, isOwnerOf, NO_ACTION, viewed, viewedOne } from '../action-view.ts';
import { endpoint } from '../endpoint.ts';
import { pageOfRows, type SortValue } from '../list.ts';

/** Writes of one request that are under way at once. */
const AT_ONCE = 10;

export const actionEndpoints = [
  endpoint(
    routes.previewActions,
    async ({ table }, { body, caller, at }) => {
      const planned = await planActions(table, body, at);
      if (!planned.ok) return planned;
      const { connection, licenseName, observing: why, money, timeZone, seats } = planned.value;
      const isOwnerHere = await isOwnerOf(table, connection.applicationId, caller);
      const savings: ActionSaving[] = [];
      const items = seats.map(({ accountId, account, planned: one }) => {
        const { lastActiveAt } = account ?? {};
        const row = {
          accountId,
          name: account?.name ?? accountId,
          mail: account?.mails[0] ?? '',
          ...(lastActiveAt !== undefined && {
            lastActiveOn: lastActiveAt === null ? null : civilDayOf(lastActiveAt, timeZone),
          }),
        };
        if (!one.ok) return { ...row, reasons: [], refused: { reason: one.refusal.reason } };
        const { plan } = one.value;
        const saves = savingOf(body.task, plan, money);
        savings.push(saves);
        return { ...row, plan, saves, reasons: reasonsOf(caller, isOwnerHere, seats.length, plan) };
      });
      return done({
        licenseName,
        connectionName: connection.name,
        acting: why === undefined ? { on: true as const } : { on: false as const, reason: why },
        items,
        frees: body.task === 'reclaim' ? savings.length : 0,
        saves: savedTogether(savings),
      });
    },
    byApplication,
  ),

  endpoint(
    routes.askForActions,
    async (context, { body, caller, actor, at }) => {
      const { table } = context;
      const planned = await planActions(table, body, at);
      if (!planned.ok) return planned;
      const { connection, seats } = planned.value;
      const isOwnerHere = await isOwnerOf(table, connection.applicationId, caller);
      const items: { accountId: string; action?: ActionRow; refused?: { reason: string } }[] = [];
      for (let from = 0; from < seats.length; from += AT_ONCE) {
        const some = seats.slice(from, from + AT_ONCE);
        const asked = await Promise.all(
          some.map((seat) => ask(table, planned.value, seat, { body, caller, isOwnerHere, actor, at })),
        );
        const rows = await viewed(
          table,
          asked.flatMap((one) => (one.ok ? [one.value] : [])),
        );
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const [index, outcome] of asked.entries()) {
          const accountId = some[index]?.accountId ?? '';
          const action = outcome.ok ? byId.get(outcome.value.state.id) : undefined;
          if (action) items.push({ accountId, action });
          else if (!outcome.ok) items.push({ accountId, refused: { reason: outcome.refusal.reason } });
        }
      }
      if (items.some(({ action }) => action?.state === 'ready')) await hurry(context, connection.id, at);
      return done({ items });
    },
    byApplication,
  ),

  endpoint(routes.listActions, async ({ table }, { query, at }) => {
    const { show, month = at.slice(0, 7), ...rest } = query;
    const stored = show === 'all' ? await actionsOfMonth(table, month) : await listOpenActions(table);
    const wanted = stored
      .filter(({ state }) => show !== 'open' || !isClosed(state))
      .filter(({ state }) => show !== 'failed' || state.state === 'attention')
      .filter(({ state }) => query.state === undefined || state.state === query.state)
      .filter(({ state }) => query.applicationId === undefined || state.applicationId === query.applicationId)
      .filter(({ state }) => query.licenseId === undefined || state.licenseId === query.licenseId);
    const decisive = { ...rest, show, month: show === 'all' ? month : undefined };
    const ordered = decisive.sort === undefined ? { ...decisive, order: decisive.order ?? 'desc' } : decisive;
    return pageOfRows(await viewed(table, wanted), ordered, {
      list: 'actions',
      id: ({ id }) => id,
      text: ({ seat, applicationName, asked }) => [
        seat.account.name,
        ...seat.account.mails,
        seat.sku.name,
        applicationName,
        asked.by.name,
      ],
      value: sortValue,
      sort: 'asked',
    });
  }),

  endpoint(
    routes.getAction,
    async ({ table }, { params }) => {
      const stored = await loadAction(table, params.id);
      return stored ? viewedOne(table, done(stored)) : NO_ACTION;
    },
    byApplication,
  ),
];

function sortValue({ asked, seat, state }: ActionRow, sort: string): SortValue {
  if (sort === 'name') return seat.account.name;
  if (sort === 'license') return seat.sku.name;
  return sort === 'state' ? state : asked.at;
}
