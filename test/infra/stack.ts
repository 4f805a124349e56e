// The stack synthesized once for all tests of a worker, judged by cdk-nag, with the few questions they ask of it.
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { sourceCode } from '#infra/bundle.ts';
import { StageConfig } from '#infra/config.ts';
import { resourcesOf, type Template, targetOf } from '#infra/local/template.ts';
import { SeatledgerStack } from '#infra/seatledger-stack.ts';

const CONFIG = {
  firstAdmin: 'ada@example.com',
  mail: { identity: 'example.com', from: 'seatledger@example.com' },
};

/** Files of a built page. */
const PAGE = ['index.html', 'favicon.svg', 'assets/main-4f2a.js'];

/** @throws Error with the findings of cdk-nag that nobody acknowledged, and of the CDK's own check of the template. */
export function synthesized(name: string, config: object = CONFIG): Template {
  const page = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(page, 'assets'));
  for (const file of PAGE) writeFileSync(join(page, file), file);
  const app = new App({ analyticsReporting: false });
  const stage = { name, config: StageConfig.parse(config) };
  const stack = new SeatledgerStack(app, 'Seatledger', { stage, codeOf: sourceCode, page });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const assembly = app.synth();
  outputs.set(name, assembly.directory);
  return assembly.getStackArtifact(stack.artifactId).template as Template;
}

const outputs = new Map<string, string>();

/** The files of the page as they are uploaded, upload by upload. */
export function uploadsOfPage(name: string): string[][] {
  const directory = outputs.get(name) ?? '';
  const files = (folder: string) =>
    readdirSync(join(directory, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => PAGE.includes(file))
      .sort();
  return readdirSync(directory)
    .filter((entry) => entry.startsWith('asset.') && statSync(join(directory, entry)).isDirectory())
    .map(files)
    .filter(({ length }) => length > 0)
    .sort();
}

let once: Template | undefined;

export function prodTemplate(): Template {
  once ??= synthesized('prod');
  return once;
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

export interface FoundFunction {
  readonly id: string;
  /** Folder under `functions/`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
}

/** The functions of the product, without the helpers of a deploy. */
export function functionsIn(template: Template): readonly FoundFunction[] {
  return resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, properties]) => {
    const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
    const name = Variables.POWERTOOLS_SERVICE_NAME;
    if (typeof name !== 'string') return [];
    const role = targetOf(properties.Role, template);
    const statements = resourcesOf(template, 'AWS::IAM::Policy')
      .filter(([, { Roles }]) => targetOf(Roles, template) === role)
      .flatMap(([, { PolicyDocument }]) => (PolicyDocument as { Statement: Statement[] }).Statement);
    return [{ id, name, properties, variables: Variables, statements }];
  });
}

/** Names of the functions that may do something matching, on a resource whose text matches. */
export function whoMay(template: Template, action: RegExp, resource = /./): string[] {
  return functionsIn(template)
    .filter(({ statements }) =>
      statements.some(
        (each) =>
          each.Effect === 'Allow' &&
          [each.Action].flat().some((one) => action.test(one)) &&
          resource.test(JSON.stringify(each.Resource)),
      ),
    )
    .map(({ name }) => name)
    .sort();
}
