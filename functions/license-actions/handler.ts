// Does at the vendors what was asked for and allowed, and confirms it: on request, after every read, and by its own turns.
import { vendorContext } from '#functions/runtime/context.ts';
import { eventFunction } from '#functions/runtime/handler.ts';
import { runActions } from './run.ts';

export const handler = eventFunction(({ at, remainingMs }) =>
  runActions({ ...vendorContext(at), now: () => Date.now() }, { at, remainingMs }),
);
