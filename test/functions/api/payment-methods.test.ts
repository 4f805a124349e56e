// Payment methods through the API: who changes them, what is refused, and what contracts say of them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/domain/access/role.ts';
import { openApi, type TestApi } from './request.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});

const ask = (method: string, path: string, body?: object, role: Role = 'finance') =>
  api.call({ method, path, ...(body && { body }), roles: [role] });
const CARD = {
  name: 'Company card',
  kind: 'card',
  lastFour: '4242',
  expires: '2026-09',
  owner: 'Pay@Example.com',
};
const add = async (over: object = {}) =>
  (await ask('POST', '/api/payment-methods', { ...CARD, ...over })).json;
const list = async (query: Record<string, string> = {}) =>
  (await api.call({ method: 'GET', path: '/api/payment-methods', query, roles: ['viewer'] })).json;
const contract = (over: object = {}) => ({
  name: 'Slack',
  kind: 'contract',
  start: '2026-01-01',
  duration: { kind: 'months', months: 12 },
  currency: 'EUR',
  paymentFrequency: 'month',
  lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '12.00' }, period: 'month' }],
  ...over,
});

describe('Payment methods', () => {
  it('stand in a list with the contracts they pay, are searched, filtered and exported', async () => {
    const { id } = await add();
    await add({ name: 'House bank', kind: 'bankTransfer', lastFour: undefined, expires: undefined });
    const { status } = await ask('POST', '/api/contracts', contract({ paymentMethodId: id }));
    expect(status).toBe(201);
    const { items, total } = await list();
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      name: 'Company card',
      owner: 'pay@example.com',
      contracts: [{ name: 'Slack' }],
    });
    expect((await list({ text: 'slack' })).total).toBe(1);
    expect((await list({ kind: 'bankTransfer' })).items).toMatchObject([{ name: 'House bank' }]);
    const csv = await api.call({
      method: 'GET',
      path: '/api/payment-methods',
      roles: ['viewer'],
      accept: 'text/csv',
    });
    expect(csv.text).toContain('Company card,Card,4242,2026-09,pay@example.com,Slack,');
  });

  it('are named by contracts, their reports and the log', async () => {
    const { id } = await add();
    const made = (await ask('POST', '/api/contracts', contract({ paymentMethodId: id }))).json;
    expect(made.paymentMethodName).toBe('Company card ·· 4242');
    expect(made.paymentMethodOwner).toBe('pay@example.com');
    const { json } = await ask('GET', '/api/reports/payments');
    expect(json.items[0].paymentMethod).toBe('Company card ·· 4242');
    const taken = await ask('PATCH', `/api/contracts/${made.id}`, { version: 1, paymentMethodId: null });
    expect(taken.json.paymentMethodName).toBeUndefined();
    const log = await api.call({
      method: 'GET',
      path: '/api/ledger',
      query: { kind: 'paymentMethod', subject: id },
      roles: ['viewer'],
    });
    expect(log.json.items).toMatchObject([{ deed: 'created', subject: { name: 'Company card' } }]);
  });

  it('refuse a full card number in every text, and a contract refuses one that does not exist', async () => {
    for (const field of ['name', 'note']) {
      const { status, json } = await ask('POST', '/api/payment-methods', {
        ...CARD,
        [field]: 'Visa 4242 4242 4242 4242',
      });
      expect([status, json.errors[0].field]).toEqual([400, field]);
      expect(json.errors[0].reason).toContain('full card number');
    }
    const wrong = await ask('POST', '/api/payment-methods', { ...CARD, lastFour: '42424' });
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([400, 'lastFour']);
    const { status, json } = await ask('POST', '/api/contracts', contract({ paymentMethodId: 'none' }));
    expect([status, json.field]).toEqual([400, 'paymentMethodId']);
    expect((await list()).total).toBe(0);
  });

  it('are never told by their full number in the texts of contracts and applications either', async () => {
    const VISA = 'Visa 4242 4242 4242 4242';
    const reminder = { text: VISA, target: 'end', leadDays: [7], recipients: [] };
    const texts = [
      ['notes', { notes: `Paid with\n${VISA}` }],
      ['description', { description: VISA }],
      ['purchaseOrder', { purchaseOrder: '4242424242424242' }],
      ['customReminders.1.text', { customReminders: [{ ...reminder, text: 'Ask Ana' }, reminder] }],
    ] as const;
    const made = (await ask('POST', '/api/contracts', contract())).json;
    const application = (await ask('POST', '/api/applications', { name: 'Slack' }, 'admin')).json;
    const refused = async (answer: ReturnType<typeof ask>, field: string) => {
      const { status, json } = await answer;
      expect([status, json.errors?.map((one: { field: string }) => one.field)]).toEqual([400, [field]]);
      expect(json.errors[0].reason).toContain('full card number');
    };
    for (const [field, more] of texts) {
      await refused(ask('POST', '/api/contracts', contract(more)), field);
      await refused(ask('PATCH', `/api/contracts/${made.id}`, { version: 1, ...more }), field);
    }
    await refused(ask('POST', '/api/applications', { name: 'Zoom', notes: VISA }, 'admin'), 'notes');
    const path = `/api/applications/${application.id}`;
    await refused(ask('PUT', path, { name: 'Slack', notes: VISA, version: 1 }, 'admin'), 'notes');
    const spared = {
      notes: 'Card ending in 4242',
      purchaseOrder: '4500012345',
      description: '+43 1 234 5678',
    };
    expect((await ask('POST', '/api/contracts', contract(spared))).status).toBe(201);
  });

  it('are changed under the version that was seen, and two never read the same', async () => {
    const { id, version } = await add();
    const other = await add({ lastFour: '1881' });
    expect((await ask('POST', '/api/payment-methods', { ...CARD, name: 'company  CARD' })).status).toBe(409);
    const path = `/api/payment-methods/${id}`;
    const changed = await ask('PUT', path, { ...CARD, expires: '2029-09', version });
    expect(changed.json).toMatchObject({ expires: '2029-09', version: 2 });
    expect((await ask('PUT', path, { ...CARD, note: 'late', version })).status).toBe(409);
    const same = await ask('PUT', path, { ...CARD, lastFour: '1881', version: 2 });
    expect([same.status, same.json.field]).toEqual([409, 'name']);
    expect(
      (await ask('PUT', `/api/payment-methods/${other.id}x`, { ...CARD, name: 'No', version: 1 })).status,
    ).toBe(404);
  });

  it('are not deleted while contracts are paid by them, which are named', async () => {
    const { id } = await add();
    const made = (await ask('POST', '/api/contracts', contract({ paymentMethodId: id }))).json;
    const path = `/api/payment-methods/${id}`;
    const refused = await ask('DELETE', path);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.json)).toContain('Slack');
    await ask('PATCH', `/api/contracts/${made.id}`, { version: 1, paymentMethodId: null });
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await list()).total).toBe(0);
  });
});

