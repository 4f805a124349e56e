// Reminders are judged every hour, when a contract's dates may have changed, and when a connection breaks or recovers.
import { tableContext } from '#functions/runtime/context.ts';
import { eventFunction } from '#functions/runtime/handler.ts';
import { remind } from './remind.ts';

export const handler = eventFunction(({ event, at }) => remind(tableContext(at), event, at));
