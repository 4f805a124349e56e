// PutEvents takes an event, the template's rules choose its functions, and each gets it once, without waiting for the others.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type EventPattern, matches } from './event-pattern.ts';
import { bodyOf, type Listening, listen } from './http-server.ts';
import { type References, resolved, resourcesOf, type Template, targetOf } from './template.ts';

export interface BusRule {
  readonly name: string;
  readonly pattern: EventPattern;
  /** Logical ids of the functions. */
  readonly functions: readonly string[];
}

export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly account: string;
  readonly region: string;
  /** Whole seconds, as EventBridge tells it. */
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export type Invoke = (logicalId: string, event: unknown) => Promise<unknown>;

export interface Bus extends Listening {
  publish(entry: { source: string; detailType: string; detail: unknown; at?: Date }): void;
  /** Resolves when everything published so far, and what that published in turn, has been delivered. */
  idle(): Promise<void>;
}

/** Rules with a pattern; those with a schedule belong to `schedules.ts`. */
export function rulesOf(template: Template, references: References): readonly BusRule[] {
  return resourcesOf(template, 'AWS::Events::Rule')
    .filter(([, rule]) => rule.EventPattern !== undefined && rule.State !== 'DISABLED')
    .map(([name, rule]) => ({
      name,
      pattern: resolved(rule.EventPattern, references) as EventPattern,
      functions: ((rule.Targets ?? []) as { Arn: unknown }[])
        .map(({ Arn }) => targetOf(Arn, template))
        .filter(
          (id) => id !== undefined && template.Resources[id]?.Type === 'AWS::Lambda::Function',
        ) as string[],
    }));
}

const PutEvents = z.object({
  Entries: z
    .array(
      z.looseObject({
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        Time: z.number().optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** What a function refuses is written to `dead-letters.jsonl` in the folder and not tried again. */
export async function startBus(rules: readonly BusRule[], invoke: Invoke, folder: string): Promise<Bus> {
  const underway = new Set<Promise<void>>();

  async function deliver(rule: BusRule, id: string, event: BusEvent): Promise<void> {
    try {
      await invoke(id, event);
    } catch (error) {
      const letter = {
        at: new Date().toISOString(),
        rule: rule.name,
        function: id,
        error: String(error),
        event,
      };
      await appendFile(join(folder, 'dead-letters.jsonl'), `${JSON.stringify(letter)}\n`, { mode: 0o600 });
    }
  }

  function publish(entry: Parameters<Bus['publish']>[0]): string {
    const event = busEvent(entry);
    for (const rule of rules) {
      if (!matches(rule.pattern, event)) continue;
      for (const id of rule.functions) {
        const delivery = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
          deliver(rule, id, event),
        );
        underway.add(delivery);
        void delivery.finally(() => underway.delete(delivery));
      }
    }
    return event.id;
  }

  const server = await listen(async (request, response) => {
    try {
      const { Entries } = PutEvents.parse(JSON.parse((await bodyOf(request)).toString()));
      const taken = Entries.map(({ Source, DetailType, Detail, Time }) => {
        const detail = parsed(Detail);
        if (detail === undefined)
          return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
        const at = Time === undefined ? new Date() : new Date(Time * 1000);
        return { EventId: publish({ source: Source, detailType: DetailType, detail, at }) };
      });
      const failed = taken.filter((each) => 'ErrorCode' in each).length;
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ FailedEntryCount: failed, Entries: taken }));
    } catch {
      response
        .writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ __type: 'ValidationException', message: 'These are no entries of PutEvents' }));
    }
  });
  return {
    ...server,
    publish: (entry) => void publish(entry),
    idle: async () => {
      while (underway.size) await Promise.all(underway);
    },
  };
}

export function busEvent(entry: Parameters<Bus['publish']>[0]): BusEvent {
  return {
    version: '0',
    id: crypto.randomUUID(),
    source: entry.source,
    'detail-type': entry.detailType,
    account: '000000000000',
    region: 'local',
    time: (entry.at ?? new Date()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    resources: [],
    detail: entry.detail,
  };
}

/** `undefined` when it is not a JSON object. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
