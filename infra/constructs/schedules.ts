// What wakes a function: its schedule, the events it listens to, and mail feedback, each delivered with a dead-letter queue.
import { Duration } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventDeclaration } from '#shared/events/event.ts';
import type { Grant, HouseFunction } from './function.ts';

type AnyEvent = Pick<EventDeclaration<never>, 'source' | 'detailType'>;

export interface Wakes {
  readonly every?: Schedule;
  readonly events?: readonly AnyEvent[];
  /** A pattern on the account's default bus, where AWS's own services speak. */
  readonly default?: EventPattern;
}

/** An event older than this only repeats what a schedule has found meanwhile. */
const MAX_EVENT_AGE = Duration.hours(1);

export class Schedules extends Construct {
  readonly #bus: EventBus;
  readonly #deadLetterQueue: IQueue;

  constructor(scope: Construct, id: string, deadLetterQueue: IQueue) {
    super(scope, id);
    this.#deadLetterQueue = deadLetterQueue;
    this.#bus = new EventBus(this, 'Bus', {
      description: 'What happened in Seatledger: hurries what schedules would find anyway',
    });
  }

  readonly send: Grant = (fn) => {
    fn.addEnvironment('EVENT_BUS_NAME', this.#bus.eventBusName);
    this.#bus.grantPutEventsTo(fn);
  };

  wake(fn: HouseFunction, { every, events, default: pattern }: Wakes): void {
    const { id } = fn.node;
    const targets = [
      new LambdaFunction(fn.lambda, {
        deadLetterQueue: this.#deadLetterQueue,
        maxEventAge: MAX_EVENT_AGE,
        retryAttempts: 4,
      }),
    ];
    if (every) new Rule(this, `${id}Schedule`, { schedule: every, targets });
    if (events?.length) {
      new Rule(this, `${id}Events`, {
        eventBus: this.#bus,
        eventPattern: {
          source: [...new Set(events.map(({ source }) => source))],
          detailType: events.map(({ detailType }) => detailType),
        },
        targets,
      });
    }
    if (pattern) new Rule(this, `${id}Feedback`, { eventPattern: pattern, targets });
  }
}
