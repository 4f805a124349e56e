// What is taken for a full card number, and what is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardNumbersIn, holdsCardNumber } from '#shared/domain/payments/card-number.ts';

/** A number with the check digit that makes it one. */
function withCheckDigit(body: readonly number[]): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return [...body, (10 - (sum % 10)) % 10].join('');
}

describe('A full card number', () => {
  it('is found however it is written', () => {
    for (const text of [
      '4242424242424242',
      'Visa 4242 4242 4242 4242',
      '4242-4242-4242-4242 12/29',
      '4242 4242 4242 4242 12 29',
      'amex 3782 822463 10005',
      '４２４２ ４２４２ ４２４２ ４２４２',
    ])
      expect([text, holdsCardNumber(text)]).toEqual([text, true]);
  });

  it('is not taken for one: what is too short, fails its check digit, or names a bank account', () => {
    for (const text of [
      'Card ending in 4242',
      '4242 4242 4242 4241',
      'IBAN DE89 3704 0044 0532 0130 00',
      'GB82WEST12345698765432',
      'PO-2023-0117, call +43 1 234 5678',
    ])
      expect([text, holdsCardNumber(text)]).toEqual([text, false]);
  });

  it('is found in any text around it, and with one digit changed is none', () => {
    const body = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(body, fc.integer({ min: 2, max: 6 }), fc.nat(15), (rest, first, place) => {
        const number = withCheckDigit([first, ...rest]);
        expect(holdsCardNumber(`the card ${number}, kept by Ana`)).toBe(true);
        const digit = Number(number[place]);
        const changed = `${number.slice(0, place)}${(digit + 1) % 10}${number.slice(place + 1)}`;
        expect(holdsCardNumber(`the card ${changed}, kept by Ana`)).toBe(false);
      }),
    );
  });

  it('is found in exactly the texts that are named, also within a list, naming its place', () => {
    const text = fc.constantFrom('', 'Card ending in 4242', 'Visa 4242 4242 4242 4242');
    fc.assert(
      fc.property(text, text, fc.array(fc.record({ text })), (note, other, rows) => {
        const places = cardNumbersIn({ note, other, rows }, ['note', 'missing', 'rows.text']);
        const expected = [
          ...(holdsCardNumber(note) ? ['note'] : []),
          ...rows.flatMap((row, index) => (holdsCardNumber(row.text) ? [`rows.${index}.text`] : [])),
        ];
        expect(places).toEqual(expected);
      }),
    );
  });
});
