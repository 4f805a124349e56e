// What a token says of a person is what was proved of them, and the API reads exactly that.
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerOf } from '#functions/api/caller.ts';
import { handler } from '#functions/sign-in/handler.ts';
import { Role } from '#shared/domain/access/role.ts';

async function claimsOf(attributes: Record<string, string>, groups: string[] = []) {
  const event = {
    version: '2',
    triggerSource: 'TokenGeneration_Authentication',
    region: 'eu-central-1',
    userPoolId: 'pool',
    userName: 'u1',
    callerContext: { awsSdkVersion: '', clientId: 'c' },
    request: { userAttributes: attributes, groupConfiguration: { groupsToOverride: groups }, scopes: [] },
    response: { claimsAndScopeOverrideDetails: {} },
  } as unknown as PreTokenGenerationV2TriggerEvent;
  const { response } = await handler(event);
  return response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {};
}

describe('A token', () => {
  it('carries the verified mail, the name and the roles of the groups', async () => {
    const claims = await claimsOf({ email: 'Ana@Example.com', email_verified: 'true', name: 'Ana Ng' }, [
      'finance',
      'staff',
    ]);
    expect(callerOf(claims)).toEqual({ mail: 'ana@example.com', name: 'Ana Ng', roles: ['finance'] });
  });

  it('signs nobody in whose mail was never proved', async () => {
    expect(
      callerOf(await claimsOf({ email: 'ana@example.com', email_verified: 'false' }, ['admin'])),
    ).toBeUndefined();
  });

  it('gives no role that a person wrote into their own attribute', async () => {
    const written = { email: 'eve@example.com', 'custom:groups': 'admin' };
    expect(callerOf(await claimsOf({ ...written, email_verified: 'true' }))?.roles).toEqual([]);
    const federated = { ...written, 'cognito:user_status': 'EXTERNAL_PROVIDER' };
    expect(callerOf(await claimsOf(federated))?.roles).toEqual(['admin']);
  });

  it('reaches the API with the same roles however the gateway writes the list', () => {
    fc.assert(
      fc.property(fc.subarray(Role.options), (roles) => {
        for (const claim of [`[${roles.join(' ')}]`, JSON.stringify(roles), roles.join(' '), [...roles]]) {
          expect(callerOf({ mail: 'a@b.c', roles: claim })?.roles).toEqual(roles);
        }
      }),
    );
  });
});
