// What the pages of renewals say: where one stands, what happens otherwise, who decided what.
import { expect, test } from 'vitest';
import type { DecisionRequest, Renewal } from '#shared/domain/renewals/renewal.ts';
import { budgetParts, tightest } from '#web/features/renewals/budget-shape.ts';
import { mailAddress } from '#web/features/renewals/mail-address.ts';
import { priceSteps } from '#web/features/renewals/price-history.ts';
import {
  approversWords,
  cameBetween,
  reasonSentence,
  requestSentence,
  undecidedSentence,
} from '#web/features/renewals/sentences.ts';
import { trackOf } from '#web/features/renewals/track-shape.ts';
import { isOpen, urgencyOf } from '#web/features/renewals/urgency.ts';

const PEDRO = { kind: 'person', id: 'pedro.salgado@example.com', name: 'Pedro Salgado' } as const;
const FIONA = { kind: 'person', id: 'fiona.lindqvist@example.com' } as const;

const REQUEST: DecisionRequest = {
  decision: { decision: 'change', months: 24, lines: [{ line: 0, quantity: 80 }] },
  by: PEDRO,
  at: '2026-11-27T10:00:00Z',
  amount: '12500',
  currency: 'EUR',
  reasons: [{ kind: 'aboveAmount', policy: 'Large renewals', limit: '10000', currency: 'EUR' }],
  approvers: { roles: ['finance'], mails: ['cfo@example.com'] },
};

const RENEWAL: Renewal = {
  number: 1,
  state: 'awaitingApproval',
  ends: '2027-01-31',
  deadline: '2026-12-09',
  openedOn: '2026-09-01',
  growthPercent: '0',
  marginPercent: '10',
  request: REQUEST,
};

const stands = (...given: Parameters<typeof trackOf>) =>
  trackOf(...given).map(({ name, stand }) => `${name}: ${stand}`);

test('the track tells a step that was taken from one that nobody needed', () => {
  expect(stands('awaitingApproval', RENEWAL)).toEqual([
    'Upcoming: done',
    'In review: done',
    'Awaiting approval: now',
    'Approved: ahead',
    'Renewed with changes: ahead',
  ]);
  expect(stands('renewed', { request: { ...REQUEST, reasons: [] } })).toEqual([
    'Upcoming: done',
    'In review: done',
    'Awaiting approval: skipped',
    'Approved: done',
    'Renewed: now',
  ]);
  expect(stands('planned', null)[0]).toBe('Planned: now');
  expect(stands('lapsed', {})).toEqual([
    'Upcoming: done',
    'In review: skipped',
    'Awaiting approval: skipped',
    'Approved: skipped',
    'Lapsed: now',
  ]);
});

test('a cancellation is under way until its notice is sent', () => {
  const request: DecisionRequest = { ...REQUEST, decision: { decision: 'cancel' }, reasons: [] };
  expect(stands('approved', { request }).slice(-2)).toEqual(['Approved: now', 'Notice sent: ahead']);
});

test('urgency comes from the days left while it is open, and from nothing once it is closed', () => {
  const of = (state: Renewal['state'] | 'planned', inDays: number, needsReview = false) =>
    urgencyOf({ state, inDays, needsReview });
  expect([of('inReview', 7), of('inReview', 8), of('upcoming', 30), of('upcoming', 31)]).toEqual([
    'now',
    'soon',
    'soon',
    'calm',
  ]);
  expect([of('renewed', 2), of('planned', 2), of('lapsed', -3, true)]).toEqual(['done', 'calm', 'soon']);
  expect([isOpen('approved'), isOpen('planned'), isOpen('lapsed')]).toEqual([true, false, false]);
});

test('what happens if nobody acts depends on how the contract goes on and on what is decided', () => {
  const say = (
    kind: 'automatic' | 'none',
    state: Renewal['state'],
    request?: DecisionRequest,
    rolled?: true,
  ) =>
    undecidedSentence({
      row: { state, kind, ends: '2027-01-31' },
      renewal: { ...RENEWAL, state, request, rolled },
      contract: { renewal: kind === 'none' ? { kind } : { kind, months: 12 } },
    } as never);
  const cancel: DecisionRequest = { ...REQUEST, decision: { decision: 'cancel' } };
  expect(say('automatic', 'upcoming')).toBe('It renews by itself on Feb 1, 2027 for 12 months.');
  expect(say('none', 'inReview')).toBe('It ends on Jan 31, 2027.');
  expect(say('automatic', 'approved', cancel)).toBe(
    'Unless the notice is sent, it renews by itself on Feb 1, 2027 for 12 months.',
  );
  expect(say('automatic', 'approved', REQUEST)).toBe('Nothing is left to decide.');
  expect(say('automatic', 'cancelled', cancel)).toBe('It ends on Jan 31, 2027.');
  expect(say('automatic', 'renewed', REQUEST)).toBe('It goes on from Feb 1, 2027.');
  expect(say('none', 'lapsed')).toBe('Nobody decided in time: its term ends on Jan 31, 2027.');
  expect(say('automatic', 'lapsed', undefined, true)).toBe(
    'Nobody decided in time: it renews by itself on Feb 1, 2027.',
  );
});

