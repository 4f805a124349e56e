// A full card number must never be kept: whoever reads a log, an export or a backup could pay with it.
export const NO_CARD_NUMBER = 'looks like a full card number; keep the last four digits only';

const DIGIT_GROUPS = /\d+(?:[ \u00a0.\-–]?\d+)*/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}\b/gi;
const SHORTEST = 13;
const LONGEST = 19;

/** Whether groups of digits that stand together make a number that a card could have; numbers of bank accounts do not count. */
export function holdsCardNumber(text: string): boolean {
  const unaccounted = text.normalize('NFKC').replace(IBAN, (found) => (isIban(found) ? ' / ' : found));
  return [...unaccounted.matchAll(DIGIT_GROUPS)].some(([run]) => {
    const groups = run.split(/\D+/);
    return groups.some((_, first) => {
      let digits = '';
      return groups.slice(first).some((group) => {
        digits += group;
        return isCardNumber(digits);
      });
    });
  });
}

/**
 * Where in what people send a text holds one; never asked of what is stored: a text that was kept before is still read.
 * @param texts names of fields, or of lists with the field of each of their members: `notes`, `customReminders.text`
 * @returns paths such as `customReminders.1.text`
 */
export function cardNumbersIn(value: object, texts: readonly string[]): string[] {
  return texts.flatMap((path) =>
    cardNumbersAt(value as Record<string, unknown>, path.split('.')).map((found) => found.join('.')),
  );
}

function cardNumbersAt(
  value: Record<string, unknown>,
  [field = '', ...rest]: readonly string[],
): (string | number)[][] {
  const found = value[field];
  if (typeof found === 'string') return holdsCardNumber(found) ? [[field]] : [];
  if (!Array.isArray(found)) return [];
  return found.flatMap((one, index) => cardNumbersAt(one, rest).map((path) => [field, index, ...path]));
}

/** By length, by the digit that the networks begin with, and by the check digit of Luhn. */
function isCardNumber(digits: string): boolean {
  if (digits.length < SHORTEST || digits.length > LONGEST || !/^[2-6]/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isIban(text: string): boolean {
  const packed = text.replaceAll(' ', '').toUpperCase();
  const moved = `${packed.slice(4)}${packed.slice(0, 4)}`;
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
