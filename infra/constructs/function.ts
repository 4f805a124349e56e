// A function cannot exist here without its grants, its dead letters and the text of its alarm.
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import type { Stage } from '../config.ts';
import type { Alarms } from './observability.ts';

/** Gives a function the right to touch a thing and the variable that names it, together. */
export type Grant = (fn: Lambda) => void;

export interface FunctionDeclaration {
  /** The folder under `functions/`. */
  readonly name: string;
  readonly does: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly grants: readonly Grant[];
  /** What people notice when it fails. */
  readonly impact: string;
  /** Its schedule is so frequent that silence for this long is a failure too. */
  readonly silentAfter?: Duration;
  /** Counts failures better than the function's own errors do. */
  readonly failures?: IMetric;
}

export interface FunctionSurroundings {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  readonly alarms: Alarms;
  readonly deadLetters: IQueue;
}

/** Frequent enough to hear of a failure in time, long enough to hear of it once. */
const ALARM_PERIOD = Duration.minutes(15);

export class HouseFunction extends Construct {
  readonly lambda: Lambda;

  constructor(
    scope: Construct,
    id: string,
    declared: FunctionDeclaration,
    { stage, codeOf, alarms, deadLetters }: FunctionSurroundings,
  ) {
    super(scope, id);
    const { name, does, memoryMb, timeout, grants, impact, silentAfter } = declared;
    const { logGroup, role } = loggedRole(this, stage);
    this.lambda = new Lambda(this, 'Lambda', {
      description: does,
      code: codeOf(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      // What failed is open work in the table, found by the next sweep; a repetition could act twice.
      retryAttempts: 0,
      deadLetterQueue: deadLetters,
      environment: {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        LOG_LEVEL: stage.config.logLevel,
        STAGE: stage.name,
      },
    });
    acknowledgeTracing(this.lambda);
    for (const grant of grants) grant(this.lambda);
    alarms.add(`${id}Fails`, {
      metric:
        declared.failures ??
        this.lambda.metricErrors({ period: silentAfter ?? ALARM_PERIOD, statistic: 'Sum' }),
      impact,
      section: `${name} fails`,
      silenceIsFailure: silentAfter !== undefined,
    });
  }
}

export const METRICS_NAMESPACE = 'Seatledger';

/** A role that may write to its own log only: the managed policy would let it write to all. */
export function loggedRole(scope: Construct, { config }: Stage): { logGroup: LogGroup; role: Role } {
  const logGroup = new LogGroup(scope, 'Log', {
    retention: config.logRetentionDays as RetentionDays,
    removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  );
  return { logGroup, role };
}

function acknowledgeTracing(lambda: Lambda): void {
  Validations.of(lambda.role ?? lambda).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray takes trace segments for no narrower resource than all.',
  });
}
