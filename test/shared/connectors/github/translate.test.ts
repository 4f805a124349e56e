import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as translate from '#shared/connectors/github/translate.ts';
import * as wire from '#shared/connectors/github/wire.ts';
import { AccountFacts, Holding } from '#shared/domain/accounts/account.ts';

function accountOf(raw: object) {
  const fact = translate.consumer(wire.Consumer.parse(raw));
  return fact?.of === 'account' ? fact.account : undefined;
}

test('a user of a connected server alone is known by the server’s name, or by an address', () => {
  expect(accountOf({ github_com_login: '', enterprise_server_user_ids: ['ghe.example:12'] })?.id).toBe(
    'server:ghe.example:12',
  );
  expect(accountOf({ enterprise_server_emails: ['Ana@Example.com'] })).toMatchObject({
    id: 'server:ana@example.com',
    mails: ['ana@example.com'],
  });
  expect(accountOf({ github_com_login: '' })).toBeUndefined();
});

test('a SAML name that is no address is none', () => {
  expect(accountOf({ github_com_login: 'Mona', github_com_saml_name_id: 'E012345' })).toMatchObject({
    id: 'mona',
    mails: [],
  });
});

test('a license of a Visual Studio subscription says where it comes from', () => {
  expect(accountOf({ github_com_login: 'a', visual_studio_subscription_user: true })?.holds).toEqual([
    { sku: 'enterprise', via: 'a Visual Studio subscription' },
  ]);
});

test('the last use of Copilot stands at Copilot, and its team beside it', () => {
  const seat = wire.CopilotSeat.parse({
    created_at: '2026-01-02T03:04:05Z',
    last_activity_at: null,
    assignee: { login: 'Mona' },
    assigning_team: { name: 'Platform' },
  });
  expect(translate.copilotFact(seat, true)).toEqual({
    of: 'holding',
    account: { id: 'mona' },
    holding: { sku: 'copilot', since: '2026-01-02', via: 'Platform', lastActiveAt: null },
  });
  expect(translate.copilotFact(seat, false)).not.toMatchObject({ holding: { lastActiveAt: null } });
  expect(translate.copilotFact({ ...seat, assignee: null }, true)).toBeUndefined();
});

test('whatever GitHub leaves out or writes, the facts fit', () => {
  const text = fc.option(fc.string(), { nil: null });
  const texts = fc.option(fc.array(fc.string(), { maxLength: 3 }), { nil: null });
  const consumers = fc.record({
    github_com_login: text,
    github_com_name: text,
    github_com_saml_name_id: text,
    github_com_verified_domain_emails: texts,
    enterprise_server_emails: texts,
    enterprise_server_user_ids: texts,
  });
  fc.assert(
    fc.property(consumers, (raw) => {
      const account = accountOf(raw);
      if (account) AccountFacts.parse(account);
    }),
  );
  const seats = fc.record({
    created_at: text,
    last_activity_at: text,
    assignee: fc.record({ login: fc.string() }),
  });
  fc.assert(
    fc.property(seats, (raw) => {
      const fact = translate.copilotFact(wire.CopilotSeat.parse(raw), true);
      if (fact?.of === 'holding') Holding.parse(fact.holding);
    }),
  );
});
