// Lines that follow what the vendor sells: a dated change when seats come, and back down only where that was agreed.
import { beforeEach, describe, expect, it } from 'vitest';
import { followContracts } from '#functions/utilization/follow-contracts.ts';
import { changeItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { licenseEntity } from '#shared/table/license-store.ts';
import { type Crm, openCrm, TODAY } from './crm.ts';
import { sku } from './town.ts';

const FINANCE = ['finance'] as const;
let crm: Crm;
let contractId: string;

beforeEach(async () => {
  crm = await openCrm();
});

const seats = (quantity: number, more: object = {}) => ({
  licenseId: crm.pro,
  quantity,
  price: { kind: 'perUnit', amount: '10' },
  period: 'month',
  ...more,
});
const sign = async (lines: object[]) => {
  const body = {
    name: 'CRM',
    kind: 'subscription',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    currency: 'EUR',
    lines,
  };
  const { json } = await crm.api.call({ method: 'POST', path: '/api/contracts', roles: FINANCE, body });
  contractId = json.id;
};
const contract = async () =>
  (await crm.api.call({ method: 'GET', path: `/api/contracts/${contractId}`, roles: FINANCE })).json;
const capture = (purchased: number) =>
  changeItem(crm.api.table, licenseEntity, keys.license(crm.pro), TODAY, ({ state }) => ({
    state: { ...state, captured: { ...sku('pro', { purchased }), capturedAt: TODAY } },
    line: { actor: { kind: 'rule', id: 'test' }, deed: 'captured' },
  }));
const follow = (at = TODAY) => followContracts({ table: crm.api.table, send: async () => undefined }, at);

describe('A line that follows captured seats', () => {
  it('is raised on the day they are more than all lines in force, and what was before stays', async () => {
    await sign([seats(30), seats(15, { follows: 'up' })]);
    await follow();
    const { lines, cost } = await contract();
    expect(lines[0].changes).toEqual([]);
    expect(lines[1]).toMatchObject({ quantity: 15, changes: [{ from: '2026-04-16', quantity: 20 }] });
    expect(cost.annual).toBe('6000.00');
  });

  it('changes nothing the second time, and moves the change of the same day rather than adding one', async () => {
    await sign([seats(45, { follows: 'up' })]);
    await follow();
    expect(await follow()).toBe(0);
    await capture(55);
    await follow();
    expect((await contract()).lines[0].changes).toEqual([{ from: '2026-04-16', quantity: 55 }]);
  });

  it('falls only where it was agreed to follow both ways', async () => {
    await sign([seats(60, { follows: 'up' })]);
    expect(await follow()).toBe(0);
    const { version, lines } = await contract();
    const body = { version, lines: [{ ...lines[0], follows: 'both' }] };
    await crm.api.call({ method: 'PATCH', path: `/api/contracts/${contractId}`, roles: FINANCE, body });
    await follow('2026-05-01T08:00:00.000Z');
    expect((await contract()).lines[0].changes).toEqual([{ from: '2026-05-01', quantity: 50 }]);
  });

  it('is told in the log, and whoever has the contract open must look again before saving', async () => {
    await sign([seats(45, { follows: 'up' })]);
    const { version } = await contract();
    await follow();
    const body = { version, notes: 'mine' };
    const late = await crm.api.call({
      method: 'PATCH',
      path: `/api/contracts/${contractId}`,
      roles: FINANCE,
      body,
    });
    expect(late.status).toBe(409);
    const query = { kind: 'contract', subject: contractId };
    const log = await crm.api.call({ method: 'GET', path: '/api/ledger', query, roles: FINANCE });
    expect(log.json.items[0]).toMatchObject({
      actor: { kind: 'rule', id: 'captured-seats' },
      deed: 'changed',
    });
  });

  it('stays as it is while the vendor’s number is switched off or unknown', async () => {
    await sign([seats(45, { follows: 'both' })]);
    await changeItem(crm.api.table, licenseEntity, keys.license(crm.pro), TODAY, ({ state }) => ({
      state: { ...state, capturing: false },
      line: { actor: { kind: 'rule', id: 'test' }, deed: 'changed' },
    }));
    expect(await follow()).toBe(0);
  });
});
