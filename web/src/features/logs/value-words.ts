// A value of a change as people read it: never the notation it is kept in, and never an empty place.
import type { ActionState } from '#shared/domain/reclaim/action.ts';
import { KIND_NAMES, type NoticeKind } from '#shared/domain/reminders/kind.ts';
import { day, money, number } from '#web/ui/format.ts';
import { FREQUENCY_WORDS, plural, spoken, TASK_WORDS } from '#web/ui/words.ts';
import { STATE_WORDS as ACTION_WORDS } from '../actions/words.ts';
import { type ListedState, STATE_WORDS } from '../renewals/words.ts';
import { PRICE_SENTENCES } from './price-sentences.ts';

/** Fields whose notation says less than their meaning. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  fees: 'One-time fees',
  discountTouchesFees: 'Discount on one-time fees',
  creditsReductions: 'Credit for what is given back',
  taxPercent: 'Tax in percent',
};

export function fieldName(field: string): string {
  const task = Object.entries(TASK_WORDS).find(([name]) => name === field);
  if (task) return task[1].name;
  const own = FIELD_NAMES[field];
  if (own !== undefined) return own;
  // Exchange rates stand under their day.
  if (DAY.test(field)) return day(field);
  return field in KIND_NAMES ? KIND_NAMES[field as NoticeKind] : spoken(field.replaceAll('.', ' '));
}

const NOTHING = 'nothing';
const AND = new Intl.ListFormat('en');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Notation that an earlier entry was cut off in the middle of. */
const CUT_OFF = /^[[{].*…$/s;

type Parts = Readonly<Record<string, unknown>>;

export function shownValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return NOTHING;
    // Items that have commas of their own are told apart by semicolons.
    const isCompound = value.some((item) => typeof item === 'object' && item !== null);
    return value.map(shownValue).join(isCompound ? '; ' : ', ');
  }
  if (typeof value === 'object') return shownParts(value as Parts);
  return String(value);
}

function shownText(text: string): string {
  if (CUT_OFF.test(text)) return 'more than is kept in the log';
  if (DAY.test(text)) return day(text);
  if (text === 'notTheirs') return 'not theirs';
  if (text in STATE_WORDS) return STATE_WORDS[text as ListedState].toLowerCase();
  if (text in ACTION_WORDS) return ACTION_WORDS[text as ActionState].toLowerCase();
  if (text in KIND_NAMES) return KIND_NAMES[text as NoticeKind];
  return FREQUENCY_WORDS[text as keyof typeof FREQUENCY_WORDS] ?? text;
}

const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);
const isDays = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number');

function daysBefore(days: readonly number[]): string {
  const first = AND.format(days.map(number));
  return `${first} ${days.length === 1 && days[0] === 1 ? 'day' : 'days'} before`;
}

const months = (count: unknown) => plural(Number(count), 'month');

/** How each known kind of record is said; the first that knows it speaks. */
const SENTENCES: readonly ((parts: Parts) => string | undefined)[] = [
  ...PRICE_SENTENCES,
  // A confirmed renewal.
  ({ months: length, until, decidedOn, rolled }) =>
    isDay(decidedOn)
      ? `${isDay(until) ? `until ${day(until)}` : months(length)}, ${rolled ? 'begun by itself, kept' : 'decided'} on ${day(decidedOn)}`
      : undefined,
  // A notice that went out.
  ({ sentOn, channel, document }) =>
    isDay(sentOn)
      ? `sent on ${day(sentOn)} by ${channel}${document ? ` (${shownValue(document)})` : ''}`
      : undefined,
  // A custom reminder.
  ({ text, target, leadDays, recipients }) => {
    if (typeof text !== 'string' || !isDays(leadDays)) return undefined;
    const of = target === 'nextPayment' ? 'the next payment' : 'the end';
    const to = Array.isArray(recipients) && recipients.length > 0 ? `, to ${AND.format(recipients)}` : '';
    return `“${text}” ${daysBefore(leadDays)} ${of}${to}`;
  },
  // A duration, or what follows it.
  ({ kind, months: length, end, most }) => {
    if (kind === 'open') return 'until somebody ends it';
    if (kind === 'until' && isDay(end)) return `until ${day(end)}`;
    if (kind === 'months') return months(length);
    if (kind === 'none') return 'ends by itself';
    if (kind !== 'automatic' && kind !== 'express') return undefined;
    const how = kind === 'automatic' ? 'renews automatically' : 'renews if confirmed';
    return `${how} for ${months(length)}${most === undefined ? '' : `, at most ${plural(Number(most), 'time')}`}`;
  },
  // A notice period.
  ({ count, unit }) =>
    (unit === 'days' || unit === 'months') && typeof count === 'number'
      ? plural(count, unit.slice(0, -1))
      : undefined,
  ({ title, url }) => (typeof title === 'string' && typeof url === 'string' ? title : undefined),
  ({ amount, currency }) =>
    typeof amount === 'string' && typeof currency === 'string' ? money(amount, currency) : undefined,
  // An exemption.
  ({ reason, until, ...others }) =>
    typeof reason === 'string' && Object.keys(others).length === 0
      ? `${reason}${isDay(until) ? ` (until ${day(until)})` : ''}`
      : undefined,
  // A rule for one kind of reminder.
  ({ on, leadDays, ...others }) => {
    if (Object.keys(others).length > 0 || (on === undefined && !isDays(leadDays))) return undefined;
    const switched = on === undefined ? [] : [shownValue(on)];
    return [...switched, ...(isDays(leadDays) ? [daysBefore(leadDays)] : [])].join(', ');
  },
];

function shownParts(parts: Parts): string {
  for (const sentence of SENTENCES) {
    const said = sentence(parts);
    if (said !== undefined) return said;
  }
  const told = Object.entries(parts);
  if (told.length === 0) return NOTHING;
  const isCompound = told.some(([, part]) => typeof part === 'object' && part !== null);
  return told.map(([name, part]) => `${saidName(name)} ${shownValue(part)}`).join(isCompound ? '; ' : ', ');
}

/** Inside a sentence; keys like the name of an account stay as they are. */
function saidName(name: string): string {
  return /^[a-zA-Z]+$/.test(name) ? fieldName(name).toLowerCase() : `${name}:`;
}
