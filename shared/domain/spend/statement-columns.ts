// The columns a bank's or card's statement may have, under the names that banks give them.
import { readCivilDay } from '../imports/cell-readers.ts';
import type { Column, ReadOptions } from '../imports/column.ts';
import type { Reading } from '../imports/read-day.ts';
import { Currency } from '../money/currency.ts';
import { readSignedAmount } from './read-amount.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
};

function readCurrency(text: string): Reading<string> {
  const code = SYMBOLS[text] ?? text.toUpperCase();
  return Currency.safeParse(code).success
    ? { value: code }
    : { reason: `"${text}" is not a three-letter currency code such as EUR` };
}

export function readAmount(text: string, { decimalMark }: ReadOptions): Reading<string> {
  return readSignedAmount(text, decimalMark);
}

function readAtMost(most: number) {
  return (text: string): Reading<string> => {
    const value = text.replace(/\s+/g, ' ');
    return value.length > most ? { reason: `is longer than ${most} characters` } : { value };
  };
}

export const STATEMENT_COLUMNS = {
  day: {
    header: 'Date',
    what: 'Day it was booked',
    example: '2026-04-05',
    required: true,
    synonyms: [
      'bookingdate',
      'transactiondate',
      'posteddate',
      'postingdate',
      'datebooked',
      'valuedate',
      'day',
      'buchungstag',
      'buchungsdatum',
      'valuta',
    ],
    read: readCivilDay,
  },
  amount: {
    header: 'Amount',
    what: 'What left; refunds are negative',
    example: '119.00',
    synonyms: ['grossamount', 'value', 'transactionamount', 'amountpaid', 'total', 'betrag', 'umsatz'],
    read: readAmount,
  },
  debit: {
    header: 'Debit',
    what: 'What left, where refunds have a column of their own',
    example: '119.00',
    synonyms: [
      'debitamount',
      'moneyout',
      'paidout',
      'withdrawal',
      'withdrawals',
      'outgoing',
      'payments',
      'soll',
      'belastung',
    ],
    read: readAmount,
  },
  credit: {
    header: 'Credit',
    what: 'What came back, where it has a column of its own',
    example: '19.00',
    synonyms: [
      'creditamount',
      'moneyin',
      'paidin',
      'deposit',
      'deposits',
      'incoming',
      'receipts',
      'haben',
      'gutschrift',
    ],
    read: readAmount,
  },
  net: {
    header: 'Net amount',
    what: 'Amount without tax, if the file tells it',
    example: '100.00',
    synonyms: ['net', 'netto', 'nettobetrag', 'amountexcltax', 'amountexclvat', 'subtotal'],
    read: readAmount,
  },
  currency: {
    header: 'Currency',
    what: 'Three-letter code; else one for the whole file',
    example: 'EUR',
    synonyms: ['currencycode', 'ccy', 'curr', 'waehrung', 'wahrung', 'währung'],
    read: readCurrency,
  },
  text: {
    header: 'Text',
    what: 'Merchant or purpose, by which rules know it',
    example: 'FIGMA MONTHLY RENEWAL',
    required: true,
    synonyms: [
      'description',
      'merchant',
      'merchantname',
      'payee',
      'purpose',
      'details',
      'narrative',
      'memo',
      'bookingtext',
      'counterparty',
      'recipient',
      'verwendungszweck',
      'buchungstext',
      'empfanger',
    ],
    read: readAtMost(500),
  },
  account: {
    header: 'Account',
    what: 'Card or account it was paid from',
    example: 'Card 4471',
    synonyms: [
      'card',
      'cardnumber',
      'cardname',
      'accountnumber',
      'accountname',
      'iban',
      'cardholder',
      'konto',
    ],
    read: readAtMost(100),
  },
  reference: {
    header: 'Reference',
    what: "The bank's own number of the transaction; the same one is never counted twice",
    example: 'TX-20260405-0001',
    synonyms: ['transactionid', 'bankreference', 'transactionreference', 'endtoendid', 'txid', 'referenz'],
    read: readAtMost(200),
  },
} as const satisfies Record<string, Column<unknown>>;
