// Utilization judges what a connection published, what changed about it, and every day everything once more.
import { tableContext } from '#functions/runtime/context.ts';
import { eventFunction } from '#functions/runtime/handler.ts';
import { logger } from '#functions/runtime/logger.ts';
import { runUtilization } from './run.ts';

export const handler = eventFunction(async (delivery) => {
  const judged = await runUtilization(tableContext(delivery.at), delivery);
  logger.info('Judged', { ...judged });
  return judged;
});
