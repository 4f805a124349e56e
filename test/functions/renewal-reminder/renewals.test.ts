// Day by day a renewal opens, is answered, escalates, is renewed by policy or rolls over, and everybody concerned hears it once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, ask } from '#shared/domain/renewals/machine.ts';
import { openRenewal } from '#shared/domain/renewals/open-renewal.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import type { Decision, DecisionRequest } from '#shared/domain/renewals/renewal.ts';
import { contractChanged } from '#shared/events/contract-changed.ts';
import { eventEntry } from '#shared/events/event.ts';
import { factOf } from '#shared/mail/notice-card.ts';
import { changeItem } from '#shared/table/commit.ts';
import { type ContractState, contractEntity, loadContract } from '#shared/table/contract-store.ts';
import { keys } from '#shared/table/keys.ts';
import { loadMessage } from '#shared/table/message-store.ts';
import { putPolicies } from '#shared/table/policy-store.ts';
import { ACTOR, addContract, openPostOffice, type PostOffice, START, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'UTC', [
    { mail: 'admin@example.com', roles: ['admin'] },
    { mail: 'fin@example.com', roles: ['finance'] },
    { mail: 'pro@example.com', roles: ['procurement'] },
  ]);
});
afterEach(() => office.close());

const YEARLY = {
  name: 'Slack',
  kind: 'subscription',
  start: '2025-07-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  currency: 'EUR',
  paymentFrequency: 'month',
  lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
  owners: { business: 'olga@example.com' },
  reminders: { cancelBy: { on: false }, renewalDue: { on: false }, paymentDue: { on: false } },
};
const at = (day: string) => `${day}T09:05:00.000Z`;
const stored = async (id = 'c') => {
  const found = await loadContract(office.table, id);
  if (!found) throw new Error('no contract');
  return found;
};
const change = async (decide: (state: ContractState) => ReturnType<typeof ask>, day: string) => {
  const outcome = await changeItem(office.table, contractEntity, keys.contract('c'), at(day), ({ state }) => {
    const after = decide(state);
    return after.ok ? { state: after.value, line: { actor: ACTOR, deed: 'asked' } } : after;
  });
  expect(outcome.ok).toBe(true);
  await office.deliver(eventEntry(contractChanged, { contractId: 'c' }, at(day)));
};
const policies = (...all: Partial<RenewalPolicy>[]) =>
  putPolicies(
    office.table,
    all.map((one, index) => ({
      id: `p${index}`,
      name: `Policy ${index}`,
      scope: {},
      mode: 'review',
      approval: { when: 'never', roles: [], mails: [] },
      escalateDays: [],
      shortTerms: false,
      ...one,
    })),
    { seen: 0, actor: ACTOR, at: START },
  );
const request = (decision: Decision, roles: DecisionRequest['approvers']['roles']): DecisionRequest => ({
  decision,
  by: { kind: 'person', id: 'olga@example.com', name: 'Olga' },
  at: at('2026-05-10'),
  amount: '1200.00',
  currency: 'EUR',
  reasons: [{ kind: 'always', policy: 'All' }],
  approvers: { roles, mails: [] },
});
/** The notices of renewals that an address was mailed, by their facts. */
const mailsTo = async (mail: string) => {
  const found = await Promise.all(
    office.server.taken.map(({ message }) => loadMessage(office.table, message)),
  );
  return found
    .flatMap((one) => (one && 'told' in one.message && one.message.to === mail ? one.message.told : []))
    .filter(({ notice }) => notice.kind !== 'nextMonth')
    .map(({ notice }) => factOf(notice));
};

