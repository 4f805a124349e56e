// A text that people type reads as it is stored: nothing in it is unseen, turns its direction, or is half a character.
import * as z from 'zod';

/** Control and bidirectional characters, separators of lines, and surrogates without their other half. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
/** Those of them that keep words apart. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const LINE_ENDS_AND_TABS = /[\t\n\r]/g;
/** Anything but blanks and characters of no width. */
const SEEN = /[^\p{Z}\p{Cf}]/u;

const REFUSED = 'holds characters that cannot be seen, or that turn the direction of others';

/** One line, which may be empty. */
export function line(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .refine((text) => !UNSEEN.test(text), REFUSED);
}

/** One line that something goes by. */
export function name(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !UNSEEN.test(text), REFUSED)
    .refine((text) => text === '' || SEEN.test(text), 'has no character that can be seen');
}

/** Several lines: line ends and tabs are as welcome as any character. */
export function passage(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => !UNSEEN.test(text.replace(LINE_ENDS_AND_TABS, '')), REFUSED);
}

/** An address of the web that looks like the one it leads to. */
export function webAddress(most: number) {
  return z
    .url({ protocol: /^https$/ })
    .max(most)
    .refine((text) => !UNSEEN.test(text), REFUSED);
}

/** What others said of themselves, as one line: nothing is refused that nobody here can mend. */
export function onOneLine(text: string): string {
  return UNSEEN.test(text) ? text.replace(BREAKS, ' ').replace(ALL_UNSEEN, '').trim() : text;
}

/** The same over several lines. */
export function withoutUnseen(text: string): string {
  return text.replace(ALL_UNSEEN, (character) => (/[\t\n\r]/.test(character) ? character : ''));
}

/** Names are the same whatever their case, their blanks, and the way their accents are written. */
export function foldName(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A value with each of its texts changed. */
export function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => eachText(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, eachText(one, change)]));
}
