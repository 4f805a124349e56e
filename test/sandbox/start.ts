// `npm run sandbox -- --people 100000 --seed 7` starts the sandbox alone and prints what a person needs to connect to it.
import { parseArgs } from 'node:util';
import { FaultKind, type FaultSwitch } from './faults.ts';
import { startSandbox } from './sandbox.ts';
import { IMITATIONS, VENDOR_IDS } from './vendors.ts';

const USAGE = `npm run sandbox -- [--people 600] [--seed 7] [--day ${new Date().toISOString().slice(0, 10)}] [--port 0]
  [--fault KIND[:SHARE]]…   KIND is one of ${FaultKind.options.join(' ')}; SHARE of the requests, 0.05 is one in twenty`;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '600' },
    seed: { type: 'string', default: '7' },
    day: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    port: { type: 'string', default: '0' },
    fault: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const sandbox = await startSandbox({
    people: whole('people', values.people),
    seed: whole('seed', values.seed),
    day: values.day,
    port: whole('port', values.port),
    faults: Object.fromEntries(values.fault.map(faultOf)),
  });
  console.log(sandbox.url);
  for (const name of VENDOR_IDS) {
    for (const choice of IMITATIONS[name].choices) {
      console.log(`\n# ${name}${Object.keys(choice).length > 0 ? ` ${JSON.stringify(choice)}` : ''}`);
      console.log(JSON.stringify(sandbox.credentials(name, choice), null, 2));
    }
  }
  console.log('\n# Stop with Ctrl+C');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not ${text}\n${USAGE}`);
  process.exit(2);
}

function faultOf(text: string): [FaultKind, FaultSwitch] {
  const [kind = '', share] = text.split(':');
  const known = FaultKind.safeParse(kind);
  const rate = share === undefined ? undefined : Number(share);
  if (known.success && (rate === undefined || (rate > 0 && rate <= 1))) {
    return [known.data, rate === undefined ? {} : { rate }];
  }
  console.error(`--fault ${text} is not a fault\n${USAGE}`);
  process.exit(2);
}
