// Mail leaves from a verified identity, marked by our configuration set, and SES tells the default bus what became of it.
import { Arn, ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { EventBus, type EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import type { Grant } from './function.ts';

export class Mail extends Construct {
  readonly #set: ConfigurationSet;
  readonly #from: string;
  /** What makes SES trust the identity. */
  readonly verification: string;

  constructor(scope: Construct, id: string, { mail }: StageConfig) {
    super(scope, id);
    this.#from = mail.from;
    this.#set = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Addresses that refuse or complain are suspended by us, where people see it and may resume them. The account's own list
      // is out of their reach: with it, mail to a resumed address would be swallowed unsent.
      disableSuppressionList: true,
    });
    this.#set.addEventDestination('Feedback', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    const isDomain = !mail.identity.includes('@');
    const identity = new EmailIdentity(this, 'Identity', {
      identity: isDomain ? Identity.domain(mail.identity) : Identity.email(mail.identity),
      configurationSet: this.#set,
    });
    this.verification = isDomain
      ? `Add to the DNS: ${identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`).join('; ')}`
      : `Follow the link that SES has mailed to ${mail.identity}`;
  }

  /** What SES tells of mails that carry our configuration set. */
  get feedback(): EventPattern {
    return {
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [this.#set.configurationSetName] } } },
    };
  }

  readonly send: Grant = (fn) => {
    fn.addEnvironment('MAIL_FROM', this.#from);
    fn.addEnvironment('MAIL_CONFIGURATION_SET', this.#set.configurationSetName);
    const stack = Stack.of(this);
    const arn = (resource: string, resourceName: string) =>
      Arn.format({ service: 'ses', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }, stack);
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        // An account in the SES sandbox is asked for the recipient's identity too.
        resources: [arn('identity', '*'), arn('configuration-set', this.#set.configurationSetName)],
        conditions: { StringEquals: { 'ses:FromAddress': this.#from } },
      }),
    );
    Validations.of(fn.role ?? fn).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      reason: 'Any recipient, but only from our own address, by condition.',
    });
  };
}
