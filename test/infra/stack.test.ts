// What the template promises to whoever deploys it.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLIC_ROUTES } from '#infra/constructs/api.ts';
import { anchorOf } from '#infra/constructs/observability.ts';
import { BUNDLE_NAMES } from '#infra/function-names.ts';
import { routesOf } from '#infra/local/gateway.ts';
import { clockOf, schedulesOf } from '#infra/local/schedules.ts';
import { pageHeadersOf } from '#infra/local/site.ts';
import { resourcesOf, targetOf } from '#infra/local/template.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { Role } from '#shared/domain/access/role.ts';
import { TABLE } from '#shared/table/keys.ts';
import { functionsIn, prodTemplate, synthesized, uploadsOfPage, whoMay } from './stack.ts';

const template = prodTemplate();
const functions = functionsIn(template);
const SECRETS = /parameter\/seatledger\/prod\/connections\//;

test('every function of the product is in the stack and cdk-nag finds nothing that nobody answered for', () => {
  expect(functions.map(({ name }) => name).sort()).toEqual(
    BUNDLE_NAMES.filter((name) => name !== 'setup').sort(),
  );
});

test('only connector-sync may read vendor secrets', () => {
  expect(whoMay(template, /^ssm:Get|^ssm:\*|^\*/, SECRETS)).toEqual(['connector-sync']);
});

test('the API may write and destroy vendor secrets but not read them, and the sweep may destroy what is left', () => {
  expect(whoMay(template, /^ssm:Put/)).toEqual(['api']);
  expect(whoMay(template, /^ssm:Delete/)).toEqual(['api', 'sweep']);
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
    ...[...text.matchAll(/\b(\w+Context)\(\)/g)].flatMap(([, name = '']) => {
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

test('what failed is not repeated by the platform but kept as a dead letter', () => {
  const onFailure = resourcesOf(template, 'AWS::Lambda::EventInvokeConfig');
  for (const { id, name, properties } of functions) {
    expect(properties.DeadLetterConfig, name).toBeDefined();
    expect(properties, name).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
    });
    const config = onFailure.find(([, { FunctionName }]) => targetOf(FunctionName, template) === id);
    expect(config?.[1].MaximumRetryAttempts, name).toBe(0);
  }
});

test('every function has an alarm with a runbook section, and every section of the runbook an alarm', async () => {
  const runbook = await readFile(new URL('../../infra/runbook.md', import.meta.url), 'utf8');
  const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? '')).sort();
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
  const linked = alarms
    .map(({ AlarmDescription }) => String(AlarmDescription).split('#').at(-1) ?? '')
    .sort();
  expect(linked).toEqual(sections);
  for (const { name } of functions) expect(sections).toContain(`${name}-fails`);
  for (const { AlarmActions, AlarmDescription } of alarms) {
    expect(AlarmActions).toHaveLength(1);
    expect(AlarmDescription).toMatch(/^[A-Z].+\. What to do: infra\/runbook\.md#[a-z-]+$/);
  }
});

test('the alarms cost nothing: CloudWatch gives ten', () => {
  expect(resourcesOf(template, 'AWS::CloudWatch::Alarm').length).toBeLessThanOrEqual(10);
});

test('public routes are exactly the declared ones; anything else needs a token', () => {
  const routes = routesOf(template);
  expect(
    routes
      .filter(({ authorized }) => !authorized)
      .map(({ key }) => key)
      .sort(),
  ).toEqual(
    ROUTES.filter(({ access }) => access === 'public')
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
  expect(routes.filter(({ authorized }) => authorized).map(({ key }) => key)).toEqual(['$default']);
  expect(PUBLIC_ROUTES.length).toBeGreaterThan(0);
});

test('the table is the declared one: keys, indexes, recovery, expiry, and kept when the stack goes', () => {
  const [found, ...more] = resourcesOf(template, 'AWS::DynamoDB::Table');
  expect(more).toEqual([]);
  const [id, table] = found ?? ['', {}];
  expect(table).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: TABLE.timeToLive, Enabled: true },
    GlobalSecondaryIndexes: Object.entries(TABLE.indexes).map(([IndexName, index]) => ({
      IndexName,
      KeySchema: [
        { AttributeName: index.partitionKey, KeyType: 'HASH' },
        { AttributeName: index.sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: index.projection },
    })),
  });
  expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain' });
});

test('a trial leaves nothing behind: no resource is retained or guarded against deletion', () => {
  const trial = synthesized('trial', {
    keepData: false,
    mail: { identity: 'licenses@example.com', from: 'licenses@example.com' },
  });
  for (const [id, resource] of Object.entries(trial.Resources)) {
    expect((resource as { DeletionPolicy?: string }).DeletionPolicy ?? 'Delete', id).toBe('Delete');
    expect(JSON.stringify(resource.Properties ?? {}), id).not.toMatch(
      /"DeletionProtection(Enabled)?":(true|"ACTIVE")/,
    );
  }
});

test('no resource waits for itself, so that CloudFormation finds an order to make them in', () => {
  const needs = new Map(
    Object.entries(template.Resources).map(([id, resource]) => {
      const words = JSON.stringify(resource).match(/[A-Za-z0-9]+/g) ?? [];
      return [id, new Set(words.filter((word) => word !== id && word in template.Resources))] as const;
    }),
  );
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    expect(path, [...path, id].join(' → ')).not.toContain(id);
    if (done.has(id)) return;
    for (const next of needs.get(id) ?? []) visit(next, [...path, id]);
    done.add(id);
  };
  for (const id of needs.keys()) visit(id, []);
  expect(done.size).toBe(needs.size);
});

