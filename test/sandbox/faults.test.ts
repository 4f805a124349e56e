import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VendorFailure, VendorFailureKind } from '#shared/connectors/failure.ts';
import { type VirtualClock, virtualClock } from '#test/shared/connectors/answering-server.ts';
import type { FaultKind, FaultSwitch } from './faults.ts';
import { unknownTo } from './misbehave.ts';
import { readEverything } from './read-everything.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { IMITATIONS, VENDOR_IDS, type VendorId } from './vendors.ts';

const SLOW_MS = 600;

let clock: VirtualClock;
let sandbox: Sandbox;
const undisturbed = new Map<string, unknown>();

beforeAll(async () => {
  clock = virtualClock();
  sandbox = await startSandbox({
    people: 60,
    seed: 11,
    day: '2026-04-16',
    pageSizes: {
      ...Object.fromEntries(VENDOR_IDS.map((id) => [id, 3])),
      okta: 5,
      atlassian: 12,
      github: 2,
      salesforce: 8,
      users: 20,
      assignments: 20,
    },
    now: () => clock.now(),
    slowMs: SLOW_MS,
  });
  for (const vendor of VENDOR_IDS) undisturbed.set(vendor, (await read(vendor)).facts);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.faults.clear());

function read(vendor: string, more: Parameters<typeof readEverything>[2] = {}) {
  return readEverything(sandbox, vendor, { clock, timeoutMs: 5_000, ...more });
}

/** At these rates six strokes in a row are seldom for one request and not for all of them. */
const PATIENT = { attempts: 16 };

async function failureOf(vendor: string, afterPage?: (page: number) => void): Promise<VendorFailure> {
  return read(vendor, afterPage && { afterPage }).then(
    () => expect.unreachable('the read came to an end'),
    (error: VendorFailure) => error,
  );
}

const passing: readonly [string, FaultKind, FaultSwitch][] = [
  ['throttled with seconds to wait', '429', { rate: 0.3 }],
  ['throttled until a date', '429-date', { rate: 0.3 }],
  ['throttled until an instant', '429-reset', { rate: 0.3 }],
  ['throttled without a word on when', '429-silent', { rate: 0.3 }],
  ['throttled in the words of the vendor', '429-body', { rate: 0.3 }],
  ['over the rate of one user', '403', { rate: 0.3 }],
  ['broken inside', '500', { rate: 0.3 }],
  ['out of service', '503', { rate: 0.3 }],
  ['hidden behind a broken proxy', '502', { rate: 0.3 }],
  ['cut in the middle of a page', 'cut', { rate: 0.3 }],
  ['cut before a page', 'reset', { rate: 0.3 }],
  ['garbled twice', 'malformed', { count: 2 }],
  ['tired of the session now and then', 'expired', { rate: 0.3 }],
];

/** Every text of a vendor's keys long enough to be a secret or part of one. */
const secretsOf = (vendor: VendorId) =>
  Object.entries(sandbox.keys[vendor]).flatMap(([name, value]) =>
    /secret|private|token|key$/i.test(name) && typeof value === 'string' && value.length > 12 ? [value] : [],
  );

describe.each(VENDOR_IDS)('reading %s', (vendor) => {
  const unknown = unknownTo(IMITATIONS[vendor]);

  test.each(passing)('while it is %s brings the same facts', async (_name, kind, how) => {
    sandbox.faults.set(kind, how);
    const before = sandbox.calls.length;
    const { facts, http, short } = await read(vendor, PATIENT);
    expect(facts).toEqual(undisturbed.get(vendor));
    expect(short).toEqual([]);
    const struck = sandbox.calls.slice(before).filter((call) => call.fault === kind).length;
    expect(struck).toBe(unknown.includes(kind) ? 0 : http.retries);
    if (!unknown.includes(kind)) expect(struck).toBeGreaterThan(0);
  });

  test('while some answers never come brings the same facts', async () => {
    sandbox.faults.set('slow', { count: 2 });
    const { facts, http } = await read(vendor, { ...PATIENT, timeoutMs: SLOW_MS / 4 });
    expect(facts).toEqual(undisturbed.get(vendor));
    expect(http.retries).toBeGreaterThanOrEqual(2);
  });

  test('while everything goes wrong a little brings the same facts', async () => {
    for (const kind of ['429', '429-date', '429-silent', '503', 'cut', 'expired'] as const) {
      sandbox.faults.set(kind, { rate: 0.06 });
    }
    expect((await read(vendor)).facts).toEqual(undisturbed.get(vendor));
  });

  const lasting: readonly [FaultKind, VendorFailureKind][] = [
    ['revoked', 'credentialsRevoked'],
    ['quota', 'quotaExhausted'],
    ['malformed', 'malformedAnswer'],
    ['shape', 'malformedAnswer'],
    ['forbidden', 'permissionMissing'],
    ['429', 'throttled'],
    ['503', 'throttled'],
    ['502', 'unreachable'],
    ['reset', 'unreachable'],
  ];
  test.each(lasting.filter(([kind]) => !unknown.includes(kind)))(
    'that ends for good with %s is named %s, from the start or half-way',
    async (kind, named) => {
      sandbox.faults.set(kind);
      expect(await failureOf(vendor)).toMatchObject({ kind: named });
      sandbox.faults.clear();
      const halfWay = await failureOf(vendor, (page) => page === 6 && sandbox.faults.set(kind));
      expect(halfWay).toMatchObject({ kind: named });
      for (const secret of [...secretsOf(vendor), 'Bearer ', 'ya29.', '00D5f0000!']) {
        expect(halfWay.message).not.toContain(secret);
      }
    },
  );
});

test('throttled for good says when to come back', async () => {
  sandbox.faults.set('429');
  expect((await failureOf('google')).retryAt).toMatch(/^2026-04-16T/);
});

test('rows that move under the reader show in the count at Salesforce, and lose one row a page at Google', async () => {
  sandbox.faults.set('shift', { count: 1, path: '/query/' });
  expect((await read('salesforce')).short).toEqual(['users']);
  sandbox.faults.set('shift', { count: 2 });
  const accounts = (facts: unknown) =>
    (facts as { of: string }[]).filter((fact) => fact.of === 'account').length;
  expect(accounts((await read('google')).facts)).toBe(accounts(undisturbed.get('google')) - 2);
});

test('a switch strikes as often as it was told, only where it was told, and every stroke can be counted', async () => {
  sandbox.faults.set('503', { count: 3, vendor: 'google', path: '/licensing/' });
  const before = sandbox.calls.length;
  await read('salesforce');
  expect(sandbox.faults.on).toEqual({ '503': { count: 3, vendor: 'google', path: '/licensing/' } });
  await read('google');
  expect(sandbox.faults.on).toEqual({});
  const struck = sandbox.calls.slice(before).filter((call) => call.fault === '503');
  expect(struck.map((call) => call.status)).toEqual([503, 503, 503]);
  expect(struck.every((call) => call.address.includes('/licensing/'))).toBe(true);
});
