// A signed link does what it names until its time has passed, and nothing else for anybody who alters it.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLink, signLink } from '#functions/runtime/signed-link.ts';
import { NoticeKind } from '#shared/domain/reminders/kind.ts';

const UNTIL = '2026-05-01T00:00:00.000Z';
const scopes = fc.record({
  may: fc.constant('stop' as const),
  mail: fc.string({ unit: 'binary', maxLength: 60 }),
  kinds: fc.uniqueArray(fc.constantFrom(...NoticeKind.options), { minLength: 1 }),
});

it('says to its last moment exactly what was signed, and nothing after', () => {
  fc.assert(
    fc.property(scopes, fc.string(), (scope, secret) => {
      const token = signLink(secret, scope, UNTIL);
      expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
      expect(readLink(secret, token, UNTIL)).toEqual(scope);
      expect(readLink(secret, token, '2026-05-01T00:00:00.001Z')).toBeUndefined();
    }),
  );
});

it('is worth nothing when any sign of it is another', () => {
  fc.assert(
    fc.property(scopes, fc.nat(), fc.constantFrom(...'Aa0_-.'), (scope, place, sign) => {
      const token = signLink('secret', scope, UNTIL);
      const at = place % token.length;
      const altered = token.slice(0, at) + sign + token.slice(at + 1);
      // The last sign of a signature carries two bits that nothing reads.
      const same = Buffer.from(altered.split('.')[1] ?? '', 'base64url').equals(
        Buffer.from(token.split('.')[1] ?? '', 'base64url'),
      );
      if (altered.split('.')[0] !== token.split('.')[0] || !same)
        expect(readLink('secret', altered, UNTIL)).toBeUndefined();
    }),
  );
});
