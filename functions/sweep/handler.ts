// The sweep finds whatever an event should have moved and did not, and moves it.
import { sweepContext } from '#functions/runtime/context.ts';
import { eventFunction } from '#functions/runtime/handler.ts';
import { logger } from '#functions/runtime/logger.ts';
import { countParkedEntries } from '#functions/runtime/metrics.ts';
import { sweep } from './sweep.ts';

export const handler = eventFunction(async ({ at }) => {
  const swept = await sweep(sweepContext(at), at);
  countParkedEntries(swept.parked);
  logger.info('Swept', { ...swept });
  return swept;
});
