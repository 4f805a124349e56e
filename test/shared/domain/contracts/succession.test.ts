// When a contract need not ask any more what follows.
import { describe, expect, it } from 'vitest';
import { addMonths } from '#shared/domain/calendar/civil-day.ts';
import { type Contract, ContractInput } from '#shared/domain/contracts/contract.ts';
import { contractDates } from '#shared/domain/contracts/contract-dates.ts';
import { isFollowed } from '#shared/domain/contracts/succession.ts';

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

describe('A successor', () => {
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
