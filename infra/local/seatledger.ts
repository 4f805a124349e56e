// The product on this machine: the machine of its template, its environment, its clock and its first secret.
import { randomBytes } from 'node:crypto';
import { ParameterAlreadyExists, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Invoke } from './bus.ts';
import { localTemplate } from './local-stage.ts';
import { type Machine, startMachine } from './machine.ts';
import { type Schedule, scheduledEvent, schedulesOf, startSchedules } from './schedules.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './table.ts';

export interface SeatledgerOptions {
  readonly folder: string;
  readonly port: number;
  readonly page: string;
  /** Told what a schedule could not do; the next turn tries again. */
  onFailure(schedule: string, error: unknown): void;
}

export interface Seatledger extends Machine {
  readonly schedules: readonly Schedule[];
  /** Starts the clock; each schedule rings once at once for what fell due while the machine was off. */
  startClock(): Promise<void>;
  /** Wakes a function by the name of its folder, as its schedule would at that time. */
  ring(name: string, at: Date): Promise<void>;
}

/** Functions are loaded with their first event, when the environment they read is this one. */
export async function startSeatledger(options: SeatledgerOptions): Promise<Seatledger> {
  const template = localTemplate();
  const machine = await startMachine({ template, ...options });
  Object.assign(process.env, machine.environment, RUNTIME_ENVIRONMENT);
  const schedules = schedulesOf(template);
  const underway = new Set<Promise<unknown>>();
  const invoke: Invoke = (id, event) => {
    const call = machine.invoke(id, event);
    underway.add(call);
    const ended = () => underway.delete(call);
    call.then(ended, ended);
    return call;
  };
  let stopClock = () => {};
  let closed = false;

  async function ringAll(wanted: readonly Schedule[], at: Date): Promise<void> {
    for (const { name, functions } of wanted) {
      for (const id of functions) {
        if (closed) return;
        await invoke(id, scheduledEvent(at)).catch((error) => options.onFailure(name, error));
      }
    }
  }

  try {
    await makeLinkSecret(machine);
  } catch (error) {
    await machine.close();
    throw error;
  }
  return {
    ...machine,
    schedules,
    async startClock() {
      if (closed) return;
      stopClock = startSchedules(schedules, invoke, options.onFailure);
      await ringAll(schedules, new Date());
    },
    async ring(name, at) {
      const wanted = schedules.filter(({ functions }) =>
        functions.some((id) => machine.functionName(id) === name),
      );
      if (wanted.length === 0) throw new Error(`No schedule wakes ${name}`);
      await ringAll(wanted, at);
    },
    async close() {
      closed = true;
      stopClock();
      await Promise.allSettled(underway);
      await machine.bus.idle();
      await machine.close();
    },
  };
}

/** Nobody collects metrics here, and the log of a function would otherwise need its own name. */
const RUNTIME_ENVIRONMENT = {
  POWERTOOLS_SERVICE_NAME: 'seatledger',
  POWERTOOLS_METRICS_NAMESPACE: 'Seatledger',
  POWERTOOLS_METRICS_DISABLED: 'true',
};

/** What the setup function does in an account, at the first start. */
async function makeLinkSecret({ environment }: Machine): Promise<void> {
  const { LINK_SECRET_PARAMETER: Name, AWS_ENDPOINT_URL_SSM } = environment;
  if (!Name || !AWS_ENDPOINT_URL_SSM) return;
  const client = new SSMClient({
    endpoint: AWS_ENDPOINT_URL_SSM,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    const Value = randomBytes(32).toString('base64url');
    await client.send(new PutParameterCommand({ Name, Value, Type: 'SecureString' }));
  } catch (error) {
    if (!(error instanceof ParameterAlreadyExists)) throw error;
  } finally {
    client.destroy();
  }
}
