// What is typed of a decision or a policy is sent as it was meant, or refused beside its field.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { ContractInput } from '#shared/domain/contracts/contract.ts';
import type { RenewalPolicy } from '#shared/domain/renewals/policy.ts';
import { actionsOf, needsReview } from '#web/features/renewals/actions.ts';
import { approvalFor, effectOf } from '#web/features/renewals/decision-effect.ts';
import { agreedLines, decisionTyping, readDecision } from '#web/features/renewals/decision-typing.ts';
import { touchedBy } from '#web/features/renewals/policy-touches.ts';
import { policyTyping, readPolicy } from '#web/features/renewals/policy-typing.ts';
import { approvalWords, extraWords, scopeWords } from '#web/features/renewals/policy-words.ts';

const CONTRACT = {
  ...ContractInput.parse({
    name: 'Figma Organization',
    kind: 'contract',
    start: '2026-02-01',
    duration: { kind: 'months', months: 12 },
    renewal: { kind: 'automatic', months: 12 },
    notice: { count: 30, unit: 'days' },
    currency: 'EUR',
    paymentFrequency: 'year',
    lines: [
      { text: 'Seats', quantity: 100, price: { kind: 'perUnit', amount: '100' }, period: 'year' },
      {
        text: 'Support',
        quantity: 1,
        price: { kind: 'flat', amount: '500' },
        period: 'year',
        changes: [{ from: '2027-02-01', price: '550' }],
      },
    ],
  }),
  id: 'c1',
  confirmed: [],
  version: 3,
};

const VIEW = {
  contract: CONTRACT,
  row: { ends: '2027-01-31', deadline: '2027-01-01', kind: 'automatic' },
  currency: 'EUR',
  renewal: null,
  proposal: {
    lines: [
      { line: 0, proposed: 80, basis: 'usage' },
      { line: 1, proposed: 1, basis: 'notSeats' },
    ],
  },
} as never;

const AGREED = agreedLines(VIEW);

test('a decision begins with what is proposed, under the prices that hold from the next term on', () => {
  expect(AGREED).toEqual([
    { line: 0, quantity: 100, price: '100' },
    { line: 1, quantity: 1, price: '550' },
  ]);
  const typing = decisionTyping(VIEW);
  expect(typing.decision).toBe('change');
  expect(readDecision(typing, AGREED, 12)).toEqual({
    decision: { decision: 'change', lines: [{ line: 0, quantity: 80 }] },
    troubles: {},
  });
});

test('only what differs is sent, however it is written', () => {
  const typing = {
    decision: 'change',
    length: 'months',
    months: 24,
    until: '',
    lines: [...AGREED],
  } as const;
  const with0 = (price: string) => ({
    ...typing,
    lines: [{ line: 0, quantity: 100, price }, ...AGREED.slice(1)],
  });
  expect(readDecision(with0('1,250.50'), AGREED, 12).decision).toEqual({
    decision: 'change',
    months: 24,
    lines: [{ line: 0, price: '1250.50' }],
  });
  expect(readDecision(with0('100.00'), AGREED, 12).troubles).toHaveProperty('lines');
  expect(readDecision({ ...typing, decision: 'renew' }, AGREED, 24).decision).toEqual({ decision: 'renew' });
  expect(readDecision({ ...typing, decision: 'cancel', months: '' }, AGREED, 12).decision).toEqual({
    decision: 'cancel',
  });
});

test('the next term runs to a day instead of for some months where that is wanted', () => {
  const typing = {
    ...decisionTyping(VIEW),
    decision: 'renew',
    length: 'until',
    until: '2027-12-31',
  } as const;
  expect(readDecision(typing, AGREED, 12).decision).toEqual({ decision: 'renew', until: '2027-12-31' });
  expect(readDecision({ ...typing, until: '' }, AGREED, 12)).toEqual({
    decision: undefined,
    troubles: { until: 'Say until which day' },
  });
});

test('what cannot be sent is refused beside its field', () => {
  const typing = {
    decision: 'change',
    length: 'months',
    months: '',
    until: '',
    lines: [
      { line: 0, quantity: '', price: 'cheap' },
      { line: 1, quantity: 1, price: '-5' },
    ],
  } as const;
  expect(readDecision(typing, AGREED, 12)).toEqual({
    decision: undefined,
    troubles: {
      months: 'Say for how many months',
      'lines.0.quantity': 'A whole number',
      'lines.0.price': 'A price such as 12.50',
      'lines.1.price': 'A price such as 12.50',
    },
  });
});

