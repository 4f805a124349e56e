// Renewals through the API: proposed, decided, approved by whoever a policy asks, and never by two people at once.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

/** The tests' clock stands at 2026-04-16: 46 days before the deadline. */
const TODAY = '2026-04-16';
const YEARLY = {
  name: 'Sales cloud',
  kind: 'subscription',
  vendor: 'Salesforce',
  start: '2025-08-01',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  notice: { count: 60, unit: 'days' },
  paymentFrequency: 'year',
  currency: 'EUR',
  lines: [{ text: 'Seats', quantity: 100, price: { kind: 'perUnit', amount: '50' }, period: 'month' }],
};
const ANN = { roles: ['procurement'] as const, mail: 'ann@example.com', name: 'Ann' };
const BO = { roles: ['finance'] as const, mail: 'bo@example.com', name: 'Bo' };
const ADA = { roles: ['admin'] as const, mail: 'ada@example.com', name: 'Ada' };
type Who = { readonly roles: readonly Role[]; readonly mail: string };

const call = (method: string, path: string, who: Who, body?: object, query?: Record<string, string>) =>
  api.call({ method, path, ...who, ...(body && { body }), ...(query && { query }) });
const create = async (more: object = {}) =>
  (await call('POST', '/api/contracts', BO, { ...YEARLY, ...more })).json as { id: string };
const view = async (id: string, who: Who = ANN) => (await call('GET', `/api/renewals/${id}`, who)).json;
const decide = (id: string, decision: object, who: Who = ANN, version = 1) =>
  call('POST', `/api/renewals/${id}/decision`, who, { version, decision });
const answer = (id: string, body: object, who: Who, version = 2) =>
  call('POST', `/api/renewals/${id}/approval`, who, { version, ...body });
const takeBack = (id: string, version: number, who: Who = ANN) =>
  call('DELETE', `/api/renewals/${id}/decision`, who, undefined, { version: String(version) });
const deeds = async (id: string) => {
  const query = { kind: 'contract', subject: id };
  const { json } = await call('GET', '/api/ledger', ADA, undefined, query);
  return json.items.map(({ deed }: { deed: string }) => deed);
};
const policy = (more: object = {}) => ({
  id: 'p1',
  name: 'Above 50,000',
  scope: {},
  mode: 'review',
  approval: {
    when: 'aboveAmountOrOverBudget',
    above: { amount: '50000', currency: 'EUR' },
    roles: ['finance'],
    mails: [],
  },
  escalateDays: [14, 7],
  shortTerms: false,
  ...more,
});
const save = (items: readonly object[], version = 0) => call('PUT', '/api/policies', ADA, { version, items });

