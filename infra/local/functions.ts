// A function of the template is its own entry file, imported from source and called with a real event and context.
import type { Invoke } from './bus.ts';
import { type References, resolved, resourcesOf, type Template } from './template.ts';

export interface LocalFunction {
  readonly logicalId: string;
  /** The folder under `functions/`; the template says it as POWERTOOLS_SERVICE_NAME. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

type Handler = (event: unknown, context: object) => Promise<unknown>;

/** Lambda's own default. */
const DEFAULT_TIMEOUT_S = 3;

/** Helpers of the CDK have no service name and are left out: nothing here needs them. */
export function functionsOf(template: Template, references: References): readonly LocalFunction[] {
  return resourcesOf(template, 'AWS::Lambda::Function').flatMap(([logicalId, properties]) => {
    const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
    if (Variables.POWERTOOLS_SERVICE_NAME === undefined) return [];
    const environment = resolved(Variables, references) as Record<string, string>;
    const timeoutMs = Number(properties.Timeout ?? DEFAULT_TIMEOUT_S) * 1000;
    return [{ logicalId, name: environment.POWERTOOLS_SERVICE_NAME as string, environment, timeoutMs }];
  });
}

/**
 * One process has one environment, so all functions share the sum of theirs.
 * @throws Error when two of them want different values under one name.
 */
export function sharedEnvironment(functions: readonly LocalFunction[]): Record<string, string> {
  const sum: Record<string, string> = {};
  for (const { name, environment } of functions) {
    for (const [key, value] of Object.entries(environment)) {
      if (key.startsWith('POWERTOOLS_')) continue;
      if (sum[key] !== undefined && sum[key] !== value)
        throw new Error(`${name} wants another value of ${key}`);
      sum[key] = value;
    }
  }
  return sum;
}

/** @param load imports the entry of a function by its name. */
export function invoker(
  functions: readonly LocalFunction[],
  load: (name: string) => Promise<{ readonly handler: Handler }>,
): Invoke {
  const byId = new Map(functions.map((each) => [each.logicalId, each]));
  return async (logicalId, event) => {
    const found = byId.get(logicalId);
    if (!found) throw new Error(`The template has no function ${logicalId}`);
    const { handler } = await load(found.name);
    return handler(event, contextOf(found));
  };
}

/** Imports `functions/<name>/handler.ts`. */
export function sourceHandler(name: string): Promise<{ readonly handler: Handler }> {
  return import(new URL(`../../functions/${name}/handler.ts`, import.meta.url).href);
}

function contextOf({ name, timeoutMs }: LocalFunction): object {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
    memoryLimitInMB: '256',
    awsRequestId: crypto.randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
