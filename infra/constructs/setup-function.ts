// The one function that only a deploy calls; when it fails the deploy fails and says why, so it needs no alarm.
import { Duration } from 'aws-cdk-lib';
import { Architecture, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionSurroundings } from './function.ts';
import { loggedRole } from './function.ts';

export class SetupFunction extends Construct {
  readonly lambda: Lambda;

  constructor(
    scope: Construct,
    id: string,
    { stage, codeOf }: Pick<FunctionSurroundings, 'stage' | 'codeOf'>,
  ) {
    super(scope, id);
    this.lambda = new Lambda(this, 'Lambda', {
      description: 'Makes the link secret, invites the first admin, deletes our parameters',
      code: codeOf('setup'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.minutes(2),
      ...loggedRole(this, stage),
    });
  }
}
