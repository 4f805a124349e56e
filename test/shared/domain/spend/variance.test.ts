// The parts of a variance are the variance, to the minor unit, and none is told without its fact.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits } from '#shared/domain/money/currency.ts';
import { exact, sum, written } from '#shared/domain/money/exact.ts';
import {
  type AskedOnce,
  explainVariance,
  type SpentOnce,
  VARIANCE_PARTS,
} from '#shared/domain/spend/variance.ts';

const spent = (spend: string, more: Partial<SpentOnce> = {}): SpentOnce => ({
  id: `t${spend}`,
  day: '2026-03-05',
  spend,
  isWithoutTax: false,
  ...more,
});
const asked = (amount: string, more: Partial<AskedOnce> = {}): AskedOnce => ({
  id: `p${amount}`,
  day: '2026-03-01',
  amount,
  ...more,
});
const seats = (agreed: number, counted: number, worth: string) => ({ agreed, counted, worth });

/** The parts that are not nothing. */
function explained(transactions: SpentOnce[], payments: AskedOnce[], cost = '100.00', due = cost) {
  const { parts } = explainVariance({ currency: 'EUR', cost, due, transactions, payments });
  return Object.fromEntries(Object.entries(parts).filter(([, amount]) => /[1-9]/.test(amount)));
}

describe('a variance is explained by', () => {
  it('timing, where a year is paid at once', () => {
    expect(explained([spent('1200.00')], [asked('1200.00')], '100.00', '1200.00')).toEqual({
      timing: '1100.00',
    });
  });

  it('tax, where what left is the payment with the tax of its contract', () => {
    const taxed = asked('100.00', { taxPercent: '19' });
    expect(explained([spent('119.00')], [taxed])).toEqual({ tax: '19.00' });
    // The statement took tax off already, or it is some other amount: nothing says that it is tax.
    expect(explained([spent('119.00', { isWithoutTax: true })], [taxed])).toEqual({ other: '19.00' });
    expect(explained([spent('118.99')], [taxed])).toEqual({ other: '18.99' });
    expect(explained([spent('119.00')], [asked('100.00')])).toEqual({ other: '19.00' });
  });

  it('quantity, where seats above the agreed ones are counted', () => {
    const two = asked('100.00', { seats: seats(10, 12, '20.00'), taxPercent: '20' });
    expect(explained([spent('120.00', { isWithoutTax: true })], [two])).toEqual({ quantity: '20.00' });
    expect(explained([spent('110.00')], [two])).toEqual({ quantity: '10.00' });
    expect(explained([spent('144.00')], [two])).toEqual({ quantity: '20.00', tax: '24.00' });
    expect(explained([spent('125.00')], [two])).toEqual({ quantity: '20.00', other: '5.00' });
    expect(explained([spent('107.00')], [two])).toEqual({ other: '7.00' });
    expect(explained([spent('90.00')], [two])).toEqual({ other: '-10.00' });
  });

  it('price, where nothing but the amount differs', () => {
    expect(explained([spent('104.00')], [asked('100.00', { seats: 'fixed' })])).toEqual({ price: '4.00' });
    expect(explained([spent('96.00')], [asked('100.00', { seats: seats(10, 10, '0.00') })])).toEqual({
      price: '-4.00',
    });
    expect(explained([spent('96.00')], [asked('100.00', { seats: seats(10, 9, '0.00') })])).toEqual({
      other: '-4.00',
    });
  });

  it('rate, where it left in another currency at another rate than that of the payment', () => {
    const dollars = spent('103.00', { worthOn: () => '100.00' });
    expect(explained([dollars], [asked('100.00')])).toEqual({ rate: '3.00' });
    const unknown = spent('103.00', { worthOn: () => undefined });
    expect(explained([unknown], [asked('100.00')])).toEqual({ other: '3.00' });
  });

  it('nothing that would be a guess: no payment, no transaction, or two of either', () => {
    expect(explained([spent('50.00')], [], '0.00')).toEqual({ other: '50.00' });
    expect(explained([], [asked('100.00', { seats: 'fixed' })])).toEqual({ other: '-100.00' });
    expect(explained([spent('60.00'), spent('70.00')], [asked('100.00', { seats: 'fixed' })])).toEqual({
      other: '30.00',
    });
    expect(explained([spent('-4.00')], [asked('100.00', { seats: 'fixed' })])).toEqual({ other: '-104.00' });
    // Due, of which nobody said when.
    expect(explained([spent('120.00')], [])).toEqual({ other: '20.00' });
  });

  it('the payment that fits, whichever else stands beside it', () => {
    const { lines } = explainVariance({
      currency: 'EUR',
      cost: '150.00',
      due: '150.00',
      transactions: [spent('55.00'), spent('100.00')],
      payments: [asked('100.00'), asked('50.00', { seats: 'fixed' })],
    });
    expect(lines.map(({ transactionId, paymentId }) => [transactionId, paymentId])).toEqual([
      ['t100.00', 'p100.00'],
      ['t55.00', 'p50.00'],
    ]);
    expect(lines[1]?.parts.price).toBe('5.00');
  });
});

