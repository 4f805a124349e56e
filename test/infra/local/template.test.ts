// Intrinsics of a template become the names and addresses of this machine.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolved, targetOf } from '#infra/local/template.ts';

const REFERENCES = { Table: 'seatledger', 'Pool.ProviderURL': 'http://127.0.0.1:1/pool' };

test('a reference, an attribute, a join and a substitution name the local thing', () => {
  const value = {
    a: { Ref: 'Table' },
    b: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
    c: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':', { Ref: 'Table' }]] },
    d: { 'Fn::Sub': '${Table}/${AWS::Region}/${!kept}' },
  };
  expect(resolved(value, REFERENCES)).toEqual({
    a: 'seatledger',
    b: 'http://127.0.0.1:1/pool',
    c: 'arn:aws:seatledger',
    d: 'seatledger/local/${!kept}',
  });
});

test('an intrinsic that has no meaning here is an error and not a text in a variable', () => {
  expect(() => resolved({ 'Fn::ImportValue': 'x' }, {})).toThrow('Fn::ImportValue');
});

test('a value without intrinsics resolves to itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!/"(Ref|Fn::)/.test(JSON.stringify(value)) && !/__proto__/.test(JSON.stringify(value)));
      expect(resolved(value, REFERENCES)).toEqual(value);
    }),
  );
});

test('the target of a rule or integration is found through the ARN that wraps it', () => {
  const template = { Resources: { Sync: { Type: 'AWS::Lambda::Function' } } };
  expect(targetOf({ 'Fn::GetAtt': ['Sync', 'Arn'] }, template)).toBe('Sync');
  expect(targetOf({ 'Fn::Join': ['', ['integrations/', { Ref: 'Sync' }]] }, template)).toBe('Sync');
  expect(targetOf({ 'Fn::Sub': 'integrations/${Sync.Arn}' }, template)).toBe('Sync');
  expect(targetOf({ Ref: 'Other' }, template)).toBeUndefined();
});
