import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, memberDays } from '#shared/connectors/slack/answer.ts';
import * as translate from '#shared/connectors/slack/translate.ts';
import * as wire from '#shared/connectors/slack/wire.ts';
import { AccountFacts } from '#shared/domain/accounts/account.ts';
import { Instant } from '#shared/domain/calendar/civil-day.ts';

const WHOLE: translate.Reach = { whole: true, claimed: new Map([['U1', '2020-03-22T02:20:30.000Z']]) };

function accountOf(raw: object, reach?: translate.Reach) {
  const fact = translate.account(wire.User.parse(raw), reach);
  return fact.of === 'account' ? fact.account : undefined;
}

test.each([
  [{ id: 'U1' }, 'person'],
  [{ id: 'U1', is_restricted: true }, 'external'],
  [{ id: 'U1', is_restricted: true, is_ultra_restricted: true }, 'external'],
  [{ id: 'U1', is_bot: true }, 'service'],
  [{ id: 'USLACKBOT', is_bot: false }, 'service'],
])('%j is of kind %s', (raw, kind) => {
  expect(accountOf(raw)?.kind).toBe(kind);
});

test('whoever was deactivated is disabled, and a hidden address is none', () => {
  expect(accountOf({ id: 'U1', deleted: true, profile: {} })).toMatchObject({
    status: 'disabled',
    mails: [],
  });
});

test('"never" is said where the whole window was read, and only there', () => {
  expect(accountOf({ id: 'U1' }, WHOLE)).toMatchObject({
    lastActiveAt: null,
    createdAt: '2020-03-22T02:20:30.000Z',
  });
  expect(accountOf({ id: 'U1' }, { ...WHOLE, whole: false })).not.toHaveProperty('lastActiveAt');
  expect(accountOf({ id: 'U2' })).not.toHaveProperty('lastActiveAt');
});

test('a seat is held by whom Slack bills', () => {
  const facts = translate.billed({ U1: { billing_active: true }, U2: { billing_active: false }, U3: {} });
  expect(facts).toEqual([{ of: 'holding', account: { id: 'U1' }, holding: { sku: 'member' } }]);
});

test('a day without activity is no use', () => {
  const day = { user_id: 'U1', date: '2026-04-14' };
  expect(translate.dayUse({ ...day, is_active: true })).toMatchObject({
    lastActiveAt: '2026-04-14T12:00:00.000Z',
  });
  expect(translate.dayUse({ ...day, is_active: false })).toBeUndefined();
  expect(translate.dayUse({ ...day, date: 'soon', is_active: true })).toBeUndefined();
});

const answer = (bytes: Buffer) => ({
  status: 200,
  headers: new Headers(),
  bytes,
  body: bytes.toString('utf8'),
});

test('a file is read packed and unpacked, and one that broke on the way is asked for again', () => {
  const lines = '{"user_id":"U1","date":"2026-04-14","is_active":true}\n\n';
  const value = [{ user_id: 'U1', date: '2026-04-14', is_active: true }];
  expect(memberDays(answer(Buffer.from(lines)))).toEqual({ value });
  expect(memberDays(answer(gzipSync(lines)))).toEqual({ value });
  const half = gzipSync(lines).subarray(0, 20);
  expect(memberDays(answer(half))).toMatchObject({ kind: 'malformedAnswer', passing: true });
});

test.each([
  ['missing_scope', 'permissionMissing', false],
  ['token_revoked', 'credentialsRevoked', false],
  ['ratelimited', 'throttled', true],
  ['internal_error', 'unreachable', true],
  ['team_not_found', 'misconfigured', false],
])('a refusal with 200 for %s is %s', (error, kind, passing) => {
  const body = Buffer.from(JSON.stringify({ ok: false, error, needed: 'admin' }));
  const refused = answered(wire.UserList)(answer(body));
  expect(refused).toMatchObject({ kind, passing, code: error, message: expect.stringContaining('admin') });
});

test('whatever Slack leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const flag = fc.option(fc.boolean(), { nil: null });
  const users = fc.record({
    id: fc.string({ minLength: 1 }),
    name: text,
    real_name: text,
    deleted: flag,
    is_bot: flag,
    is_restricted: flag,
    profile: fc.option(fc.record({ email: text, real_name: text }), { nil: null }),
  });
  fc.assert(
    fc.property(users, fc.boolean(), (raw, whole) => {
      AccountFacts.parse(accountOf(raw, { ...WHOLE, whole }));
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.double(), (date, date_last) => {
      for (const fact of [
        translate.dayUse({ user_id: 'U1', date, is_active: true }),
        translate.logUse({ user_id: 'U1', date_last }),
      ])
        if (fact?.of === 'use') Instant.parse(fact.lastActiveAt);
    }),
  );
});
