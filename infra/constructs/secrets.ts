// Secrets are encrypted parameters under one prefix; they are made by the stack and go with it.
import { Arn, ArnFormat, CustomResource, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Grant } from './function.ts';

export class Secrets extends Construct {
  readonly #prefix: string;
  readonly #linkSecret: string;

  /** @param setup makes the link secret at the first deploy and deletes all parameters with the stack. */
  constructor(scope: Construct, id: string, { prefix, setup }: { prefix: string; setup: Lambda }) {
    super(scope, id);
    this.#prefix = prefix;
    this.#linkSecret = linkSecretOf(prefix);
    setup.addToRolePolicy(
      new PolicyStatement({ actions: ['ssm:PutParameter'], resources: [this.#arn(this.#linkSecret)] }),
    );
    setup.addToRolePolicy(
      new PolicyStatement({
        actions: ['ssm:GetParametersByPath', 'ssm:DeleteParameters'],
        resources: [this.#arn(prefix), this.#arn(`${prefix}/*`)],
      }),
    );
    acknowledge(setup, `${prefix}/*`, 'Destroying the stack deletes its parameters, and no others.');
    const made = new CustomResource(this, 'Parameters', {
      resourceType: 'Custom::Parameters',
      serviceToken: setup.functionArn,
      properties: { Prefix: prefix, LinkSecret: this.#linkSecret },
    });
    if (setup.role) made.node.addDependency(setup.role);
  }

  /** For `connector-sync` and `license-actions` alone. */
  readonly readVendorSecrets: Grant = (fn) => this.#vendors(fn, ['ssm:GetParameter']);

  /** Writes and destroys; reading is not among it. */
  readonly writeVendorSecrets: Grant = (fn) => this.#vendors(fn, ['ssm:PutParameter', 'ssm:DeleteParameter']);

  /** For `sweep`: what a deletion left behind. */
  readonly destroyVendorSecrets: Grant = (fn) => this.#vendors(fn, ['ssm:DeleteParameter']);

  /** The key that signs links in mails and the tokens of machine clients. */
  readonly readLinkSecret: Grant = (fn) => {
    fn.addEnvironment('LINK_SECRET_PARAMETER', this.#linkSecret);
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [this.#arn(this.#linkSecret)] }),
    );
  };

  #vendors(fn: Lambda, actions: string[]): void {
    fn.addEnvironment('PARAMETER_PREFIX', this.#prefix);
    const all = `${this.#prefix}/connections/*`;
    fn.addToRolePolicy(new PolicyStatement({ actions, resources: [this.#arn(all)] }));
    acknowledge(fn, all, 'One parameter per connection, and connections come and go.');
  }

  #arn(name: string): string {
    const parts = {
      service: 'ssm',
      resource: 'parameter',
      resourceName: name.slice(1),
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    };
    return Arn.format(parts, Stack.of(this));
  }
}

export function linkSecretOf(prefix: string): string {
  return `${prefix}/link-secret`;
}

function acknowledge(fn: Lambda, name: string, reason: string): void {
  Validations.of(fn.role ?? fn).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter${name}]`,
    reason,
  });
}
