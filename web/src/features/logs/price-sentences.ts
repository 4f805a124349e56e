// What a change of prices is in words: lines, fees and discounts; an entry keeps no currency, so amounts stand alone.
import { ContractLine, Discount, OneTimeFee } from '#shared/domain/contracts/pricing.ts';
import { day, decimal, number } from '#web/ui/format.ts';
import { discountWords, priceWords } from '../contracts/price-words.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Each knows one kind of record and is silent about others. */
export const PRICE_SENTENCES: readonly ((parts: Parts) => string | undefined)[] = [
  (parts) => {
    const line = ContractLine.safeParse(parts).data;
    return line && lineSentence(line);
  },
  (parts) => {
    const fee = OneTimeFee.strict().safeParse(parts).data;
    return fee && `${fee.text} ${decimal(fee.amount)}${fee.on === undefined ? '' : ` on ${day(fee.on)}`}`;
  },
  (parts) => {
    const discount = Discount.safeParse(parts).data;
    return discount && discountWords(discount, decimal);
  },
];

const FOLLOWS_WORDS = { up: 'rising with the seats sold', both: 'following the seats sold' } as const;

function lineSentence(line: ContractLine): string {
  const { text, licenseId, quantity, discount, from, to, changes, follows } = line;
  const what = text || (licenseId === undefined ? 'a line' : 'a license');
  return [
    `${number(quantity)} of ${what} at ${priceWords(line, decimal)}`,
    discount && `less ${discountWords(discount, decimal)}`,
    from && `from ${day(from)}`,
    to && `until ${day(to)}`,
    follows && FOLLOWS_WORDS[follows],
    ...changes.map((change) =>
      [
        `from ${day(change.from)}`,
        change.quantity !== undefined && number(change.quantity),
        change.price !== undefined && `at ${decimal(change.price)}`,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ]
    .filter(Boolean)
    .join(', ');
}