test('a decision names its dates and its cost before it is made', () => {
  const today = '2026-11-27';
  // Eleven of the twelve months that are agreed.
  expect(effectOf(VIEW, { decision: 'renew', until: '2027-12-31' }, today)).toEqual({
    sentence: 'It goes on from Feb 1, 2027 until Dec 31, 2027.',
    amount: '9670.83',
  });
  expect(effectOf(VIEW, { decision: 'renew' }, today)).toEqual({
    sentence: 'It goes on from Feb 1, 2027 for 12 months, until Jan 31, 2028.',
    amount: '10550.00',
  });
  const fewer = { decision: 'change', lines: [{ line: 0, quantity: 80, price: '90' }] } as const;
  expect(effectOf(VIEW, { ...fewer, lines: [...fewer.lines] }, today)).toMatchObject({ amount: '7750.00' });
  expect(effectOf(VIEW, { decision: 'renew', months: 24 }, today)).toEqual({
    sentence: 'It goes on from Feb 1, 2027 for 24 months, until Jan 31, 2029.',
    amount: '21100.00',
  });
  expect(effectOf(VIEW, { decision: 'cancel' }, today)).toEqual({
    sentence: 'It ends on Jan 31, 2027, once the notice is sent by Jan 1, 2027 and recorded here.',
    amount: null,
  });
});

test('who has to approve is said before a decision is asked for', () => {
  const of = (decision: 'renew' | 'cancel', amount: string | null, currency: string) =>
    approvalFor({ currency, budgets: [] }, [POLICY], { decision }, amount);
  expect(of('renew', '10000', 'EUR').reasons).toEqual([]);
  expect(of('renew', '10000.01', 'EUR')).toEqual({
    reasons: [{ kind: 'aboveAmount', policy: 'Large renewals', limit: '10000', currency: 'EUR' }],
    approvers: { roles: ['finance', 'admin'], mails: ['cfo@example.com'] },
  });
  expect(of('renew', '5', 'USD').reasons).toEqual([{ kind: 'amountUnknown', policy: 'Large renewals' }]);
  expect(of('cancel', null, 'EUR').reasons).toEqual([]);
});

test('a term that began by itself waits to be looked at, whichever is decided now', () => {
  const of = (needs: boolean, past: object[]) => needsReview({ row: { needsReview: needs }, past } as never);
  expect([of(true, []), of(false, [{ rolled: true }]), of(false, [{}])]).toEqual([true, true, false]);
  expect(of(false, [{ rolled: true, reviewedAt: '2026-11-27T10:00:00Z' }])).toBe(false);
});

test('nobody is offered what they may not do, or what is not to be done now', () => {
  const of = (state: string, may: object, request?: object, more: object = {}) =>
    Object.entries(
      actionsOf(
        {
          row: { state, needsReview: false, ends: '2027-01-31', ...more },
          contract: more,
          renewal: { request, ...more },
          past: [],
          may: { decide: false, approve: false, override: false, why: null, ...may },
        } as never,
        'mayAct' in may,
        '2027-01-31',
      ),
    )
      .filter(([, offered]) => offered)
      .map(([name]) => name);
  const acts = { mayAct: true };
  const cancel = { decision: { decision: 'cancel' } };
  expect(of('inReview', {})).toEqual([]);
  expect(of('inReview', { ...acts, decide: true })).toEqual(['decide', 'take']);
  expect(of('awaitingApproval', acts, cancel)).toEqual(['takeBack']);
  expect(of('awaitingApproval', { approve: true, override: true }, cancel)).toEqual(['answer']);
  expect(of('awaitingApproval', { override: true }, cancel)).toEqual(['override']);
  expect(of('approved', acts, cancel)).toEqual(['takeBack', 'notice']);
  expect(of('lapsed', acts, undefined, { needsReview: true })).toEqual(['lookAt']);
  expect(of('lapsed', { ...acts, decide: true })).toEqual(['decide']);
  expect(of('lapsed', { ...acts, decide: true }, undefined, { rolled: true })).toEqual([]);
  expect(of('renewed', acts, { decision: { decision: 'renew' } })).toEqual(['takeBack']);
  expect(of('renewed', acts, { decision: { decision: 'renew' } }, { ends: '2027-01-30' })).toEqual([]);
  expect(of('cancelled', acts, cancel, { noticeSent: {} })).toEqual(['noticeBack']);
});

