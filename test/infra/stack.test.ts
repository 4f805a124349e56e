// What the template promises to whoever deploys it.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLIC_ROUTES } from '#infra/constructs/api.ts';
import { anchorOf } from '#infra/constructs/observability.ts';
import { BUNDLE_NAMES } from '#infra/function-names.ts';
import { routesOf } from '#infra/local/gateway.ts';
import { clockOf, schedulesOf } from '#infra/local/schedules.ts';
import { resourcesOf, targetOf } from '#infra/local/template.ts';
import { ROUTES } from '#shared/api/routes.ts';
import { TABLE } from '#shared/table/keys.ts';
import { functionsIn, prodTemplate, synthesized } from './stack.ts';

const template = prodTemplate();
const functions = functionsIn(template);

test('every function of the product is in the stack and cdk-nag finds nothing that nobody answered for', () => {
  expect(functions.map(({ name }) => name).sort()).toEqual(
    BUNDLE_NAMES.filter((name) => name !== 'setup').sort(),
  );
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

test('past the authorizer of people go exactly the routes declared public or for machine clients', () => {
  const routes = routesOf(template);
  expect(
    routes
      .filter(({ authorized }) => !authorized)
      .map(({ key }) => key)
      .sort(),
  ).toEqual(
    ROUTES.filter(({ access }) => access === 'public' || access === 'client')
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
  expect(routes.filter(({ authorized }) => authorized).map(({ key }) => key)).toEqual(['$default']);
  expect(PUBLIC_ROUTES.length).toBeGreaterThan(0);
});

test('a program that asks too fast is slowed down on its own routes, and people never wait for it', () => {
  const [[, stage] = []] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');
  const own = stage?.RouteSettings as Record<string, { readonly ThrottlingRateLimit: number }>;
  expect(Object.keys(own).sort()).toEqual(
    ROUTES.filter(({ noun }) => noun === 'push')
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
  const shared = stage?.DefaultRouteSettings as { readonly ThrottlingRateLimit: number };
  for (const [key, { ThrottlingRateLimit }] of Object.entries(own))
    expect(ThrottlingRateLimit, key).toBeLessThan(shared.ThrottlingRateLimit / 4);
  // The gateway refuses settings of a route that is not there yet.
  const [[id] = []] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');
  const { DependsOn } = template.Resources[id ?? ''] as unknown as { readonly DependsOn: string[] };
  for (const [route, { RouteKey }] of resourcesOf(template, 'AWS::ApiGatewayV2::Route'))
    if (String(RouteKey) in own) expect(DependsOn).toContain(route);
});

test('calendars fetch feeds without a token, and no log of the gateway holds the secret in their address', () => {
  const feeds = routesOf(template).filter(({ key }) => key.includes('/api/calendar/'));
  expect(feeds).toMatchObject([{ key: 'GET /api/calendar/{file}', authorized: false }]);
  const formats = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(([, { AccessLogSettings }]) =>
    String((AccessLogSettings as { readonly Format: string }).Format),
  );
  expect(formats).toHaveLength(1);
  expect(formats[0]).toContain('$context.routeKey');
  expect(formats[0]).not.toContain('$context.path');
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
    'license-actions',
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

test('an address that was resumed is written to again: no list of the account’s own keeps mail back', () => {
  const sets = resourcesOf(template, 'AWS::SES::ConfigurationSet').map(([, set]) => set);
  expect(sets).toMatchObject([{ SuppressionOptions: { SuppressedReasons: [] } }]);
});

test('a heading and the link to it are the same for any words', () => {
  const word = fc.stringMatching(/^[a-zA-Z][a-z-]{0,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      expect(anchorOf(words.join(' '))).toBe(words.map((each) => each.toLowerCase()).join('-'));
    }),
  );
});
