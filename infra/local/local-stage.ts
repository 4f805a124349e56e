// The stage that runs on this machine: the same configuration as any other, with values that need no account.
import type { App } from 'aws-cdk-lib';
import { sourceCode } from '../bundle.ts';
import { type Stage, StageConfig } from '../config.ts';
import { SeatledgerStack } from '../seatledger-stack.ts';
import { synthesizedTemplate, type Template } from './template.ts';

const LOCAL: Stage = {
  name: 'local',
  config: StageConfig.parse({
    mail: { identity: 'example.com', from: 'seatledger@example.com' },
    logLevel: 'WARN',
  }),
};

export function localTemplate(): Template {
  return synthesizedTemplate(
    (app: App) => new SeatledgerStack(app, 'Seatledger', { stage: LOCAL, codeOf: sourceCode }),
  );
}
