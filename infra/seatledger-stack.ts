// The whole product in one stack: each function with what it may touch, what wakes it, and what people notice when it fails.
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { actionsDue } from '#shared/events/actions-due.ts';
import { connectionChanged } from '#shared/events/connection-changed.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { messageDue } from '#shared/events/message-due.ts';
import { snapshotPublished } from '#shared/events/snapshot-published.ts';
import { syncRequested } from '#shared/events/sync-requested.ts';
import type { CodeOf } from './bundle.ts';
import type { Stage } from './config.ts';
import { Api } from './constructs/api.ts';
import {
  type FunctionDeclaration,
  type FunctionSurroundings,
  HouseFunction,
  METRICS_NAMESPACE,
} from './constructs/function.ts';
import { Identity } from './constructs/identity.ts';
import { Mail } from './constructs/mail.ts';
import { Alarms, deadLetterQueue, watchMail } from './constructs/observability.ts';
import { Schedules, type Wakes } from './constructs/schedules.ts';
import { Secrets } from './constructs/secrets.ts';
import { SetupFunction } from './constructs/setup-function.ts';
import { Storage } from './constructs/storage.ts';
import { WebSite } from './constructs/web-site.ts';
import { expectedMonthlyCost } from './expected-cost.ts';

export interface SeatledgerProps extends StackProps {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  /** The folder of the built page; absent where only the template is read. */
  readonly page?: string;
}

