// `cdk synth` and `cdk deploy` start here: the stage of cdk.json, its bundles, its page, and the rules of cdk-nag.
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundledCode } from './bundle.ts';
import { stageOf } from './config.ts';
import { BUNDLE_NAMES } from './function-names.ts';
import { builtPage } from './page.ts';
import { SeatledgerStack } from './seatledger-stack.ts';

const app = new App();
const stage = stageOf((name) => app.node.tryGetContext(name));
new SeatledgerStack(app, `Seatledger-${stage.name}`, {
  stage,
  codeOf: await bundledCode(BUNDLE_NAMES, join(app.outdir, 'bundles')),
  page: await builtPage(),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
