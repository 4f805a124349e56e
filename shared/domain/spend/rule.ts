// Rules say whose a transaction is by what its statement says; they stand in order and the first one that fits decides.
import * as z from 'zod';
import { Amount } from '../money/amount.ts';
import { exact } from '../money/exact.ts';
import { foldText, type SpendRow } from './spend-row.ts';

export const TextMatch = z.enum(['contains', 'equals', 'startsWith']);
export type TextMatch = z.infer<typeof TextMatch>;

/** All rules are one item; it holds this many of the longest. */
export const MOST_RULES = 300;

export const SpendRule = z
  .object({
    id: z.string().min(1).max(40),
    match: TextMatch,
    /** Empty where the account alone decides. */
    text: z.string().trim().max(200),
    /** Only what was paid from this card or account. */
    account: z.string().trim().min(1).max(100).optional(),
    /** The size of the statement's amount, whichever way it went: a refund is known like its payment. */
    least: Amount.optional(),
    most: Amount.optional(),
    applicationId: z.string().min(1).max(200),
  })
  .refine(({ text, account }) => foldText(text) !== '' || account !== undefined, {
    message: 'a rule needs a text or an account',
    path: ['text'],
  })
  .refine(({ least, most }) => isRange(least, most), {
    message: 'the smallest amount is larger than the largest one',
    path: ['most'],
  });
export type SpendRule = z.infer<typeof SpendRule>;

/** What is no amount is told as such; a range of it is neither right nor wrong. */
function isRange(least: string | undefined, most: string | undefined): boolean {
  if (!Amount.safeParse(least).success || !Amount.safeParse(most).success) return true;
  return exact(least ?? '0').compare(exact(most ?? '0')) <= 0;
}

type Told = Pick<SpendRow, 'text' | 'account' | 'amount'>;

const FITS: Readonly<Record<TextMatch, (text: string, wanted: string) => boolean>> = {
  contains: (text, wanted) => text.includes(wanted),
  equals: (text, wanted) => text === wanted,
  startsWith: (text, wanted) => text.startsWith(wanted),
};

/** Rules made ready once for many rows. @returns what finds the first rule that fits */
export function ruleFinder(rules: readonly SpendRule[]): (row: Told) => SpendRule | undefined {
  const ready = rules.map((rule) => ({
    rule,
    text: foldText(rule.text),
    account: rule.account === undefined ? undefined : foldText(rule.account),
    least: rule.least === undefined ? undefined : exact(rule.least),
    most: rule.most === undefined ? undefined : exact(rule.most),
  }));
  return (row) => {
    const text = foldText(row.text);
    const account = row.account === undefined ? undefined : foldText(row.account);
    return ready.find((one) => {
      if (one.text !== '' && !FITS[one.rule.match](text, one.text)) return false;
      if (one.account !== undefined && one.account !== account) return false;
      if (one.least === undefined && one.most === undefined) return true;
      const size = exact(row.amount).abs();
      if (one.least !== undefined && size.compare(one.least) < 0) return false;
      return one.most === undefined || size.compare(one.most) <= 0;
    })?.rule;
  };
}

const MATCH_WORDS: Readonly<Record<TextMatch, string>> = {
  contains: 'contains',
  equals: 'is',
  startsWith: 'starts with',
};

/** A rule's conditions in words. */
export function ruleSentence({
  match,
  text,
  account,
  least,
  most,
}: Omit<SpendRule, 'id' | 'applicationId'>): string {
  const range =
    least !== undefined && most !== undefined
      ? `amount ${least} to ${most}`
      : least !== undefined
        ? `amount from ${least}`
        : most !== undefined
          ? `amount up to ${most}`
          : undefined;
  return [
    ...(text === '' ? [] : [`text ${MATCH_WORDS[match]} “${text}”`]),
    ...(account === undefined ? [] : [`account is “${account}”`]),
    ...(range === undefined ? [] : [range]),
  ].join(', ');
}
