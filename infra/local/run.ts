// Start, say where, fill with the demo organisation, and stop cleanly when told to.
import { parseArgs } from 'node:util';
import { builtPage, PAGE_FOLDER } from '../page.ts';
import { startSeatledger } from './seatledger.ts';

/** Always the same, so that a bookmark and a sign-in outlive a restart. */
const DEFAULT_PORT = 4173;

const SAME_SIGNAL_MS = 1000;

const USAGE = `npm start -- [--port ${DEFAULT_PORT}] [--data .local] [--empty] [--no-page]`;

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        data: { type: 'string', default: '.local' },
        empty: { type: 'boolean', default: false },
        page: { type: 'boolean', default: true },
      },
      allowNegative: true,
    });
    const port = Number(values.port);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) return { ...values, port };
    return fail(`--port is a number up to 65535\n${USAGE}`);
  } catch (error) {
    return fail(`${textOf(error)}\n${USAGE}`);
  }
}

export async function run(args: readonly string[]): Promise<void> {
  const values = optionsOf(args);
  if (!values) return;
  const began = Date.now();

  const built =
    values.page &&
    builtPage().catch((error: unknown) =>
      console.error(`The page could not be built; the API is served without it.\n${textOf(error)}`),
    );
  const onFailure = (schedule: string, error: unknown) => console.error(`${schedule}: ${textOf(error)}`);
  const options = { folder: values.data, port: values.port, page: PAGE_FOLDER, onFailure };
  const seatledger = await startSeatledger(options).catch((error: unknown) => fail(textOf(error)));
  if (!seatledger) return;

  const stops: (() => Promise<void>)[] = [seatledger.close];
  let stoppedAt: number | undefined;
  const stop = async () => {
    if (stoppedAt !== undefined) {
      // A terminal and whoever wraps this process pass the same signal on; only a later one is a person's impatience.
      if (Date.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppedAt = Date.now();
    for (const step of stops.reverse()) await step().catch((error) => console.error(textOf(error)));
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (process.env.npm_lifecycle_event) onOrphaned(stop);

  await built;
  console.log(seatledger.origin);
  console.log(`Inbox ${seatledger.inbox}`);
  try {
    if (!values.empty) {
      const { startDemo } = await import('./demo/demo.ts');
      const demo = await startDemo(seatledger, values.data, (line) => console.log(line));
      stops.push(demo.close);
    }
  } catch (error) {
    if (stoppedAt === undefined) console.error(`The demo organisation is not complete: ${textOf(error)}`);
  }
  await seatledger.startClock();
  console.log(`Ready after ${Math.round((Date.now() - began) / 1000)} s`);
}

/** npm passes a signal to its shell alone, which ends without passing it on: then this process has another parent. */
function onOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500).unref();
}

function textOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `Port ${(error as { port?: number }).port} is taken; choose another with --port`;
  const { message, cause } = error as { message?: string; cause?: unknown };
  return cause === undefined ? (message ?? String(error)) : `${message}: ${textOf(cause)}`;
}

function fail(sentence: string): undefined {
  console.error(sentence);
  process.exitCode = 1;
  return undefined;
}
