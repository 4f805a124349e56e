// Reads what is due at the vendors: the schedule and every finished run dispatch, a request reads one connection.
import { vendorContext } from '#functions/runtime/context.ts';
import { eventFunction } from '#functions/runtime/handler.ts';
import { detailOf } from '#shared/events/event.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import type { SyncContext } from './context.ts';
import { dispatch } from './dispatch.ts';
import { syncConnection } from './sync-connection.ts';
import { testStored } from './test-stored.ts';

export const handler = eventFunction(async ({ event, at, remainingMs }) => {
  const context: SyncContext = { ...vendorContext(at), now: () => Date.now() };
  const request = detailOf(syncRequested, event);
  if (request === undefined) return dispatch(context, at);
  const { connectionId, cause } = request;
  if (cause === 'test') return testStored(context, connectionId, at);
  const outcome = await syncConnection(context, { connectionId, cause, at, remainingMs });
  if (cause === 'schedule') await dispatch(context, at);
  return { outcome };
});