test('a request says by whom, what and for how much, and each reason what it is about', () => {
  expect(requestSentence(REQUEST)).toBe(
    'Pedro Salgado asked to renew it with changes for 24 months, €12,500 for the next term',
  );
  expect(requestSentence({ ...REQUEST, decision: { decision: 'cancel' }, amount: null, reasons: [] })).toBe(
    'Pedro Salgado decided to cancel it',
  );
  expect(approversWords(REQUEST.approvers)).toBe('finance or cfo@example.com');
  expect(approversWords({ roles: [], mails: [] })).toBe('administrators');
  expect(
    [
      ...REQUEST.reasons,
      { kind: 'overBudget', budget: 'Design 2027', over: '300', currency: 'EUR' } as const,
      { kind: 'always', policy: 'Never alone' } as const,
    ].map(reasonSentence),
  ).toEqual([
    'It costs more than €10,000 (Large renewals)',
    'It goes over the budget Design 2027 by €300',
    'Never alone always asks for approval',
  ]);
});

test('whoever comes second is told by whom and what', () => {
  const before: Renewal = { ...RENEWAL, state: 'inReview', request: undefined };
  expect(cameBetween(before, RENEWAL)).toBe(`${requestSentence(REQUEST)}.`);
  const verdict = { verdict: 'refused', by: FIONA, at: '2026-11-27T11:00:00Z' } as const;
  expect(cameBetween(RENEWAL, { ...RENEWAL, state: 'inReview', verdict })).toBe(
    'fiona.lindqvist@example.com refused it.',
  );
  expect(
    cameBetween(RENEWAL, { ...RENEWAL, verdict: { ...verdict, verdict: 'approved', override: true } }),
  ).toBe('fiona.lindqvist@example.com approved it as an administrator’s override.');
  expect(cameBetween(RENEWAL, before)).toBe('The decision that was asked for was taken back.');
  expect(cameBetween(before, before)).toBeUndefined();
});

test('the budget with the least left comes first, and one that goes over fills its bar', () => {
  const budget = (
    budgetId: string,
    amount: string,
    taken: string,
    asked: string | null,
    remaining: string | null,
  ) => ({
    budgetId,
    name: budgetId,
    currency: 'EUR',
    from: '2027-01-01',
    to: '2027-12-31',
    amount,
    taken,
    asked,
    remaining,
  });
  const wide = budget('wide', '1000', '100', '100', '800');
  const over = budget('over', '1000', '900', '300', '-200');
  const unknown = budget('unknown', '1000', '0', null, null);
  expect(tightest([unknown, wide, over])?.budgetId).toBe('over');
  expect(tightest([unknown])?.budgetId).toBe('unknown');
  expect(tightest([])).toBeUndefined();
  expect(budgetParts(over)).toEqual({ taken: 0.75, asked: 0.25, left: 0 });
  expect(budgetParts(wide)).toEqual({ taken: 0.1, asked: 0.1, left: 0.8 });
  expect(budgetParts(budget('none', '0', '0', null, null))).toEqual({ taken: 0, asked: 0, left: 1 });
});

test('a price is compared with the one before it on its own line', () => {
  const point = (from: string, line: number, price: string) => ({
    from,
    line,
    name: `Line ${line}`,
    price,
    quantity: 1,
  });
  expect(
    priceSteps([
      point('2026-01-01', 0, '10'),
      point('2024-01-01', 0, '8'),
      point('2025-01-01', 1, '0'),
      point('2025-06-01', 0, '8.00'),
      point('2026-01-01', 1, '5'),
    ]).map(({ from, line, change }) => [from, line, change]),
  ).toEqual([
    ['2026-01-01', 1, undefined],
    ['2026-01-01', 0, 0.25],
    ['2025-01-01', 1, undefined],
    ['2024-01-01', 0, undefined],
  ]);
});

test('a letter opens as a mail, and nothing in it adds another receiver', () => {
  const address = mailAddress({
    to: 'legal@vendor.example',
    subject: 'Notice & end?bcc=x@example.com',
    text: 'Dear all,\nwe end it.',
  });
  expect(address).toBe(
    'mailto:legal@vendor.example?subject=Notice%20%26%20end%3Fbcc%3Dx%40example.com&body=Dear%20all%2C%0D%0Awe%20end%20it.',
  );
  expect(new URL(address).searchParams.get('bcc')).toBeNull();
  expect(mailAddress({ to: 'Vendor Inc.', subject: 's', text: 't' })).toBe('mailto:?subject=s&body=t');
});
