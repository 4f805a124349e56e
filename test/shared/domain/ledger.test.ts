// An entry of the log takes no more room than it may, whatever people write in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldChanges } from '#shared/domain/applications/field-changes.ts';
import { bytesInLog, cutToBytes } from '#shared/domain/ledger/cut.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constant('日'.repeat(300)),
);

test('a text that fits stands in the log as it was written', () => {
  expect(cutToBytes('Renewed at last year’s price', 100)).toBe('Renewed at last year’s price');
});

test('a longer one says by an ellipsis that more was written, and no character is cut in half', () => {
  expect(cutToBytes('日本語のメモ', 12)).toBe('日本語…');
  expect(cutToBytes('👩‍💼👩‍💼', 8)).toBe('👩…');
});

test('any text cut to any room fits into it and begins as it was written', () => {
  fc.assert(
    fc.property(anyText, fc.nat(500), (text, most) => {
      const cut = cutToBytes(text, most);
      expect(bytesInLog(cut) - 2).toBeLessThanOrEqual(most);
      if (cut !== text) expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
    }),
  );
});

test('changes of any fields leave room for whoever made them and for a note', () => {
  const anything = fc.dictionary(anyText, fc.oneof(anyText, fc.jsonValue()), { maxKeys: 40 });
  fc.assert(
    fc.property(anything, anything, (before, after) => {
      expect(bytesInLog(fieldChanges(before, after))).toBeLessThanOrEqual(2_900);
    }),
  );
});
