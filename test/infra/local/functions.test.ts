// A function of the template runs from source with the template's own variables, resolved.
import { expect, test } from 'vitest';
import { functionsOf, invoker, sharedEnvironment, sourceHandler } from '#infra/local/functions.ts';

const declared = (name: string, variables: Record<string, unknown>) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Timeout: 60, Environment: { Variables: { POWERTOOLS_SERVICE_NAME: name, ...variables } } },
});
const TEMPLATE = {
  Resources: {
    SignIn: declared('sign-in', { STAGE: 'local' }),
    Sync: declared('connector-sync', { TABLE_NAME: { Ref: 'Table' }, STAGE: 'local' }),
    Helper: { Type: 'AWS::Lambda::Function', Properties: {} },
  },
};

test('the functions share the sum of their variables, with references resolved', () => {
  const functions = functionsOf(TEMPLATE, { Table: 'seatledger' });
  expect(functions.map(({ logicalId, name, timeoutMs }) => [logicalId, name, timeoutMs])).toEqual([
    ['SignIn', 'sign-in', 60_000],
    ['Sync', 'connector-sync', 60_000],
  ]);
  expect(sharedEnvironment(functions)).toEqual({ STAGE: 'local', TABLE_NAME: 'seatledger' });
});

test('two functions that want different values under one name cannot share a process', () => {
  const other = { Resources: { ...TEMPLATE.Resources, More: declared('sweep', { STAGE: 'other' }) } };
  expect(() => sharedEnvironment(functionsOf(other, {}))).toThrow('sweep wants another value of STAGE');
});

test('the real sign-in function answers through its logical id', async () => {
  const invoke = invoker(functionsOf(TEMPLATE, {}), sourceHandler);
  const request = {
    userAttributes: { email: 'Ada@Example.com', email_verified: 'true' },
    groupConfiguration: { groupsToOverride: ['finance'] },
  };
  const answered = (await invoke('SignIn', { request })) as { response: unknown };
  expect(JSON.stringify(answered.response)).toContain('"mail":"ada@example.com","roles":"[finance]"');
  await expect(invoke('Helper', {})).rejects.toThrow('no function Helper');
});