describe('A renewal', () => {
  it('opens with its window, once, and a day without news writes nothing', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick(at('2026-02-20'));
    expect((await stored()).state.renewals).toBeUndefined();
    await office.tick(at('2026-03-02'));
    const opened = await stored();
    expect(opened.state.renewals).toMatchObject([{ state: 'upcoming', deadline: '2026-06-30' }]);
    await office.tick(at('2026-03-02'));
    await office.tick(at('2026-03-03'));
    expect((await stored()).version).toBe(opened.version);
  });

  it('rolls over when nobody decides, and its owners and procurement hear of it once', async () => {
    await addContract(office, 'c', YEARLY);
    await office.tick(at('2026-06-01'));
    await office.tick(at('2026-07-01'));
    await office.tick(at('2026-07-02'));
    expect((await stored()).state.renewals).toMatchObject([{ state: 'lapsed', rolled: true }]);
    expect(await mailsTo('olga@example.com')).toEqual([
      expect.stringContaining('renewed without a decision'),
    ]);
    expect(await mailsTo('pro@example.com')).toHaveLength(1);
    expect(await mailsTo('fin@example.com')).toEqual([]);
  });

  it('is renewed by a policy two weeks before its last day, within its limit', async () => {
    const above = { amount: '1200', currency: 'EUR' };
    const approval = { when: 'aboveAmount' as const, above, roles: ['finance' as const], mails: [] };
    await policies({ mode: 'automatic', approval });
    await addContract(office, 'c', YEARLY);
    await addContract(office, 'd', {
      ...YEARLY,
      name: 'Dear',
      lines: [{ ...YEARLY.lines[0], quantity: 11 }],
    });
    await office.tick(at('2026-06-15'));
    expect((await stored()).state.confirmed).toEqual([]);
    await office.tick(at('2026-06-16'));
    const { state } = await stored();
    expect(state.confirmed).toMatchObject([{ months: 12, decidedOn: '2026-06-16' }]);
    expect(state.renewals).toMatchObject([{ state: 'renewed', request: { by: { kind: 'rule' } } }]);
    expect((await stored('d')).state.confirmed).toEqual([]);
  });

  it('of short terms opens where a policy asks for them', async () => {
    await policies({ shortTerms: true });
    const monthly = { duration: { kind: 'months', months: 1 }, renewal: { kind: 'automatic', months: 1 } };
    await addContract(office, 'c', { ...YEARLY, ...monthly });
    await office.tick(at('2026-05-25'));
    expect((await stored()).state.renewals).toMatchObject([{ ends: '2026-05-31' }]);
  });
});

describe('Approval', () => {
  it('is asked at once of those who may give it, never of who asks, and the answer reaches who asked', async () => {
    await addContract(office, 'c', { ...YEARLY, owners: { business: 'olga@example.com' } });
    await office.tick(at('2026-05-09'));
    office.server.taken.length = 0;
    await change(
      (state) =>
        ask(state, request({ decision: 'renew' }, ['finance']), {
          today: '2026-05-10',
          at: at('2026-05-10'),
        }),
      '2026-05-10',
    );
    expect(await mailsTo('fin@example.com')).toEqual([
      expect.stringContaining('Olga asks for your approval to renew Slack'),
    ]);
    expect(await mailsTo('olga@example.com')).toEqual([]);
    const verdict = {
      verdict: 'refused',
      by: { kind: 'person', id: 'fin@example.com', name: 'Fin' },
      at: at('2026-05-11'),
      note: 'Too many seats',
    } as const;
    await change(
      (state) => answer(state, verdict, { today: '2026-05-11', at: at('2026-05-11') }),
      '2026-05-11',
    );
    expect(await mailsTo('olga@example.com')).toEqual([expect.stringContaining('Fin refused your request')]);
    await office.tick(at('2026-05-12'));
    expect(await mailsTo('olga@example.com')).toHaveLength(1);
    expect(openRenewal((await stored()).state)?.state).toBe('inReview');
  });
});

describe('Escalation', () => {
  it('goes by a policy’s days to owners, finance and procurement, and at last to administrators', async () => {
    await policies({ escalateDays: [10, 3] });
    await addContract(office, 'c', YEARLY);
    await office.tick(at('2026-06-10'));
    expect(await mailsTo('olga@example.com')).toEqual([]);
    await office.tick(at('2026-06-21'));
    expect(await mailsTo('olga@example.com')).toEqual([
      expect.stringContaining('Nobody has decided about Slack'),
    ]);
    expect(await mailsTo('fin@example.com')).toHaveLength(1);
    expect(await mailsTo('admin@example.com')).toEqual([]);
    await office.tick(at('2026-06-28'));
    expect(await mailsTo('olga@example.com')).toHaveLength(2);
    expect(await mailsTo('admin@example.com')).toHaveLength(1);
  });
});
