// A payment method tells its end once, to its owner and finance, with what would fail; and its owner hears of what it pays.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeItem, createItem } from '#shared/table/commit.ts';
import { keys } from '#shared/table/keys.ts';
import { paymentMethodEntity } from '#shared/table/payment-method-store.ts';
import { settingsEntity } from '#shared/table/settings-store.ts';
import { ACTOR, addContract, openPostOffice, type PostOffice, START, setUp } from './post-office.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
  await setUp(office, 'Europe/Vienna', [
    { mail: 'ada@example.com', roles: ['admin'] },
    { mail: 'finn@example.com', roles: ['finance'] },
  ]);
  const line = { actor: ACTOR, deed: 'created' } as const;
  const state = {
    id: 'card',
    name: 'Company card',
    kind: 'card' as const,
    lastFour: '4242',
    expires: '2026-03',
    owner: 'pay@example.com',
    note: '',
  };
  await createItem(office.table, paymentMethodEntity, START, { state, line });
  return () => office.close();
});

const CONTRACT = {
  name: 'Slack',
  kind: 'subscription',
  start: '2025-07-10',
  duration: { kind: 'months', months: 12 },
  renewal: { kind: 'automatic', months: 12 },
  currency: 'EUR',
  paymentFrequency: 'month',
  lines: [{ text: 'Seats', quantity: 10, price: { kind: 'perUnit', amount: '12.50' }, period: 'month' }],
  paymentMethodId: 'card',
};
const tick = async (day: string) => {
  await office.tick(`${day}T08:05:00.000Z`);
  return office.server.taken.splice(0).map(({ to, raw }) => ({ to, text: raw.replaceAll(/=\r?\n/g, '') }));
};
const about = (mails: Awaited<ReturnType<typeof tick>>, words: string) =>
  mails
    .filter(({ text }) => text.includes(words))
    .map(({ to }) => to)
    .sort();

describe('A payment method that expires', () => {
  it('is told thirty days before its last day, once, with the payments that would fail, and again for a new month', async () => {
    await addContract(office, 'c', CONTRACT);
    await addContract(office, 'other', { ...CONTRACT, name: 'Zoom', paymentMethodId: undefined });
    expect(about(await tick('2026-02-28'), 'Company card')).toEqual([]);
    const mails = (await tick('2026-03-01')).filter(({ text }) => text.includes('expires on March 31, 2026'));
    expect(mails.map(({ to }) => to).sort()).toEqual(['finn@example.com', 'pay@example.com']);
    const toOwner = mails.find(({ to }) => to === 'pay@example.com')?.text ?? '';
    expect(toOwner).toContain('The next payment of 1 contract would fail');
    expect(toOwner).toContain('125.00');
    expect(toOwner).toContain('you own the payment method Company card');
    expect(about(await tick('2026-03-02'), 'expires on')).toEqual([]);
    await changeItem(
      office.table,
      paymentMethodEntity,
      keys.paymentMethod('card'),
      '2026-03-03T08:00:00.000Z',
      ({ state }) => ({ state: { ...state, expires: '2026-04' }, line: { actor: ACTOR, deed: 'changed' } }),
    );
    expect(about(await tick('2026-03-30'), 'expires on')).toEqual([]);
    expect(about(await tick('2026-03-31'), 'expires on April 30, 2026')).toEqual([
      'finn@example.com',
      'pay@example.com',
    ]);
  });

  it('is told as many days ahead as the settings say, also where they were kept as a switch alone', async () => {
    const remindedBy = (rule: object) =>
      changeItem(office.table, settingsEntity, keys.settings(), '2026-01-02T08:00:00.000Z', ({ state }) => ({
        state: { ...state, reminders: { ...state.reminders, paymentMethodExpiring: rule as never } },
        line: { actor: ACTOR, deed: 'changed' },
      }));
    const days = async (...all: string[]) => {
      const told: string[] = [];
      for (const day of all) if (about(await tick(day), 'expires on').length > 0) told.push(day);
      return told;
    };
    await remindedBy({ on: true, leadDays: [60, 7] });
    expect(await days('2026-01-29', '2026-01-30', '2026-03-01')).toEqual(['2026-01-30']);
    await remindedBy({ on: false, leadDays: [7] });
    expect(await days('2026-03-24')).toEqual([]);
    await remindedBy({ on: true });
    expect(await days('2026-03-25')).toEqual(['2026-03-25']);
  });

  it('has an owner who hears of the payments it makes and of next month’s renewals', async () => {
    await addContract(office, 'c', {
      ...CONTRACT,
      start: '2025-03-12',
      duration: { kind: 'months', months: 12 },
    });
    expect(about(await tick('2026-02-01'), 'in March')).toEqual(['ada@example.com', 'pay@example.com']);
    const payment = await tick('2026-02-05');
    expect(about(payment, 'Payment for Slack is due on')).toEqual(['finn@example.com', 'pay@example.com']);
    const mine = payment.find(({ to }) => to === 'pay@example.com')?.text ?? '';
    expect(mine).toContain('you own the payment method');
  });

  it('has an owner who gets next month’s list only when a contract on it is paid by their method', async () => {
    const listed = { ...CONTRACT, duration: { kind: 'months', months: 12 } };
    await addContract(office, 'mine', { ...listed, start: '2025-09-12' });
    await addContract(office, 'others', { ...listed, start: '2025-03-12', paymentMethodId: undefined });
    expect(about(await tick('2026-02-01'), 'in March')).toEqual(['ada@example.com']);
    expect(about(await tick('2026-08-01'), 'in September')).toEqual(['ada@example.com', 'pay@example.com']);
  });

  it('has an owner who gets the list also when it is too long for a mail to name their contract', async () => {
    const listed = { ...CONTRACT, duration: { kind: 'months', months: 12 }, paymentMethodId: undefined };
    for (let number = 0; number < 61; number++)
      await addContract(office, `c${number}`, { ...listed, name: `A${number}`, start: '2025-03-02' });
    await addContract(office, 'mine', { ...CONTRACT, name: 'Zoom', start: '2025-03-30' });
    expect(about(await tick('2026-02-01'), 'in March')).toEqual(['ada@example.com', 'pay@example.com']);
  });
});