describe('A renewal', () => {
  it('is planned until its window opens, and listed by its deadline with its money', async () => {
    const { id } = await create();
    const later = await create({ name: 'Later', start: '2026-03-01' });
    const { json } = await call('GET', '/api/renewals', ANN);
    expect(json.items).toMatchObject([
      { contractId: id, state: 'planned', deadline: '2026-06-01', inDays: 46, nextTerm: '60000.00' },
      { contractId: later.id, state: 'planned', deadline: '2026-12-30' },
    ]);
    expect(json.totalNextTerm).toEqual({ amount: '120000.00', currency: 'EUR', incomplete: [] });
    const near = await call('GET', '/api/renewals', ANN, undefined, { to: '2026-07-01' });
    expect(near.json.total).toBe(1);
  });

  it('without anybody’s approval is renewed at once, and taken back while its term has not begun', async () => {
    const { id } = await create();
    const { json } = await decide(id, { decision: 'renew' });
    expect(json).toMatchObject({
      renewal: { state: 'renewed', request: { amount: '60000.00', currency: 'EUR' } },
      contract: { confirmed: [{ months: 12, decidedOn: TODAY }], dates: { end: '2027-07-31' } },
    });
    const back = await takeBack(id, 2);
    expect(back.json).toMatchObject({
      renewal: { state: 'inReview' },
      contract: { confirmed: [], dates: { nextCancelBy: '2026-06-01' } },
    });
    expect(await deeds(id)).toEqual(['takenBack', 'decided', 'created']);
  });

  it('with changes puts them at the boundary in the same change, and takes them away again', async () => {
    const { id } = await create();
    const lines = [{ line: 0, quantity: 80, price: '45' }];
    const { json } = await decide(id, { decision: 'change', lines });
    expect(json.contract.lines[0].changes).toEqual([{ from: '2026-08-01', quantity: 80, price: '45' }]);
    expect(json.renewal).toMatchObject({ state: 'changed', request: { amount: '43200.00' } });
    const back = await takeBack(id, 2);
    expect(back.json.contract.lines[0].changes).toEqual([]);
  });

  it('that was renewed and whose lines were edited since is not taken back over the edit', async () => {
    const { id } = await create();
    await decide(id, { decision: 'change', lines: [{ line: 0, quantity: 80 }] });
    const edit = {
      version: 2,
      lines: [{ ...YEARLY.lines[0], changes: [{ from: '2026-08-01', quantity: 70 }] }],
    };
    expect((await call('PATCH', `/api/contracts/${id}`, BO, edit)).status).toBe(200);
    expect((await takeBack(id, 3)).json).toMatchObject({ status: 409, field: 'decision' });
  });

  it('that is to be canceled waits for its notice, whose letter is ready to send', async () => {
    const { id } = await create();
    expect((await view(id)).letter).toMatchObject({
      to: 'Salesforce',
      subject: 'Notice of non-renewal: Sales cloud',
    });
    expect((await decide(id, { decision: 'cancel' })).json.renewal.state).toBe('approved');
    const notice = { version: 2, sentOn: '2026-04-15', channel: 'mail' };
    expect((await call('POST', `/api/contracts/${id}/notice`, ANN, notice)).status).toBe(200);
    expect(await view(id)).toMatchObject({
      renewal: { state: 'cancelled' },
      letter: null,
      contract: { dates: { status: 'ending', end: '2026-07-31' } },
    });
    const back = await call('DELETE', `/api/contracts/${id}/notice`, ANN, undefined, { version: '3' });
    expect(back.status).toBe(200);
    expect((await view(id)).renewal.state).toBe('approved');
  });

  it('of what ends by itself is canceled at once', async () => {
    const { id } = await create({ renewal: { kind: 'express', months: 12 } });
    expect((await decide(id, { decision: 'cancel' })).json).toMatchObject({
      renewal: { state: 'cancelled' },
      contract: { endDecidedOn: TODAY, dates: { status: 'ending' } },
    });
  });

  it('is refused with the reason where it cannot be', async () => {
    const fixed = await create({ renewal: { kind: 'none' } });
    const open = await create({ duration: { kind: 'open' }, renewal: { kind: 'none' } });
    const told = async (id: string, decision: object) => {
      const { json } = await decide(id, decision);
      return [json.status, json.field];
    };
    expect(await told(fixed.id, { decision: 'renew' })).toEqual([400, 'months']);
    expect(await told(open.id, { decision: 'renew' })).toEqual([409, 'decision']);
    expect(await told(open.id, { decision: 'later' })).toEqual([400, 'decision.decision']);
    expect(await told('nobody', { decision: 'renew' })).toEqual([404, undefined]);
    const line = { decision: 'change', months: 12, lines: [{ line: 7, quantity: 1 }] };
    expect(await told(fixed.id, line)).toEqual([400, 'decision.lines.0.line']);
    expect((await call('GET', `/api/renewals/${open.id}`, ANN)).status).toBe(404);
  });

  it('that went on for years confirms the term to come', async () => {
    const { id } = await create({ start: '2023-08-01' });
    const { json } = await decide(id, { decision: 'renew', months: 36 });
    const terms = json.contract.confirmed.map(({ months, rolled }: Record<string, unknown>) => [
      months,
      rolled,
    ]);
    expect(terms).toEqual([
      [12, true],
      [12, true],
      [36, undefined],
    ]);
  });

  it('is reviewed by whoever takes it, with what they expect', async () => {
    const { id } = await create();
    const body = { version: 1, reviewer: 'ann@example.com', growthPercent: '20', marginPercent: '0' };
    const { json } = await call('PATCH', `/api/renewals/${id}`, ANN, body);
    expect(json.renewal).toMatchObject({
      state: 'inReview',
      reviewer: 'ann@example.com',
      growthPercent: '20',
    });
    const mine = await call('GET', '/api/renewals', ANN, undefined, {
      owner: 'ann@example.com',
      open: 'true',
    });
    expect(mine.json.total).toBe(1);
  });
});