export class SeatledgerStack extends Stack {
  constructor(scope: Construct, id: string, { stage, codeOf, page, ...props }: SeatledgerProps) {
    super(scope, id, { description: 'Seatledger: SaaS licenses, who uses them, and what is due', ...props });
    const { config } = stage;
    const alarms = new Alarms(this, 'Alarms', config);
    const deadLetters = deadLetterQueue(this, alarms);
    const surroundings: FunctionSurroundings = { stage, codeOf, alarms, deadLetters };
    const setup = new SetupFunction(this, 'Setup', { stage, codeOf }).lambda;

    const storage = new Storage(this, 'Storage', config);
    const secrets = new Secrets(this, 'Secrets', { prefix: parameterPrefixOf(stage.name), setup });
    const schedules = new Schedules(this, 'Schedules', deadLetters);
    const mail = new Mail(this, 'Mail', config);
    const api = new Api(this, 'Gateway', config);
    const site = new WebSite(this, 'WebSite', { config, apiHost: api.host });

    const add = (name: string, declared: FunctionDeclaration, wakes: Wakes = {}) => {
      const fn = new HouseFunction(this, name, declared, surroundings);
      schedules.wake(fn, wakes);
      return fn.lambda;
    };

    const signIn = add('SignIn', {
      name: 'sign-in',
      does: 'Puts verified mail and roles into the access token',
      memoryMb: 256,
      timeout: Duration.seconds(5),
      grants: [],
      impact: 'Nobody can sign in, and whoever is signed in is out within an hour.',
    });
    const identity = new Identity(this, 'Identity', { stage, publicUrl: site.publicUrl, signIn, setup });

    const apiFunction = add('Api', {
      name: 'api',
      does: 'Answers the page and every other caller of the API',
      memoryMb: 1024,
      timeout: Duration.seconds(29),
      grants: [
        storage.readAndWrite,
        schedules.send,
        secrets.writeVendorSecrets,
        secrets.readLinkSecret,
        site.knowPublicUrl,
      ],
      impact: 'Requests fail: people see errors instead of licenses and contracts.',
      failures: api.failures,
    });
    api.serve(apiFunction, identity.authorizer);

    add(
      'ConnectorSync',
      {
        name: 'connector-sync',
        does: 'Reads what is due at the vendors and publishes it',
        memoryMb: 1024,
        timeout: Duration.minutes(15),
        grants: [storage.readAndWrite, schedules.send, secrets.readVendorSecrets],
        impact: 'Licenses and accounts grow old: figures are marked out of date.',
        silentAfter: Duration.hours(1),
      },
      { every: Schedule.rate(Duration.minutes(15)), events: [syncRequested] },
    );
    add(
      'LicenseActions',
      {
        name: 'license-actions',
        does: 'Does at the vendors what was asked for and allowed, and confirms it',
        memoryMb: 512,
        timeout: Duration.minutes(15),
        grants: [storage.readAndWrite, schedules.send, secrets.readVendorSecrets],
        impact: 'Nothing is taken away or given back at the vendors: actions stay open.',
        silentAfter: Duration.hours(3),
      },
      // The sweep hurries what is due again; its own turns confirm what no event told of.
      { every: Schedule.rate(Duration.hours(1)), events: [actionsDue, snapshotPublished] },
    );
    add(
      'Utilization',
      {
        name: 'utilization',
        does: 'Counts who uses each license, after each read and daily',
        memoryMb: 1024,
        timeout: Duration.minutes(15),
        grants: [storage.readAndWrite, schedules.send],
        impact: 'Counts of active and inactive people stay those of an earlier day.',
      },
      { every: Schedule.cron({ minute: '20', hour: '0' }), events: [snapshotPublished, connectionChanged] },
    );
    add(
      'RenewalReminder',
      {
        name: 'renewal-reminder',
        does: 'Finds the reminders that fall due at the mail hour of the organisation',
        memoryMb: 512,
        timeout: Duration.minutes(5),
        grants: [storage.readAndWrite, schedules.send],
        impact: 'Reminders of contract dates are late: a notice deadline could pass unseen.',
        silentAfter: Duration.hours(3),
      },
      { every: Schedule.cron({ minute: '5' }), events: [contractChanged, connectionChanged] },
    );
    add(
      'Notifier',
      {
        name: 'notifier',
        does: 'Sends what is due by mail and hears what became of it',
        memoryMb: 512,
        timeout: Duration.minutes(5),
        grants: [storage.readAndWrite, mail.send, secrets.readLinkSecret, site.knowPublicUrl],
        impact: 'Mails are not sent: neither reminders nor news of broken connections.',
        silentAfter: Duration.hours(1),
      },
      // Its own turns find what an event lost, what was refused for now, and what stayed without an answer.
      { every: Schedule.rate(Duration.minutes(10)), events: [messageDue], default: mail.feedback },
    );
    add(
      'Sweep',
      {
        name: 'sweep',
        does: 'Finds what an event should have moved and did not, and delivers the log',
        memoryMb: 512,
        timeout: Duration.minutes(4),
        grants: [storage.readAndWrite, schedules.send, secrets.destroyVendorSecrets],
        impact:
          'Nothing repairs itself: the log, deletions and lost events wait, or a change will not be in the log by itself.',
        silentAfter: SWEEP_SILENT_AFTER,
        // Counted at the end of every run: one that fails is heard of by its silence.
        failures: parkedEntries(),
      },
      { every: Schedule.rate(Duration.minutes(5)) },
    );
    watchMail(alarms);

    if (page) site.publish(page, { ...identity.pageConfig, stage: stage.name });
    outputs(this, stage, site.publicUrl, mail.verification);
  }
}

/** `/seatledger/prod`: everything that the stack keeps in the parameter store is under it. */
export function parameterPrefixOf(stage: string): string {
  return `/seatledger/${stage}`;
}

const SWEEP_SILENT_AFTER = Duration.minutes(30);

/** Log entries that could not be delivered, as the sweep counts them. */
function parkedEntries(): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: 'ParkedEntries',
    dimensionsMap: { service: 'sweep' },
    period: SWEEP_SILENT_AFTER,
    statistic: Stats.MAXIMUM,
  });
}

function outputs(stack: Stack, { config }: Stage, address: string, verification: string): void {
  const said: readonly (readonly [string, string])[] = [
    ['Address', address],
    ['Invited', config.firstAdmin ?? 'nobody: name a firstAdmin in cdk.json and deploy again'],
    ['ExpectedMonthlyCost', expectedMonthlyCost(config.people)],
    ['NextStep', `${verification}. Then ask SES for production access, so that mail reaches everybody.`],
  ];
  for (const [name, value] of said) new CfnOutput(stack, name, { value });
}
