// What a duplicate and a successor take over, and when a contract need not ask any more what follows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { duplicateOf, followingOn, goesRound, isFollowed } from '#shared/domain/contracts/succession.ts';

const contract = (over: object = {}): Contract => ({
  ...ContractInput.parse({
    name: 'Slack',
    kind: 'contract',
    start: '2026-01-01',
    duration: { kind: 'months', months: 12 },
    currency: 'EUR',
    paymentFrequency: 'year',
    firstPayment: '2026-01-15',
    fees: [{ text: 'Setup', amount: '100' }],
    lines: [
      {
        text: 'Seats',
        quantity: 10,
        price: { kind: 'perUnit', amount: '5' },
        period: 'month',
        changes: [
          { from: '2026-06-01', quantity: 20, price: '6' },
          { from: '2027-02-01', price: '7' },
        ],
      },
      {
        text: 'Gone by then',
        quantity: 1,
        price: { kind: 'flat', amount: '9' },
        period: 'year',
        to: '2026-12-31',
      },
    ],
    ...over,
  }),
  id: 'c',
  version: 3,
  confirmed: [],
  noticeSent: { sentOn: '2026-02-01', channel: 'mail' },
});

describe('A duplicate', () => {
  it('is what was agreed under another name, without anything that was decided', () => {
    const before = contract({ predecessorId: 'b' });
    const copy = duplicateOf(before);
    expect(copy.name).toBe('Slack (copy)');
    expect(copy).toMatchObject({ start: '2026-01-01', lines: before.lines, fees: before.fees });
    for (const field of ['id', 'version', 'confirmed', 'noticeSent', 'predecessorId'])
      expect(copy).not.toHaveProperty(field);
    expect(ContractInput.safeParse(duplicateOf(contract({ name: 'x'.repeat(200) }))).success).toBe(true);
  });
});

describe('A successor', () => {
  it('begins the day after the end at the quantities and prices of that day', () => {
    const next = followingOn(contract(), '2026-12-31');
    expect(next).toMatchObject({ start: '2027-01-01', predecessorId: 'c', fees: [] });
    expect(next).not.toHaveProperty('firstPayment');
    expect(next.lines).toMatchObject([
      { quantity: 20, price: { amount: '6' }, changes: [{ from: '2027-02-01', price: '7' }] },
    ]);
  });

  it('of a typed end is as many whole months long, and else as many days', () => {
    const following = (end: string) =>
      followingOn(contract({ duration: { kind: 'until', end }, lines: [] }), end).duration;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
        const end = addDays('2026-01-01', days);
        const duration = following(end);
        const until = duration.kind === 'until' ? addDays(duration.end, 1) : '';
        const next = addDays(end, 1);
        const months = 12 * (Number(next.slice(0, 4)) - 2026) + Number(next.slice(5, 7)) - 1;
        const expected = next.endsWith('-01') ? addMonths(next, months) : addDays(next, days + 1);
        expect(until).toBe(expected);
      }),
    );
    expect(following('2027-12-31')).toEqual({ kind: 'until', end: '2029-12-31' });
  });

  it('ends the questions about the end where it covers the day after it, and only there', () => {
    const dates = (over: object) =>
      contractDates({ ...contract(over), noticeSent: undefined } as never, '2026-06-01', []);
    const from = (start: string) => ({ ...contract({ start, lines: [] }), noticeSent: undefined }) as never;
    const ending = dates({});
    expect(isFollowed(ending, from('2027-01-01'))).toBe(true);
    expect(isFollowed(ending, from('2026-12-01'))).toBe(true);
    expect(isFollowed(ending, from('2027-01-02'))).toBe(false);
    expect(isFollowed(ending, from(addMonths('2027-01-01', -12)))).toBe(false);
    expect(isFollowed(ending, undefined)).toBe(false);
    const goesOn = dates({ renewal: { kind: 'automatic', months: 12 } });
    expect(isFollowed(goesOn, from('2027-01-01'))).toBe(false);
  });
});

it('Following on goes round only where one comes after itself', async () => {
  const before = async (id: string) => ({ c: 'b', b: 'a' })[id];
  expect(await goesRound('a', 'c', before)).toBe(true);
  expect(await goesRound('a', 'a', before)).toBe(true);
  expect(await goesRound('d', 'c', before)).toBe(false);
});
