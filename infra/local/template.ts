// The synthesized template is what both places run: a deploy sends it to AWS, this machine reads it.
import { App, type Stack } from 'aws-cdk-lib';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

export type References = Readonly<Record<string, string>>;

/**
 * Synthesized in this process for reading alone: code is imported from source, so nothing is bundled, and whoever deploys
 * validates, which takes longer than all the rest.
 */
export function synthesizedTemplate(build: (app: App) => Stack): Template {
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    treeMetadata: false,
    stackTraces: false,
    context: { 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-creation-stack-traces': true },
  });
  const stack = build(app);
  return app.synth().getStackArtifact(stack.artifactId).template as Template;
}

/** Every resource of a type with its logical id, in the order of the template. */
export function resourcesOf(
  template: Template,
  type: string,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}] as const);
}

/**
 * Replaces Ref, Fn::GetAtt, Fn::Join and Fn::Sub by what they mean on this machine. References are keyed
 * `LogicalId` or `LogicalId.Attribute`; a name without an entry stands for itself, so that it still compares equal.
 */
export function resolved(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((each) => resolved(each, references));
  if (value === null || typeof value !== 'object') return value;
  const [only, ...more] = Object.entries(value);
  if (only && more.length === 0) {
    const [intrinsic, operand] = only;
    if (intrinsic === 'Ref') return named(String(operand), references);
    if (intrinsic === 'Fn::GetAtt')
      return named(Array.isArray(operand) ? operand.join('.') : String(operand), references);
    if (intrinsic === 'Fn::Join') {
      const [separator, parts] = operand as [string, unknown[]];
      return parts.map((part) => String(resolved(part, references))).join(separator);
    }
    if (intrinsic === 'Fn::Sub') return substituted(operand, references);
    if (intrinsic.startsWith('Fn::'))
      throw new Error(`${intrinsic} has no meaning on this machine yet it is used`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each, references)]));
}

const PSEUDO: References = {
  'AWS::Region': 'local',
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'seatledger',
};

function named(name: string, references: References): string {
  return references[name] ?? PSEUDO[name] ?? name;
}

function substituted(operand: unknown, references: References): string {
  const [text, given] = Array.isArray(operand) ? (operand as [string, object]) : [String(operand), {}];
  const values = resolved(given, references) as References;
  return text.replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => values[name] ?? named(name, references));
}

/** The logical id that an ARN or Ref points at, seen through Fn::GetAtt, Fn::Join and Fn::Sub. */
export function targetOf(value: unknown, template: Template): string | undefined {
  if (typeof value === 'string') {
    const inside = [...value.matchAll(/\$\{([^!}.]+)/g)].map((found) => found[1] as string);
    return [value, ...inside].find((name) => name in template.Resources);
  }
  if (Array.isArray(value)) {
    for (const each of value) {
      const found = targetOf(each, template);
      if (found) return found;
    }
    return undefined;
  }
  return value && typeof value === 'object' ? targetOf(Object.values(value), template) : undefined;
}
