// What the pages say of connections, licenses, settings and the log.
import { expect, test } from 'vitest';
import type { FormField } from '#shared/api/connectors.ts';
import type { Attention } from '#shared/api/overview.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { Deed } from '#shared/domain/ledger/entry.ts';
import { DEFAULT_SETTINGS } from '#shared/domain/settings/settings.ts';
import { permissionFor } from '#web/app/session.ts';
import { changesText } from '#web/features/connections/connection-runs.tsx';
import { initialTyped, missingIn, valuesOf } from '#web/features/connections/form-values.ts';
import { attentionLine } from '#web/features/home/attention.ts';
import { comparison } from '#web/features/licenses/comparison.ts';
import { actorName, changeText, DEEDS } from '#web/features/logs/sentence.ts';
import { fieldName } from '#web/features/logs/value-words.ts';
import { changedSettings, leadDaysOf } from '#web/features/settings/settings-changes.ts';

const FIELDS: readonly FormField[] = [
  { name: 'url', label: 'Address', type: 'text', secret: false, required: true },
  { name: 'sandbox', label: 'Sandbox', type: 'boolean', secret: false, required: false, initial: false },
  { name: 'port', label: 'Port', type: 'number', secret: false, required: false },
  { name: 'products', label: 'Products', type: 'list', secret: false, required: true },
  { name: 'key', label: 'Key', type: 'multiline', secret: true, required: true },
];

test('a connector’s form sends what was typed in the kind that is asked for, and nothing that was left empty', () => {
  const typed = {
    ...initialTyped(FIELDS),
    url: ' https://a.example ',
    products: ['a'],
    key: 'line\n',
    port: '',
  };
  expect(valuesOf(FIELDS, typed)).toEqual({
    url: 'https://a.example',
    sandbox: false,
    products: ['a'],
    key: 'line\n',
  });
  expect(valuesOf(FIELDS, { port: '8080' })).toEqual({ port: 8080 });
  expect(missingIn(FIELDS, initialTyped(FIELDS))).toEqual(['Address', 'Products', 'Key']);
});

test('a vendor’s own count is compared with ours, and both are said', () => {
  expect(comparison({ vendorUsed: 294, seats: 291 })?.sentence).toBe(
    'The vendor counts 294 used; the accounts we read hold 291.',
  );
  expect(comparison({ vendorUsed: 5, seats: 5 })?.same).toBe(true);
  expect(comparison({ vendorUsed: null, seats: 5 })).toBeUndefined();
});

test('a run says what it changed and not what stayed', () => {
  expect(changesText({ joined: 1, left: 0, gained: 2, lost: 0, status: 1 })).toBe(
    '1 account joined, 2 licenses given, 1 status changed',
  );
  expect(changesText({ joined: 0, left: 0, gained: 0, lost: 0, status: 0 })).toBe('only activity');
});

test('a deadline within a week is urgent, a later one is not yet', () => {
  const deadline = (inDays: number, on: string): Attention => ({
    kind: 'deadline',
    contractId: 'c1',
    contractName: 'Zoom',
    date: 'cancelBy',
    day: on,
    inDays,
  });
  const line = attentionLine(
    deadline(7, '2026-04-23'),
    '2026-04-16',
    () => '',
    () => true,
  );
  expect([line.urgency, line.to, line.what, line.more]).toEqual([
    'bad',
    '/renewals/$id',
    'Zoom can be canceled until Apr 23, 2026',
    'That is in 7 days.',
  ]);
  expect(
    attentionLine(
      deadline(8, '2026-04-24'),
      '2026-04-16',
      () => '',
      () => true,
    ).urgency,
  ).toBe('warn');
});

test('a line of Home offers what its reader may do, and a look to everybody else', () => {
  const unused: Attention = {
    kind: 'unused',
    licenseId: 'crm.pro',
    licenseName: 'Pro',
    applicationId: 'crm',
    applicationName: 'CRM',
    unused: 28,
    people: 240,
    periodDays: 60,
  };
  const act = (roles: readonly Role[], ownedApplications: string[] = []) =>
    attentionLine(
      unused,
      '2026-04-16',
      () => '',
      (route, applicationId) =>
        permissionFor({ roles: [...roles], ownedApplications }, route, applicationId).allowed,
    ).act;
  expect([act(['itManager']), act(['viewer']), act(['viewer'], ['crm']), act(['viewer'], ['erp'])]).toEqual([
    'See who',
    'Look',
    'See who',
    'Look',
  ]);
});

test('every deed of the log has its words', () => {
  for (const deed of Deed.options) expect(DEEDS[deed]).toMatch(/^[a-z]/);
});

test('a change says what was and what is, and only what is where nothing was', () => {
  expect(changeText({ field: 'licenses', before: true, after: false })).toBe('on → off');
  expect(changeText({ field: 'purchased', after: 60 })).toBe('60');
  expect(changeText({ field: 'purchased', before: 60 })).toBe('60 → nothing');
  expect(fieldName('licenses')).toBe('License information');
  expect(actorName({ actor: { kind: 'rule', id: 'renewal-reminder' } })).toBe('Renewal reminder');
});

test('settings send only what was changed, reminders kind by kind', () => {
  const { reminders } = DEFAULT_SETTINGS;
  const after = {
    ...DEFAULT_SETTINGS,
    mailHour: 6,
    reminders: { ...reminders, custom: { on: false } },
  };
  expect(changedSettings(DEFAULT_SETTINGS, after)).toEqual({
    mailHour: 6,
    reminders: { custom: { on: false } },
  });
  expect(changedSettings(DEFAULT_SETTINGS, DEFAULT_SETTINGS)).toEqual({});
});

test('lead days are whole days, each once, the earliest reminder first', () => {
  expect(leadDaysOf(['7', '30', 'x', '7', '1.5', '0'])).toEqual([30, 7, 0]);
});

test('a contract whose payment method is gone leads to where another one is chosen', () => {
  const line = attentionLine(
    { kind: 'methodGone', contractId: 'c1', contractName: 'Zoom' },
    '2026-04-16',
    () => '',
    () => true,
  );
  expect(line).toMatchObject({
    what: 'The payment method of Zoom was deleted',
    to: '/contracts/$id',
    params: { id: 'c1' },
  });
});