const POLICY: RenewalPolicy = {
  id: 'p1',
  name: 'Large renewals',
  scope: { vendor: 'Figma', from: { amount: '5000', currency: 'EUR' } },
  mode: 'review',
  approval: {
    when: 'aboveAmountOrOverBudget',
    above: { amount: '10000', currency: 'EUR' },
    roles: ['finance', 'admin'],
    mails: ['cfo@example.com'],
  },
  escalateDays: [30, 7],
  shortTerms: false,
};

test('a policy that is opened and saved stays the same', () => {
  const name = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `p${text.replace(/\s/g, '')}`);
  const money = fc.record({
    amount: fc.integer({ min: 0, max: 1e9 }).map(String),
    currency: fc.constant('EUR'),
  });
  const policies = fc.record({
    id: fc.uuid(),
    name: fc.constantFrom('Large renewals', '大口契約', 'p'),
    scope: fc.record(
      { applicationId: fc.uuid(), vendor: fc.constantFrom('Figma', 'Ünïcode GmbH'), from: money },
      { requiredKeys: [] },
    ),
    mode: fc.constantFrom('automatic', 'review'),
    approval: fc.oneof(
      fc.record({
        when: fc.constantFrom('aboveAmount', 'aboveAmountOrOverBudget'),
        above: money,
        roles: fc.constantFrom<Role[]>(['finance'], ['admin', 'finance']),
        mails: fc.constantFrom<string[]>([], ['cfo@example.com', 'li@example.com']),
      }),
      fc.record({
        when: fc.constant('never'),
        roles: fc.constant<Role[]>([]),
        mails: fc.constant<string[]>([]),
      }),
      fc.record({
        when: fc.constant('always'),
        roles: fc.constant<Role[]>([]),
        mails: fc.constant(['cfo@example.com']),
      }),
    ),
    escalateDays: fc.uniqueArray(fc.integer({ min: 0, max: 365 }), { maxLength: 5 }),
    shortTerms: fc.boolean(),
  }) as fc.Arbitrary<RenewalPolicy>;
  fc.assert(
    fc.property(policies, name, (policy, renamed) => {
      const typing = policyTyping(policy, 'EUR');
      expect(readPolicy(policy.id, typing)).toEqual({ policy, troubles: {} });
      expect(readPolicy(policy.id, { ...typing, name: renamed }).policy?.scope).toEqual(policy.scope);
    }),
  );
});

test('a policy that says too little or the wrong thing is refused beside its fields', () => {
  const typing = policyTyping(undefined, 'EUR');
  expect(
    readPolicy('p', {
      ...typing,
      name: ' ',
      from: 'much',
      above: '',
      roles: [],
      mails: 'cfo',
      escalateDays: '30, soon',
    }).troubles,
  ).toEqual({
    name: 'Give it a name of up to 120 characters',
    from: 'An amount such as 12,500',
    above: 'An amount such as 12,500',
    mails: 'Addresses such as name@example.com, parted by commas',
    escalateDays: 'Up to five whole numbers from 0 to 365, such as 30, 7',
  });
  expect(readPolicy('p', { ...typing, name: 'p', above: '1', roles: [] }).troubles).toEqual({
    roles: 'Say who approves: a role, or somebody by mail address',
  });
});

test('a policy reads as sentences', () => {
  expect(scopeWords(POLICY.scope, undefined)).toBe('Contracts with Figma with a next term of €5,000 or more');
  expect(scopeWords({}, undefined)).toBe('Every contract');
  expect(scopeWords({ applicationId: 'a' }, 'Figma')).toBe('Contracts about Figma');
  expect(approvalWords(POLICY.approval)).toBe(
    'Approved by finance, administrators, or cfo@example.com above €10,000 or when it goes over budget',
  );
  expect(extraWords(POLICY)).toBe(
    'While undecided, one level higher is told 30 and 7 days before the deadline',
  );
  expect(extraWords({ escalateDays: [1], shortTerms: true })).toBe(
    'While undecided, one level higher is told 1 day before the deadline · Also for terms of 45 days or less',
  );
});

test('a limit is compared only within its own currency', () => {
  const row = (id: string, nextTerm: string | null, currency: string | null) =>
    ({ id, vendor: 'figma ', nextTerm, currency }) as never;
  const touched = touchedBy(POLICY, [
    row('small', '4999.99', 'EUR'),
    row('large', '5000.00', 'EUR'),
    row('dollars', '9000', 'USD'),
    row('open', null, null),
  ]);
  expect(touched.sure.map(({ id }) => id)).toEqual(['large', 'open']);
  expect(touched.maybe.map(({ id }) => id)).toEqual(['dollars']);
  expect(touchedBy({ ...POLICY, scope: { vendor: 'Miro' } }, [...touched.sure]).sure).toEqual([]);
});
