import { expect } from 'vitest';
import * as translate from '#shared/connectors/github/translate.ts';
import * as wire from '#shared/connectors/github/wire.ts';
import { type Cases, good, parsed, unread } from '../example.ts';

const scim = unread('accounts of managed users are read by the SCIM connector');

export const cases: Cases = {
  'advanced-security-active-committers.json': unread(
    'Advanced Security is billed by committers, not by seats',
  ),
  'copilot-billing.json': unread('the breakdown of seats is counted from the seats themselves'),
  'copilot-billing-seats.json': (text) => {
    const { seats, total_seats } = parsed(wire.CopilotSeats, text);
    const facts = (seats ?? []).flatMap((seat) => translate.copilotFact(seat, true) ?? []);
    good(facts);
    expect(facts).toHaveLength(total_seats ?? 0);
    expect(facts[0]).toMatchObject({ holding: { lastActiveAt: '2021-10-14T06:53:32.000Z' } });
  },
  'copilot-member-seat.json': (text) => {
    const fact = translate.copilotFact(parsed(wire.CopilotSeat, text), true);
    good(fact ? [fact] : []);
  },
  'copilot-selected-users-add-response.json': (text) =>
    expect(JSON.parse(text)).toEqual({ seats_created: 5 }),
  'copilot-selected-users-cancel-response.json': (text) =>
    expect(JSON.parse(text)).toEqual({ seats_cancelled: 5 }),
  'enterprise-consumed-licenses.json': (text) => {
    const page = parsed(wire.ConsumedLicenses, text);
    expect([page.total_seats_purchased, page.total_seats_consumed]).toEqual([4_500, 5_000]);
    const facts = (page.users ?? []).flatMap((user) => translate.consumer(user) ?? []);
    good(facts);
    expect(facts.length).toBe(page.users?.length);
    expect(facts[0]).toMatchObject({ account: { id: 'monalisa', mails: ['monalisa@github.com'] } });
  },
  'enterprise-license-sync-status.json': unread('whether a connected server is in step is not a license'),
  'org-audit-log.json': unread('the audit log is not read'),
  'org-credential-authorizations.json': unread('credentials are not read'),
  'org-installations.json': unread('installed apps are not read'),
  'org-members.json': (text) => {
    good(parsed(wire.Members, text).map(({ login }) => translate.member(login, true)));
  },
  'org-membership.json': unread('members are read by list'),
  'org-outside-collaborators.json': unread('collaborators consume a license and come with the consumers'),
  'org.json': (text) => {
    const { plan } = parsed(wire.Organization, text);
    expect(plan?.name).toBe('Medium');
  },
  'rate-limit.json': unread('limits come with every answer'),
  'scim-enterprise-users.json': scim,
  'scim-org-users.json': scim,
};
