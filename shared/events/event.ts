// An event only hurries: it is sent after the commit, best effort, and every consumer finds the same work without it.
import * as z from 'zod';

export const EVENT_SOURCE = 'seatledger';

/** One declaration serves the sender, the rule in the stack and the consumer. */
export interface EventDeclaration<D extends z.ZodType> {
  readonly source: typeof EVENT_SOURCE;
  readonly detailType: string;
  readonly schema: D;
}

export function defineEvent<D extends z.ZodType>(detailType: string, schema: D): EventDeclaration<D> {
  return { source: EVENT_SOURCE, detailType, schema };
}

/** An entry of PutEvents without the bus; whoever sends it names the bus. */
export interface EventEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time: Date;
}

/** @throws ZodError when the detail is not of the declared shape. */
export function eventEntry<D extends z.ZodType>(
  event: EventDeclaration<D>,
  detail: z.input<D>,
  at: string,
): EventEntry {
  return {
    Source: event.source,
    DetailType: event.detailType,
    Detail: JSON.stringify(event.schema.parse(detail)),
    Time: new Date(at),
  };
}

/** What EventBridge hands to a function; a schedule has source `aws.events` and an empty detail. */
export const DeliveredEvent = z.looseObject({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  time: z.iso.datetime(),
  detail: z.unknown(),
});
export type DeliveredEvent = z.infer<typeof DeliveredEvent>;

/** The detail when the delivered event is this one, else `undefined`. */
export function detailOf<D extends z.ZodType>(
  event: EventDeclaration<D>,
  delivered: DeliveredEvent,
): z.output<D> | undefined {
  if (delivered.source !== event.source || delivered['detail-type'] !== event.detailType) return undefined;
  return event.schema.parse(delivered.detail);
}
