// An alarm says what people notice and links to the section of the runbook that says what to do.
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

export interface AlarmDeclaration {
  readonly metric: IMetric;
  readonly impact: string;
  /** Heading of the section in the runbook. */
  readonly section: string;
  /** Rings from here on; default 1. */
  readonly threshold?: number;
  /** Where something must be heard of regularly, hearing nothing rings too. */
  readonly silenceIsFailure?: boolean;
}

/** As pages name the anchor of a heading. */
export function anchorOf(section: string): string {
  return section.toLowerCase().replaceAll(' ', '-');
}

/** CloudWatch gives ten alarms for nothing; the stack needs no more. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #runbookUrl: string;

  constructor(scope: Construct, id: string, { alarmMail, runbookUrl }: StageConfig) {
    super(scope, id);
    this.#runbookUrl = runbookUrl;
    this.topic = new Topic(this, 'Topic', { displayName: 'Seatledger alarms', enforceSSL: true });
    // A policy of our own, as enforceSSL makes, replaces the one by which SNS lets the account's alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (alarmMail) this.topic.addSubscription(new EmailSubscription(alarmMail));
  }

  add(id: string, declared: AlarmDeclaration): void {
    const { metric, impact, section, threshold = 1, silenceIsFailure = false } = declared;
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsFailure ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${impact} What to do: ${this.#runbookUrl}#${anchorOf(section)}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}

/** Events that a function refused or could not be given; whatever they hurried is found by the sweep. */
export function deadLetterQueue(scope: Construct, alarms: Alarms): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'This is the queue of dead letters itself.',
  });
  alarms.add('DeadLettersWait', {
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(15),
      statistic: Stats.MAXIMUM,
    }),
    impact: 'An event was refused: something is done minutes later than it could have been, or not at all.',
    section: 'Dead letters wait',
  });
  return queue;
}

/** Bounces are counted over all that the account sends; SES reviews an account at 5 %. */
const BOUNCE_RATE_UNDER_REVIEW = 0.05;

/** What no function's own errors tell. */
export function watchMail(alarms: Alarms): void {
  alarms.add('MailBounces', {
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName: 'Reputation.BounceRate',
      period: Duration.hours(1),
      statistic: Stats.MAXIMUM,
    }),
    threshold: BOUNCE_RATE_UNDER_REVIEW,
    impact: 'So many mails come back that SES may stop sending for the account.',
    section: 'Mail bounces',
  });
}
