// Connecting a vendor goes step by step, and its address leads no further than what was done.
import { expect, test } from 'vitest';
import { staysInWizard, stepAt, WIZARD_STEPS } from '#web/features/connections/wizard-steps.ts';
import { isChanged } from '#web/ui/use-unsaved.tsx';

const done = { hasScopes: true, isTested: true, isGood: true };

test('whoever did every step may go to each of them', () => {
  expect(WIZARD_STEPS.map((step) => stepAt(step, done))).toEqual(WIZARD_STEPS);
});

test('an address that was opened anew begins where something must be typed', () => {
  const fresh = { hasScopes: true, isTested: false, isGood: false };
  expect(WIZARD_STEPS.map((step) => stepAt(step, fresh))).toEqual([
    'scopes',
    'credentials',
    'credentials',
    'credentials',
  ]);
  expect(stepAt('nowhere', fresh)).toBe('scopes');
  expect(stepAt(undefined, { ...fresh, hasScopes: false })).toBe('credentials');
});

test('a test that failed is not passed by', () => {
  expect(stepAt('tasks', { ...done, isGood: false })).toBe('test');
});

test('another step of the same vendor loses nothing, another vendor or page does', () => {
  const at = (pathname: string, connector: string, step: string) => ({
    pathname,
    search: { connector, step },
  });
  const here = at('/connections/new', 'google', 'test');
  expect(staysInWizard(here, at('/connections/new', 'google', 'credentials'))).toBe(true);
  expect(staysInWizard(here, at('/connections/new', 'salesforce', 'scopes'))).toBe(false);
  expect(staysInWizard(here, at('/licenses', 'google', 'test'))).toBe(false);
});

test('what was typed and taken back is not typed', () => {
  expect(isChanged({ name: '', owners: {} }, { name: '', owners: {} })).toBe(false);
  expect(isChanged({ name: '' }, { name: 'CRM' })).toBe(true);
});
