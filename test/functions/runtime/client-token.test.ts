// A client's token names the client for a quarter of an hour, and is worth nothing altered, late, or as a link of a mail.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLIENT_TOKEN_SECONDS, clientToken, readClientToken } from '#functions/runtime/client-token.ts';
import { readLink, signLink } from '#functions/runtime/signed-link.ts';

const NOW = '2026-05-01T08:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();
const LIFE_MS = CLIENT_TOKEN_SECONDS * 1000;

it('names its client to its last moment and nobody after it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string(), (id, secret) => {
      const token = clientToken(secret, id, NOW);
      expect(token).toMatch(/^[\w-]+\.[\w-]+$/);
      expect(readClientToken(secret, token, later(LIFE_MS))).toBe(id);
      expect(readClientToken(secret, token, later(LIFE_MS + 1))).toBeUndefined();
      expect(readClientToken(`${secret}x`, token, NOW)).toBeUndefined();
    }),
  );
});

it('is no link of a mail, and a link of a mail is no token, though one key signs both', () => {
  const scope = { may: 'confirm', mail: 'ana@example.com' } as const;
  expect(readLink('key', clientToken('key', 'c1', NOW), NOW)).toBeUndefined();
  expect(readClientToken('key', signLink('key', scope, later(LIFE_MS)), NOW)).toBeUndefined();
});

it('is read from any text without a failure', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      expect(readClientToken('key', text, NOW)).toBeUndefined();
    }),
  );
});
