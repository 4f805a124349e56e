// Whatever people typed arrives in a calendar as they typed it, and every line keeps the rules of the format.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCalendar } from '#shared/mail/render-calendar.ts';
import { propertiesOf } from './calendar-reader.ts';

const HEAD = { name: 'Seatledger', stamp: '2026-04-16T08:00:00.000Z' };
const event = (title: string, text = '') => ({
  uid: 'u1',
  day: '2026-05-01',
  title,
  text,
  url: 'https://seats.example.com/contracts/c1',
  alarmDays: [30, 1],
  category: 'Payment due',
  sequence: 7,
});
const valueIn = (calendar: string, wanted: string) =>
  propertiesOf(calendar).find(({ name, of }) => name === wanted && of === 'VEVENT')?.value;

const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\n',
        ',',
        ';',
        '\\',
        '\\n',
        ':',
        '"',
        '👩‍👩‍👧‍👦',
        '🇩🇪',
        'עברית',
        'العربية',
        '\u200f',
        'ß'.repeat(60),
        '漢'.repeat(40),
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => `N${parts.join('')}`.replace(/[^\P{Cc}\n\t]/gu, ''));

test('any name and text comes back as it was typed, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(typed, typed, (title, text) => {
      const calendar = renderCalendar([event(title, text)], HEAD);
      expect(valueIn(calendar, 'SUMMARY')).toBe(title);
      expect(valueIn(calendar, 'DESCRIPTION')).toBe(`${text}\nhttps://seats.example.com/contracts/c1`);
    }),
  );
});

test('control characters and halves of characters, which no calendar may hold, become harmless', () => {
  const calendar = renderCalendar([event('A\u0000B\r\nC\rD\ud800E')], HEAD);
  expect(valueIn(calendar, 'SUMMARY')).toMatch(/^A B\nC\nD.E$/u);
});

test('the same events are the same bytes', () => {
  expect(renderCalendar([event('A')], HEAD)).toBe(renderCalendar([event('A')], HEAD));
});

test('an event is of a whole day, with its sequence, its category and an alarm for each lead', () => {
  const calendar = renderCalendar([event('A')], HEAD);
  expect(calendar).toContain('DTSTART;VALUE=DATE:20260501\r\n');
  expect(calendar).toContain('DTSTAMP:20260416T080000Z\r\n');
  expect(valueIn(calendar, 'SEQUENCE')).toBe('7');
  expect(valueIn(calendar, 'CATEGORIES')).toBe('Payment due');
  const triggers = propertiesOf(calendar).filter(({ name }) => name === 'TRIGGER');
  expect(triggers.map(({ value }) => value)).toEqual(['-P30D', '-P1D']);
});

test('no date at all is a calendar all the same', () => {
  expect(propertiesOf(renderCalendar([], HEAD)).some(({ name }) => name === 'VERSION')).toBe(true);
});