describe('the parts', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD');
  const minor = fc.integer({ min: -200_000, max: 200_000 });
  const some = fc.record({
    currency,
    cost: fc.nat(200_000),
    due: fc.nat(200_000),
    transactions: fc.array(
      fc.record({ spend: minor, isWithoutTax: fc.boolean(), worth: fc.option(minor, { nil: undefined }) }),
      { maxLength: 4 },
    ),
    payments: fc.array(
      fc.record({
        amount: fc.nat(200_000),
        taxPercent: fc.constantFrom(undefined, '0', '7.7', '19'),
        seats: fc.option(
          fc.oneof(
            fc.constant('fixed' as const),
            fc.record({ agreed: fc.nat(20), counted: fc.nat(20), worth: fc.nat(50_000) }),
          ),
          { nil: undefined },
        ),
      }),
      { maxLength: 4 },
    ),
  });

  it('sum to the variance to the minor unit, have their facts, and use everything once', () => {
    fc.assert(
      fc.property(some, (given) => {
        const text = (amount: number) => written(BigInt(amount), given.currency);
        const transactions = given.transactions.map(
          ({ spend, isWithoutTax, worth }, at): SpentOnce => ({
            id: `t${at}`,
            day: '2026-03-05',
            spend: text(spend),
            isWithoutTax,
            ...(worth !== undefined && { worthOn: () => text(worth) }),
          }),
        );
        const payments = given.payments.map(
          ({ amount, taxPercent, seats: known }, at): AskedOnce => ({
            id: `p${at}`,
            day: '2026-03-01',
            amount: text(amount),
            taxPercent,
            seats:
              known === undefined || known === 'fixed'
                ? known
                : { ...known, worth: text(known.counted > known.agreed ? known.worth : 0) },
          }),
        );
        const { cost, due } = given;
        const { parts, lines } = explainVariance({
          currency: given.currency,
          cost: text(cost),
          due: text(due),
          transactions,
          payments,
        });
        const variance = sum(transactions.map(({ spend }) => exact(spend))).sub(exact(text(cost)));
        expect(sum(VARIANCE_PARTS.map((part) => exact(parts[part]))).equals(variance)).toBe(true);
        for (const amount of Object.values(parts))
          expect((amount.split('.')[1] ?? '').length).toBe(minorDigits(given.currency));
        const ids = (of: 'transactionId' | 'paymentId') => lines.flatMap((line) => line[of] ?? []).sort();
        expect(ids('transactionId')).toEqual(transactions.map(({ id }) => id).sort());
        expect(ids('paymentId')).toEqual(payments.map(({ id }) => id).sort());
        const isSome = (amount: string) => /[1-9]/.test(amount);
        for (const line of lines) {
          const spend = transactions.find(({ id }) => id === line.transactionId);
          const payment = payments.find(({ id }) => id === line.paymentId);
          if (isSome(line.parts.rate)) expect(spend?.worthOn).toBeDefined();
          if (isSome(line.parts.tax)) {
            expect(spend?.isWithoutTax).toBe(false);
            expect(Number(payment?.taxPercent)).toBeGreaterThan(0);
          }
          const known = payment?.seats;
          if (isSome(line.parts.quantity))
            expect(known !== 'fixed' && known && known.counted > known.agreed).toBe(true);
          if (isSome(line.parts.price))
            expect(known === 'fixed' || known?.counted === known?.agreed).toBe(true);
          if (!spend || !payment)
            expect(VARIANCE_PARTS.filter((part) => isSome(line.parts[part]))).not.toContain('price');
        }
      }),
      { numRuns: 500 },
    );
  });
});
