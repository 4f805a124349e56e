// An event function is a run over one delivered event, whose own time is its clock; log and metrics surround it.
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Instant } from '#shared/domain/calendar/civil-day.ts';
import { DeliveredEvent } from '#shared/events/event.ts';
import { logger } from './logger.ts';
import { metrics } from './metrics.ts';

export interface Delivery {
  readonly event: DeliveredEvent;
  /** The event's own time with milliseconds: a late delivery judges the day it was for. */
  readonly at: Instant;
  /** Milliseconds that this invocation may still run. */
  readonly remainingMs: () => number;
}

/** A failure is logged with its cause and thrown on, so that the platform counts it and its alarm rings. */
export function eventFunction<R>(run: (delivery: Delivery) => Promise<R>) {
  return middy<unknown, R>(async (input: unknown, context: LambdaContext): Promise<R> => {
    const event = DeliveredEvent.parse(input);
    try {
      return await run({
        event,
        at: new Date(event.time).toISOString(),
        remainingMs: () => context.getRemainingTimeInMillis(),
      });
    } catch (error) {
      logger.error(`${event['detail-type']} failed`, error as Error);
      throw error;
    }
  })
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics));
}
