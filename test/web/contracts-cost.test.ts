// What a contract costs while it is typed is what the API says once it is kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractView } from '#shared/api/contracts.ts';
import { contractCost } from '#shared/domain/contracts/cost/contract-cost.ts';
import { withTax } from '#shared/domain/money/tax.ts';
import { openApi } from '#test/functions/api/request.ts';
import {
  type ContractTyping,
  decidedOf,
  inputOf,
  typingOf,
} from '#web/features/contracts/contract-typing.ts';
import { feeTyping, lineTyping } from '#web/features/contracts/price-typing.ts';
import { typedCost } from '#web/features/contracts/typed-cost.ts';
import { anyContract, anyToday } from './contracts-arbitraries.ts';

const TODAY = '2026-04-16';
const JANUARY = 1;

/** The worked example of the rules: 2,124.50 in its year. */
const typedExample = (): ContractTyping => ({
  ...typingOf({ currency: 'EUR' }, '2026-01-01'),
  name: 'Miro',
  paymentFrequency: 'year',
  lines: [
    {
      ...lineTyping(),
      text: 'Seats',
      quantity: 25,
      price: '60',
      baseFee: '1,000',
      included: 10,
      discount: { kind: 'percent', value: '10' },
    },
  ],
  discount: { kind: 'percent', value: '5' },
  fees: [{ ...feeTyping(), text: 'Set-up', amount: '500' }],
});

describe('The cost of a contract as it is typed', () => {
  it('is 2,124.50 for 25 seats over a base with its discounts and a fee, and the same when it is kept', async () => {
    const api = await openApi();
    const typing = typedExample();
    const typed = typedCost(typing, {}, TODAY, JANUARY);
    expect(typed?.cost.term).toMatchObject({ amount: '2124.50', oneTime: '500.00' });
    const { json } = await api.call({
      method: 'POST',
      path: '/api/contracts',
      roles: ['finance'],
      body: inputOf(typing),
      at: `${TODAY}T12:00:00.000Z`,
    });
    const kept = json as ContractView;
    expect(typed?.cost).toEqual(kept.cost);
    expect(typedCost(typingOf(kept, TODAY), decidedOf(kept), TODAY, JANUARY)?.cost).toEqual(kept.cost);
  });

  it('is what the API counts, whatever the contract, the day and the financial year', () => {
    fc.assert(
      fc.property(anyContract, anyToday, fc.integer({ min: 1, max: 12 }), (contract, today, month) => {
        const typed = typedCost(typingOf(contract, today), decidedOf(contract), today, month);
        expect(typed?.cost ?? null).toEqual(contractCost(contract, today, month));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out a line that is not whole, and says which lines it counted', () => {
    const typing = typedExample();
    const half = { ...lineTyping(), text: 'Storage', quantity: 5 };
    const [first] = typing.lines;
    const typed = typedCost({ ...typing, lines: [half, ...(first ? [first] : [])] }, {}, TODAY, JANUARY);
    expect(typed?.rows).toEqual([1]);
    expect(typed?.cost.term?.amount).toBe('2124.50');
  });

  it('counts no line that contradicts its contract, but one that has no name yet', () => {
    const typing = typedExample();
    const line = { ...lineTyping(), quantity: 1, price: '12' };
    const counted = (lines: typeof typing.lines) => typedCost({ ...typing, lines }, {}, TODAY, JANUARY)?.rows;
    expect(counted([line])).toEqual([0]);
    expect(counted([{ ...line, from: '2025-01-01' }, line])).toEqual([1]);
  });

  it('is unknown without a currency, a start or a price, and nothing that is typed breaks the page', () => {
    expect(typedCost({ ...typedExample(), currency: '' }, {}, TODAY, JANUARY)).toBeUndefined();
    expect(typedCost({ ...typedExample(), start: '' }, {}, TODAY, JANUARY)).toBeUndefined();
    expect(typedCost({ ...typedExample(), lines: [], fees: [] }, {}, TODAY, JANUARY)).toBeUndefined();
    const text = fc.constantFrom('', '0', '.', '1,', '1e9', '-3', 'x', '999999999999.9999', '12.50', '٣');
    const day = fc.constantFrom('', '0002-02-02', '1950-01-01', '2026-02-30', '2150-12-31', '2026-05-01');
    const count = fc.constantFrom('' as const, 0, 7, 1_000_000_000);
    const anyDiscount = fc.record({
      kind: fc.constantFrom('percent' as const, 'amount' as const),
      value: text,
    });
    fc.assert(
      fc.property(anyContract, text, day, count, anyDiscount, (contract, amount, on, quantity, discount) => {
        const typing = typingOf(contract, TODAY);
        const change = { key: 0, from: on, quantity, price: amount };
        const lines = [...typing.lines, lineTyping()].flatMap((line) => [
          { ...line, quantity, price: amount, baseFee: amount, discount },
          { ...line, from: on, to: on, changes: [...line.changes, change] },
        ]);
        for (const start of [typing.start, on])
          typedCost({ ...typing, start, lines, discount, taxPercent: amount }, {}, TODAY, JANUARY);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Tax', () => {
  it('comes on top of a net amount and is rounded to the currency’s minor unit', () => {
    expect(withTax('2124.50', '19', 'EUR')).toBe('2528.16');
    expect(withTax('100', '7.7', 'JPY')).toBe('108');
  });
});
