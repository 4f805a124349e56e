// What stands between the public and the organisation: sign-in, the page's policy, and what browsers may keep.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE_FOR_EVERY_ADDRESS } from '#infra/constructs/web-site.ts';
import { pageHeadersOf } from '#infra/local/site.ts';
import { resourcesOf } from '#infra/local/template.ts';
import { Role } from '#shared/domain/access/role.ts';
import { prodTemplate, uploadsOfPage } from './stack.ts';

const template = prodTemplate();

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

test('a link to any page opens the page, also when an id in it has a dot, and files stay files', () => {
  const handler = new Function(`${PAGE_FOR_EVERY_ADDRESS}; return handler;`)();
  const served = (uri: string): string => handler({ request: { uri } }).uri;
  expect(['/assets/main-4f2a.js', '/favicon.svg', '/config.json'].map(served)).toEqual([
    '/assets/main-4f2a.js',
    '/favicon.svg',
    '/config.json',
  ]);
  const segment = fc.stringMatching(/^[\w.@-]{1,12}$/);
  fc.assert(
    fc.property(
      fc.constantFrom('licenses', 'people', 'contracts'),
      fc.array(segment, { maxLength: 3 }),
      (noun, ids) => {
        expect(served(`/${[noun, ...ids].join('/')}`)).toBe('/index.html');
      },
    ),
  );
  expect(served('/')).toBe('/index.html');
});
