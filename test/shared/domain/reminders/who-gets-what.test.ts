// Which roles each kind of notice reaches beside the people named on the thing, written from what each is for.
import { describe, expect, it } from 'vitest';
import { Role } from '#shared/domain/access/role.ts';
import type { Address } from '#shared/domain/notifications/address.ts';
import { NoticeKind } from '#shared/domain/reminders/kind.ts';
import { audienceOf } from '#shared/domain/reminders/recipients.ts';

const EXPECTED: Readonly<Record<NoticeKind, readonly Role[]>> = {
  cancelBy: ['finance'],
  renewalDue: ['finance'],
  contractEnd: ['finance'],
  paymentDue: ['finance'],
  custom: [],
  nextMonth: ['admin', 'itManager', 'procurement'],
  paymentMethodExpiring: ['finance'],
  priceChange: [],
  approvalAsked: [],
  renewalDecided: [],
  renewalUndecided: ['finance', 'procurement'],
  renewalRolled: ['procurement'],
  budget: ['finance'],
  connectionBroken: ['itManager'],
  connectionRecovered: ['itManager'],
};

const book = new Map(
  Role.options.map((role) => {
    const mail = `${role}@example.com`;
    const address = {
      mail,
      roles: [role],
      deliveries: {},
      follows: [],
      confirmedAt: '2026-01-01T00:00:00.000Z',
    };
    return [mail, address as unknown as Address];
  }),
);
const OWNER = { mail: 'owner@example.com', why: 'you are the owner of it' };

describe('A notice', () => {
  for (const kind of NoticeKind.options) {
    it(`of ${kind} reaches who is named and the roles that answer for it`, () => {
      const { to, unreached } = audienceOf(kind, [OWNER], book);
      const wanted = ['owner@example.com', ...EXPECTED[kind].map((role) => `${role}@example.com`)];
      expect([to.map(({ mail }) => mail).sort(), unreached]).toEqual([wanted.sort(), []]);
    });
  }

  it('that nobody answers for goes to administrators, saying why', () => {
    const { to } = audienceOf('priceChange', [], book);
    expect(to).toEqual([
      { mail: 'admin@example.com', why: 'you are an administrator and nobody is named who would get it' },
    ]);
  });
});