describe('Approval', () => {
  let id: string;
  beforeEach(async () => {
    expect((await save([policy()])).json).toMatchObject({ version: 1, items: [{ id: 'p1' }] });
    ({ id } = await create());
  });

  it('is asked of whoever the policy names, before anything of the contract changes', async () => {
    const { json } = await decide(id, { decision: 'renew' });
    expect(json).toMatchObject({
      renewal: {
        state: 'awaitingApproval',
        request: {
          reasons: [{ kind: 'aboveAmount', limit: '50000', currency: 'EUR' }],
          approvers: { roles: ['finance'] },
        },
      },
      contract: { confirmed: [] },
      may: { approve: false, override: false, why: 'Nobody approves their own request' },
      policies: [{ id: 'p1' }],
    });
    expect((await view(id, BO)).may).toMatchObject({ approve: true, override: false });
    expect((await view(id, ADA)).may).toMatchObject({ approve: false, override: true });
    expect((await answer(id, { verdict: 'approved' }, ANN)).status).toBe(403);
    const { json: done } = await answer(id, { verdict: 'approved', note: 'fine' }, BO);
    expect(done).toMatchObject({
      renewal: { state: 'renewed', verdict: { verdict: 'approved', by: { id: 'bo@example.com' } } },
      contract: { confirmed: [{ months: 12 }] },
    });
    expect(await deeds(id)).toEqual(['approved', 'asked', 'created']);
  });

  it('is not needed below the limit, and never to end what ends', async () => {
    const { json } = await decide(id, { decision: 'change', lines: [{ line: 0, quantity: 80 }] });
    expect(json.renewal).toMatchObject({ state: 'changed', request: { amount: '48000.00', reasons: [] } });
    const other = await create();
    expect((await decide(other.id, { decision: 'cancel' })).json.renewal.state).toBe('approved');
  });

  it('is needed where the amount cannot be told', async () => {
    const dollars = await create({ currency: 'USD' });
    expect((await decide(dollars.id, { decision: 'renew' })).json.renewal.request.reasons).toEqual([
      { kind: 'amountUnknown', policy: 'Above 50,000' },
    ]);
    const unpriced = await create({ lines: [] });
    expect((await decide(unpriced.id, { decision: 'renew' })).json.renewal.state).toBe('awaitingApproval');
  });

  it('refused leads back into review', async () => {
    await decide(id, { decision: 'renew' });
    const { json } = await answer(id, { verdict: 'refused', note: 'too much' }, BO);
    expect(json).toMatchObject({
      renewal: { state: 'inReview', verdict: { note: 'too much' } },
      contract: { confirmed: [] },
    });
    expect((await answer(id, { verdict: 'approved' }, BO, 3)).json.status).toBe(409);
  });

  it('is given by an administrator who was not asked only as an override, which is recorded', async () => {
    await decide(id, { decision: 'renew' });
    expect((await answer(id, { verdict: 'approved' }, ADA)).json).toMatchObject({
      status: 403,
      field: 'override',
    });
    const { json } = await answer(id, { verdict: 'approved', override: true }, ADA);
    expect(json.renewal.verdict).toMatchObject({ override: true, by: { id: 'ada@example.com' } });
  });

  it('is asked for again once the contract was edited', async () => {
    await decide(id, { decision: 'renew' });
    await call('PATCH', `/api/contracts/${id}`, BO, { version: 2, notes: 'Called them' });
    expect((await view(id)).renewal.state).toBe('awaitingApproval');
    await call('PATCH', `/api/contracts/${id}`, BO, {
      version: 3,
      lines: [{ ...YEARLY.lines[0], quantity: 90 }],
    });
    expect((await view(id)).renewal).toMatchObject({ state: 'inReview' });
    expect((await answer(id, { verdict: 'approved' }, BO, 4)).json.status).toBe(409);
  });

  it('may be withdrawn by whoever may decide', async () => {
    await decide(id, { decision: 'renew' });
    expect((await takeBack(id, 2)).json.renewal).toMatchObject({ state: 'inReview' });
    expect((await view(id)).renewal.request).toBeUndefined();
  });

  it('of a policy for another vendor is not asked', async () => {
    await save([policy({ scope: { vendor: 'Zoom' } })], 1);
    expect((await decide(id, { decision: 'renew' })).json.renewal.state).toBe('renewed');
  });
});

describe('Two people who decide one renewal at once', () => {
  it('are one who wins, and one who is told by whom and what was decided', async () => {
    const { id } = await create();
    const outcomes = await Promise.all([
      decide(id, { decision: 'renew' }, ANN),
      decide(id, { decision: 'cancel' }, BO),
    ]);
    const won = outcomes.filter(({ status }) => status === 200);
    const lost = outcomes.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 1]);
    const asked = won[0] === outcomes[0] ? 'to renew' : 'to cancel';
    expect(lost[0]?.json.detail).toBe(`Ana Ng asked on ${TODAY} ${asked}; reload to see it`);
    expect((await view(id)).contract.confirmed).toHaveLength(asked === 'to renew' ? 1 : 0);
  });

  it('and answer one request at once are one answer', async () => {
    await save([policy()]);
    const { id } = await create();
    await decide(id, { decision: 'renew' });
    const cy = { roles: ['finance'] as const, mail: 'cy@example.com' };
    const answers = await Promise.all([
      answer(id, { verdict: 'approved' }, BO),
      answer(id, { verdict: 'refused' }, cy),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('Policies', () => {
  it('are replaced as a whole under the version seen, and wrong ones name their field', async () => {
    expect((await save([policy()])).json.version).toBe(1);
    expect((await save([], 0)).json).toMatchObject({ status: 409, field: 'version' });
    expect((await save([policy({ name: ' ' })], 1)).json).toMatchObject({
      status: 400,
      field: 'items.0.name',
    });
    expect((await save([policy(), policy()], 1)).json).toMatchObject({ status: 400, field: 'items' });
    const { json } = await call('GET', '/api/policies', { roles: ['viewer'], mail: 'v@example.com' });
    expect(json.items).toHaveLength(1);
  });
});
