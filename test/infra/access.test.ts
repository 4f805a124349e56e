// Each function may touch what it needs, is told what that is called, and may touch no more.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcesOf, targetOf } from '#infra/local/template.ts';
import { functionsIn, prodTemplate, type Statement, whoMay } from './stack.ts';

const template = prodTemplate();
const functions = functionsIn(template);
const SECRETS = /parameter\/seatledger\/prod\/connections\//;

test('only connector-sync and license-actions may read vendor secrets', () => {
  expect(whoMay(template, /^ssm:Get|^ssm:\*|^\*/, SECRETS)).toEqual(['connector-sync', 'license-actions']);
});

test('the API may write and destroy vendor secrets but not read them, and the sweep may destroy what is left', () => {
  expect(whoMay(template, /^ssm:Put/)).toEqual(['api']);
  expect(whoMay(template, /^ssm:Delete/)).toEqual(['api', 'sweep']);
});

test('machine clients are ours alone: no function may make or change anybody at the sign-in of people', () => {
  expect(whoMay(template, /^cognito-idp:|^apigateway:|^execute-api:/)).toEqual([]);
});

test('the key of client tokens is read by the function that gives them, and by the one that signs links with it', () => {
  expect(whoMay(template, /^ssm:Get/, /link-secret/)).toEqual(['api', 'notifier']);
});

test('no function may scan the table', () => {
  expect(whoMay(template, /^dynamodb:(Scan|\*|.*PartiQL.*)|^\*$/)).toEqual([]);
});

test('only the notifier may send mail, and only from our own address', () => {
  expect(whoMay(template, /^ses:/)).toEqual(['notifier']);
  const [sends] = functions
    .filter(({ name }) => name === 'notifier')
    .flatMap(({ statements }) => statements.filter(({ Action }) => String(Action).startsWith('ses:')));
  expect(sends?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'seatledger@example.com' } });
});

test('a function that may touch a thing is told its name, and one that may not is not', () => {
  const told = (variable: string) =>
    functions.flatMap(({ name, variables }) => (variable in variables ? [name] : [])).sort();
  expect(told('TABLE_NAME')).toEqual(whoMay(template, /^dynamodb:/));
  expect(told('EVENT_BUS_NAME')).toEqual(whoMay(template, /^events:/));
  expect(told('PARAMETER_PREFIX')).toEqual(whoMay(template, /^ssm:/, SECRETS));
  expect(told('LINK_SECRET_PARAMETER')).toEqual(whoMay(template, /^ssm:/, /link-secret/));
  expect(told('MAIL_FROM')).toEqual(whoMay(template, /^ses:/));
});

test('every function is told what its code asks for', () => {
  const room = new URL('../../functions/', import.meta.url);
  const textsOf = (folder: string) =>
    readdirSync(new URL(folder, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, room), 'utf8'));
  // A context is built from the names it asks for, and maybe from another context.
  const contexts = new Map(
    textsOf('runtime')
      .flatMap((text) => text.split(/^(?:export )?(?:async )?function /m))
      .flatMap((part) => {
        const name = /^(\w+Context)\(/.exec(part)?.[1];
        return name ? [[name, part] as const] : [];
      }),
  );
  const askedBy = (text: string): string[] => [
    ...[...text.matchAll(/environment\(([^)]*)\)/g)].flatMap(
      ([, names = '']) => names.match(/[A-Z_]{4,}/g) ?? [],
    ),
    ...[...text.matchAll(/\b(\w+Context)\((?:delivery\.)?at\)/g)].flatMap(([, name = '']) => {
      const part = contexts.get(name);
      return part === undefined || part === text ? [] : askedBy(part.slice(part.indexOf('{')));
    }),
  ];
  expect(contexts.size).toBeGreaterThan(3);
  for (const { name, variables } of functions) {
    const asked = textsOf(name).flatMap(askedBy);
    const missing = asked.filter(
      (variable) => !(variable in variables) && variable !== 'ALLOW_LOOPBACK_VENDORS',
    );
    expect(missing, name).toEqual([]);
  }
});

test('one variable has one value in all functions, as they share an environment on one machine', () => {
  const values = new Map<string, string>();
  for (const { name, variables } of functions) {
    for (const [variable, value] of Object.entries(variables)) {
      if (variable.startsWith('POWERTOOLS_')) continue;
      const text = JSON.stringify(value);
      expect(values.get(variable) ?? text, `${variable} of ${name}`).toBe(text);
      values.set(variable, text);
    }
  }
});

interface ServiceStatement extends Statement {
  readonly Principal: { readonly Service?: string };
}

/** What the policies of a kind let a service of AWS do at a resource. */
function admittedAt(type: string, resource: string | undefined, service: string): ServiceStatement[] {
  return resourcesOf(template, type)
    .flatMap(([, { PolicyDocument }]) => (PolicyDocument as { Statement: ServiceStatement[] }).Statement)
    .filter(({ Effect, Principal }) => Effect === 'Allow' && Principal.Service === service)
    .filter(({ Resource }) => targetOf(Resource, template) === resource);
}

test('every alarm may tell its topic, when it rings and when it is over', () => {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
  expect(alarms.length).toBeGreaterThan(5);
  for (const [id, { AlarmActions, OKActions }] of alarms) {
    for (const action of [AlarmActions, OKActions].flat()) {
      const topic = targetOf(action, template);
      expect(template.Resources[topic ?? '']?.Type, id).toBe('AWS::SNS::Topic');
      const [admitted] = admittedAt('AWS::SNS::TopicPolicy', topic, 'cloudwatch.amazonaws.com');
      expect(admitted, id).toMatchObject({
        Action: 'sns:Publish',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
    }
  }
});

test('every rule may wake its function, and give the dead letters what the function was not given', () => {
  const permissions = resourcesOf(template, 'AWS::Lambda::Permission').map(([, permission]) => permission);
  for (const [rule, { Targets }] of resourcesOf(template, 'AWS::Events::Rule')) {
    for (const { Arn, DeadLetterConfig } of Targets as { Arn: unknown; DeadLetterConfig: unknown }[]) {
      const wakes = permissions.some(
        ({ Principal, FunctionName, SourceArn }) =>
          Principal === 'events.amazonaws.com' &&
          targetOf(FunctionName, template) === targetOf(Arn, template) &&
          targetOf(SourceArn, template) === rule,
      );
      expect(wakes, rule).toBe(true);
      const gives = admittedAt(
        'AWS::SQS::QueuePolicy',
        targetOf(DeadLetterConfig, template),
        'events.amazonaws.com',
      ).filter(({ Condition }) => targetOf(Condition, template) === rule);
      expect(
        gives.map(({ Action }) => Action),
        rule,
      ).toEqual(['sqs:SendMessage']);
    }
  }
});

test('every function may put its own dead letters away', () => {
  expect(whoMay(template, /^sqs:SendMessage$/)).toEqual(functions.map(({ name }) => name).sort());
});
