// What people decide about an action, each under the version they saw.

import type { ApiContext } from '#functions/runtime/context.ts';
import * as routes from '#shared/api/actions.ts';
import { planOf } from '#shared/connectors/action.ts';
import { connectorById } from '#shared/connectors/registry.ts';
import type { Actor } from '#shared/domain/access/role.ts';
import { applicationIdOf } from '#shared/domain/applications/ids.ts';
import type { Deed } from '#shared/domain/ledger/entry.ts';
import { answerRefusal, type Step, stepped } from '#shared/domain/reclaim/machine.ts';
import { type Outcome, refuse } from '#shared/domain/refusal.ts';
import { type ActionFields, actionEntity, askFor, loadAction } from '#shared/table/action-store.ts';
import { changeItem } from '#shared/table/commit.ts';
import { connectionOf, loadConnection } from '#shared/table/connection-store.ts';
import type { Stored } from '#shared/table/entity.ts';
import { keys } from '#shared/table/keys.ts';
import { born, hurry } from '../action-ask.ts';
import { copied, observing } from '../action-plan.ts';
import { byApplication, isOwnerOf, NO_ACTION, viewed, viewedOne } from '../action-view.ts';
import { endpoint } from '../endpoint.ts';

interface Move {
  readonly step: Step;
  readonly deed: Deed;
  readonly note?: string | undefined;
  readonly set: Parameters<typeof stepped>[2];
  /** Refuses before the step is taken. */
  readonly unless?: (action: ActionFields) => Outcome<never> | undefined;
}

async function moved(
  { table }: ApiContext,
  id: string,
  move: Move,
  { seen, actor, at }: { readonly seen: number; readonly actor: Actor; readonly at: string },
): Promise<Outcome<Stored<ActionFields>>> {
  return changeItem(
    table,
    actionEntity,
    keys.action(id),
    at,
    ({ state }) => {
      const refused = move.unless?.(state);
      if (refused && !refused.ok) return { refusal: refused.refusal };
      const next = stepped(state, move.step, move.set);
      if (!next.ok) return { refusal: next.refusal };
      const changes = [{ field: 'state', before: state.state, after: next.value.state }];
      const line = { actor, deed: move.deed, changes, ...(move.note && { note: move.note.slice(0, 500) }) };
      return { state: next.value, line };
    },
    { seen },
  );
}

export const actionDecisionEndpoints = [
  endpoint(
    routes.answerAction,
    async (context, { params, body, caller, actor, at }) => {
      const { verdict, note, version: seen } = body;
      const isAdmin = caller.roles.includes('admin');
      const isOwnerHere = await isOwnerOf(context.table, applicationIdOf(params.id), caller);
      if (!isAdmin && !isOwnerHere)
        return refuse('forbidden', 'An owner of the application or an admin answers this');
      const answer = { by: actor, at, verdict, ...(note && { note }) };
      const outcome = await moved(
        context,
        params.id,
        {
          note,
          unless: (state) => answerRefusal(state, actor, isAdmin),
          ...(verdict === 'approved'
            ? { step: 'approve', deed: 'approved', set: { answer, nextAt: at } }
            : {
                step: 'refuse',
                deed: 'refused',
                set: { answer, closed: { at, ...(note && { why: note }) } },
              }),
        },
        { seen, actor, at },
      );
      if (outcome.ok && verdict === 'approved') await hurry(context, outcome.value.state.connectionId, at);
      return viewedOne(context.table, outcome);
    },
    byApplication,
  ),

  endpoint(
    routes.cancelAction,
    async (context, { params, body: { note, version: seen }, actor, at }) => {
      const set = { closed: { at, ...(note && { why: note }) } };
      const move = { step: 'cancel', deed: 'calledOff', note, set } as const;
      return viewedOne(context.table, await moved(context, params.id, move, { seen, actor, at }));
    },
    byApplication,
  ),

  endpoint(
    routes.retryAction,
    async (context, { params, body: { version: seen }, actor, at }) => {
      const move = { step: 'retry', deed: 'retried', set: { attempts: 0, nextAt: at } } as const;
      const outcome = await moved(context, params.id, move, { seen, actor, at });
      if (outcome.ok) await hurry(context, outcome.value.state.connectionId, at);
      return viewedOne(context.table, outcome);
    },
    byApplication,
  ),

  endpoint(
    routes.closeAction,
    async (context, { params, body: { note, outcome: end, version: seen }, actor, at }) => {
      const move =
        end === 'done'
          ? ({
              step: 'close',
              deed: 'closed',
              note,
              set: { performed: { at, how: 'byHand', by: actor }, nextAt: at },
            } as const)
          : ({
              step: 'skip',
              deed: 'skipped',
              note,
              set: { closed: { at, ...(note && { why: note }) } },
            } as const);
      return viewedOne(context.table, await moved(context, params.id, move, { seen, actor, at }));
    },
    byApplication,
  ),

  endpoint(
    routes.restoreAction,
    async (context, { params, body, actor, at }) => {
      const { table } = context;
      const stored = await loadAction(table, params.id);
      const [row] = stored ? await viewed(table, [stored]) : [];
      if (!stored || !row) return NO_ACTION;
      const { seat, connectionId, plan: was } = stored.state;
      if (!row.restorable)
        return refuse(
          'notNow',
          was.possible && was.undo !== 'restore'
            ? 'The vendor does not give this back; it is done by hand'
            : 'Only what was taken away last can be given back',
        );
      const connection = await loadConnection(table, connectionId);
      const connector = connection && connectorById(connection.state.connector);
      const offered = planOf(await connector?.actions?.(), { task: 'restore', seat });
      if (!connection || !connector || !offered) return refuse('notNow', 'The connection is gone');
      const why = observing(connectionOf(connection), connector, 'restore');
      if (why !== undefined) return refuse('notNow', why);
      const plan = copied(offered);
      const {
        answer: _,
        performed: __,
        failure: ___,
        closed: ____,
        nextAt: _____,
        to: ______,
        ...facts
      } = stored.state;
      const outcome = await askFor(
        table,
        at,
        {
          ...facts,
          task: 'restore',
          plan,
          saves: { perYear: [], from: 'unknown' },
          requestId: crypto.randomUUID(),
          asked: { by: actor, at, ...(body.note && { note: body.note }) },
          reasons: [],
          attempts: 0,
          undoes: params.id,
          ...born(plan, [], at),
        },
        { actor, deed: 'requested', ...(body.note && { note: body.note.slice(0, 500) }) },
      );
      if (outcome.ok) await hurry(context, connectionId, at);
      return viewedOne(table, outcome);
    },
    byApplication,
  ),
];
