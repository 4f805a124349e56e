// `npm start` runs the product on the Node of the lock file, whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The runtime of the functions. */
const NODE_MAJOR = 24;

const own = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const isOld = Number(process.versions.node.split('.')[0]) < NODE_MAJOR;

if (isOld && existsSync(own)) {
  const child = spawn(own, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // A terminal signals both processes, a supervisor only this one: it must not end before its child has.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
}