describe('A payment method that is deleted while a contract is saved with it', () => {
  /** Does something else before one of the calls of the table that follow; nothing interrupts what it does itself. */
  function meanwhile(call: number, act: () => Promise<unknown>): () => boolean {
    let calls = 0;
    let isDone = false;
    api.table.dynamo.middlewareStack.add(
      (next) => async (args) => {
        if (!isDone && ++calls === call) {
          isDone = true;
          await act();
        }
        return next(args);
      },
      { step: 'initialize', name: 'meanwhile', priority: 'low' },
    );
    return () => {
      api.table.dynamo.middlewareStack.remove('meanwhile');
      const wasDone = isDone;
      isDone = true;
      return wasDone;
    };
  }

  const stands = async (id: string) => (await list()).items.some((one: { id: string }) => one.id === id);
  const goneAtHome = async () => {
    const { json } = await api.call({ method: 'GET', path: '/api/overview', roles: ['viewer'] });
    return json.attention
      .filter(({ kind }: { kind: string }) => kind === 'methodGone')
      .map(({ contractName }: { contractName: string }) => contractName);
  };

  it('stays where the contract was saved before it was gone, whenever that was', async () => {
    for (let call = 1, happened = true; happened; call++) {
      const { id } = await add({ name: `Card ${call}` });
      let saved = 0;
      const ended = meanwhile(call, async () => {
        saved = (await ask('POST', '/api/contracts', contract({ name: `C${call}`, paymentMethodId: id })))
          .status;
      });
      const { status } = await ask('DELETE', `/api/payment-methods/${id}`);
      happened = ended();
      if (!happened) continue;
      const outcome = [saved, status, await stands(id)];
      expect([
        [201, 409, true],
        [400, 204, false],
      ]).toContainEqual(outcome);
      if (call === 1) expect(outcome[0]).toBe(201);
    }
    expect(await goneAtHome()).toEqual([]);
  });

  it('is refused by the contract once it is gone, and told where the contract was on its way already', async () => {
    const slipped: string[] = [];
    for (let call = 1, happened = true; happened; call++) {
      const { id } = await add({ name: `Card ${call}` });
      const name = `C${call}`;
      let deleted = 0;
      const ended = meanwhile(call, async () => {
        deleted = (await ask('DELETE', `/api/payment-methods/${id}`)).status;
      });
      const saved = await ask('POST', '/api/contracts', contract({ name, paymentMethodId: id }));
      happened = ended();
      if (!happened) continue;
      const isThere = await stands(id);
      expect(isThere).toBe(deleted === 409);
      if (saved.status !== 201) {
        expect([saved.status, saved.json.field]).toEqual([400, 'paymentMethodId']);
        continue;
      }
      if (isThere) continue;
      slipped.push(name);
      const seen = (await ask('GET', `/api/contracts/${saved.json.id}`)).json;
      expect(seen.paymentMethodName).toBeUndefined();
      const kept = { version: seen.version, notes: 'still changed', paymentMethodId: id };
      expect((await ask('PATCH', `/api/contracts/${seen.id}`, kept)).status).toBe(200);
    }
    expect(slipped.length).toBeGreaterThan(0);
    expect((await goneAtHome()).sort()).toEqual(slipped.sort());
    const { items } = (await ask('GET', '/api/reports/payments')).json;
    const named = items.filter(
      ({ paymentMethod }: { paymentMethod?: string }) => paymentMethod !== undefined,
    );
    expect(named.some((row: { contractName: string }) => slipped.includes(row.contractName))).toBe(false);
  });
});