test('an own domain, the company’s sign-in and a mailbox for alarms need nothing but configuration', () => {
  const own = synthesized('own', {
    mail: { identity: 'example.com', from: 'licenses@example.com' },
    alarmMail: 'cloud@example.com',
    domain: {
      name: 'licenses.example.com',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
    },
    saml: { name: 'Company', metadataUrl: 'https://sso.example.com/metadata' },
  });
  const [[, distribution] = []] = resourcesOf(own, 'AWS::CloudFront::Distribution');
  expect(distribution?.DistributionConfig).toMatchObject({
    Aliases: ['licenses.example.com'],
    ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
  });
  const [notifier] = functionsIn(own).filter(({ name }) => name === 'notifier');
  expect(notifier?.variables.PUBLIC_URL).toBe('https://licenses.example.com');
  const [[, client] = []] = resourcesOf(own, 'AWS::Cognito::UserPoolClient');
  expect(client).toMatchObject({
    CallbackURLs: ['https://licenses.example.com', 'https://licenses.example.com/'],
    SupportedIdentityProviders: ['COGNITO', 'Company'],
  });
  expect(resourcesOf(own, 'AWS::SNS::Subscription')[0]?.[1]).toMatchObject({ Endpoint: 'cloud@example.com' });
  expect(resourcesOf(own, 'Custom::FirstAdmin')).toEqual([]);
});

test('every schedule is one that this machine can ring too, and nothing wakes a function that is not ours', () => {
  const ids = functions.map(({ id }) => id);
  const schedules = schedulesOf(template);
  const nameOf = (id: string) => functions.find((each) => each.id === id)?.name;
  for (const { expression, functions: woken } of schedules) {
    expect(() => clockOf(expression)).not.toThrow();
    for (const id of woken) expect(ids).toContain(id);
  }
  expect(schedules.flatMap((each) => each.functions.map(nameOf)).sort()).toEqual([
    'connector-sync',
    'notifier',
    'renewal-reminder',
    'sweep',
    'utilization',
  ]);
});

test('every rule gives a refused event to the dead letters', () => {
  for (const [id, rule] of resourcesOf(template, 'AWS::Events::Rule')) {
    const targets = rule.Targets as { DeadLetterConfig?: unknown }[];
    expect(targets.length, id).toBeGreaterThan(0);
    for (const target of targets) expect(target.DeadLetterConfig, id).toBeDefined();
  }
});

test('nobody can sign up, every role is a group, and the first admin is invited', () => {
  const [[, pool] = []] = resourcesOf(template, 'AWS::Cognito::UserPool');
  expect(pool).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserPoolTier: 'ESSENTIALS',
    LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0' } },
  });
  const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(([, { GroupName }]) => GroupName);
  expect(groups.sort()).toEqual([...Role.options].sort());
  expect(resourcesOf(template, 'Custom::FirstAdmin').map(([, { Mail }]) => Mail)).toEqual([
    'ada@example.com',
  ]);
});

test('the page may run no script but its own, and the API is never cached', () => {
  const policies = JSON.stringify(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'));
  expect(policies).toContain("script-src 'self'");
  expect(policies).not.toMatch(/script-src[^;]*unsafe/);
  const [[, distribution] = []] = resourcesOf(template, 'AWS::CloudFront::Distribution');
  const { DistributionConfig } = distribution as { DistributionConfig: Record<string, unknown> };
  expect(DistributionConfig.CustomErrorResponses).toBeUndefined();
  expect(DistributionConfig.CacheBehaviors).toMatchObject([
    // CachingDisabled and AllViewerExceptHostHeader, by the ids that AWS gave them.
    {
      PathPattern: '/api/*',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    },
  ]);
});

test('browsers keep hashed files for good and ask for all others each time', () => {
  expect(uploadsOfPage('prod')).toEqual([['assets/main-4f2a.js'], ['favicon.svg', 'index.html']]);
  const kept = resourcesOf(template, 'Custom::CDKBucketDeployment').map(
    ([, { SystemMetadata }]) => SystemMetadata,
  );
  expect(kept).toEqual([
    { 'cache-control': 'public, max-age=31536000, immutable' },
    { 'cache-control': 'no-cache' },
  ]);
});

test('the page is served here with the headers of the template', () => {
  const headers = pageHeadersOf(template, {});
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
});

test('the outputs say the address, who was invited, what a month costs and what to do next', () => {
  const { Outputs } = template as unknown as { Outputs: Record<string, { Value: unknown }> };
  const said = (name: string) => JSON.stringify(Outputs[name]?.Value);
  expect(Object.keys(Outputs)).toEqual(['Address', 'Invited', 'ExpectedMonthlyCost', 'NextStep']);
  expect(said('Address')).toContain('https://');
  expect(said('Invited')).toContain('ada@example.com');
  expect(said('ExpectedMonthlyCost')).toContain('0.25 USD a month for 200 people');
  expect(said('NextStep')).toContain('CNAME');
});

test('mail feedback reaches the notifier only for mails of this stack', () => {
  const rules = resourcesOf(template, 'AWS::Events::Rule').filter(([, { EventPattern }]) =>
    JSON.stringify(EventPattern ?? '').includes('aws.ses'),
  );
  expect(rules).toHaveLength(1);
  const [sets] = resourcesOf(template, 'AWS::SES::ConfigurationSet').map(([id]) => id);
  expect(rules[0]?.[1].EventPattern).toMatchObject({
    detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: sets }] } } },
  });
});

test('a heading and the link to it are the same for any words', () => {
  const word = fc.stringMatching(/^[a-zA-Z][a-z-]{0,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      expect(anchorOf(words.join(' '))).toBe(words.map((each) => each.toLowerCase()).join('-'));
    }),
  );
});
