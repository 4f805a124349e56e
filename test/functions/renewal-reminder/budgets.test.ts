// Budgets tell their owners and finance when they reach a level, once for each time that they do.
import { beforeEach, describe, expect, it } from 'vitest';
import { BudgetInput } from '#shared/domain/budgets/budget.ts';
import { budgetEntity } from '#shared/table/budget-store.ts';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { loadSettings, settingsEntity } from '#shared/table/settings-store.ts';
import { ACTOR, addContract, openPostOffice, type PostOffice, START, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'UTC', [
    { mail: 'ada@example.com', roles: ['admin'] },
    { mail: 'finn@example.com', roles: ['finance'] },
  ]);
  // 100.00 a month: 1,003.33 by the first of November.
  await addContract(office, 'c', {
    name: 'Slack',
    kind: 'subscription',
    start: '2026-01-01',
    duration: { kind: 'open' },
    renewal: { kind: 'none' },
    currency: 'EUR',
    paymentFrequency: 'month',
    lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '10' }, period: 'month' }],
    reminders: { paymentDue: { on: false } },
  });
  return () => office.close();
});

const plan = (amount: string) => {
  const typed = { name: 'IT', from: '2026-01-01', to: '2026-12-31', amount, currency: 'EUR' };
  const state = { ...BudgetInput.parse({ ...typed, owner: 'own@example.com' }), id: 'b' };
  return createItem(office.table, budgetEntity, START, { state, line: { actor: ACTOR, deed: 'created' } });
};
const setAmount = (amount: string) =>
  changeItem(office.table, budgetEntity, keys.budget('b'), START, ({ state }) => ({
    state: { ...state, amount },
    line: { actor: ACTOR, deed: 'changed' },
  }));
/** Who was mailed on a day that a budget reached a level; each turn comes twice. */
const tick = async (day: string) => {
  await office.tick(`${day}T08:05:00.000Z`);
  await office.tick(`${day}T09:05:00.000Z`);
  return office.server.taken
    .splice(0)
    .map(({ to, raw }) => ({ to, text: raw.replaceAll(/=\r?\n/g, '') }))
    .filter(({ text }) => text.includes('/budgets/b'));
};
const to = (mails: Awaited<ReturnType<typeof tick>>) => mails.map((mail) => mail.to).sort();
const BOTH = ['finn@example.com', 'own@example.com'];

describe('A budget that reaches a threshold', () => {
  it('tells its owner and finance once, with the money', async () => {
    await plan('1250');
    expect(await tick('2026-10-30')).toEqual([]);
    const mails = await tick('2026-11-01');
    expect(to(mails)).toEqual(BOTH);
    expect(mails[0]?.text).toContain('IT has reached 80 %');
    expect(mails[0]?.text).toContain('1,003.33');
    expect(await tick('2026-11-02')).toEqual([]);
  });

  it('is quiet while a raised amount leaves it there, and tells again after it had recovered', async () => {
    await plan('1250');
    expect(to(await tick('2026-11-01'))).toEqual(BOTH);
    await setAmount('1251');
    expect(await tick('2026-11-03')).toEqual([]);
    await setAmount('5000');
    expect(await tick('2026-11-04')).toEqual([]);
    await setAmount('1250');
    expect(to(await tick('2026-11-05'))).toEqual(BOTH);
  });

  it('tells that it will be over, also by less than a percent', async () => {
    await plan('1199');
    const mails = await tick('2026-03-01');
    expect(to(mails)).toEqual(BOTH);
    expect(mails[0]?.text).toContain('IT will go over budget');
  });

  it('tells nobody while the organization has switched it off', async () => {
    await plan('1000');
    const { state } = await loadSettings(office.table);
    await changeItem(office.table, settingsEntity, settingsEntity.key(state), START, ({ state: before }) => ({
      state: { ...before, reminders: { ...before.reminders, budget: { on: false } } },
      line: { actor: ACTOR, deed: 'changed' },
    }));
    expect(await tick('2026-11-01')).toEqual([]);
  });
});
