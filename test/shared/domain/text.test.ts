// A typed text is refused where it would not read as it is stored; a text of others is cleaned.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, line, name, onOneLine, passage, webAddress, withoutUnseen } from '#shared/domain/text.ts';

const BAD = ['\u0000', '\u001b', '\u0085', '\u202e', '\u2066', '\u200f', '\u061c', '\ud800', '\udc00'];
const GOOD = ['Ana Ng', '界面', 'Café №5 – “Pro”', '👩‍💻 Team', 'می‌خواهم', 'a'];

describe('A name', () => {
  it('may be in any script, with accents, joined signs and pictures', () => {
    for (const text of GOOD) expect(name(200).parse(text)).toBe(text);
    expect(name(200).parse('  Zoom ')).toBe('Zoom');
  });

  it('has no control character, none that turns its direction, and no half of a character', () => {
    for (const bad of BAD) {
      const read = name(200).safeParse(`abc${bad}def`);
      expect(read.error?.issues[0]?.message).toContain('cannot be seen');
      expect(line(200).safeParse(`abc${bad}def`).success).toBe(false);
      expect(webAddress(200).safeParse(`https://example.com/${bad}x`).success).toBe(false);
    }
  });

  it('is one line, and something that can be seen', () => {
    for (const bad of ['a\nb', 'a\tb', 'a\u2028b', '', '   ', '\u200b', '\u2060\u200d'])
      expect(name(200).safeParse(bad).success).toBe(false);
    expect(line(200).parse('')).toBe('');
  });
});

describe('A note', () => {
  it('may have several lines and tabs, and nothing else that cannot be seen', () => {
    expect(passage(200).parse('first\r\n\tsecond\n')).toBe('first\r\n\tsecond\n');
    for (const bad of BAD) expect(passage(200).safeParse(`first\n${bad}`).success).toBe(false);
  });
});

describe('A text that somebody else wrote', () => {
  it('loses what cannot be seen and keeps its words apart', () => {
    expect(onOneLine('\u0000\u202eabc')).toBe('abc');
    expect(onOneLine('Sales\r\n\tEurope')).toBe('Sales Europe');
    expect(withoutUnseen('one\n\u202etwo\u0000')).toBe('one\ntwo');
  });

  it('is then one that people may type, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const clean = onOneLine(`${text}\ud800\u202e`);
        expect(line(500).parse(clean)).toBe(clean.trim());
        expect(passage(500).safeParse(withoutUnseen(text)).success).toBe(true);
        expect(onOneLine(clean)).toBe(clean);
      }),
    );
  });
});

describe('Two names', () => {
  it('are the same whatever their case, blanks and way of writing accents', () => {
    expect(foldName('  CAFÉ  Pro ')).toBe(foldName('cafe\u0301 pro'));
    expect(foldName('Zoom')).not.toBe(foldName('Zoom Rooms'));
  });
});
