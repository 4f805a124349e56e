import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor, secretsOf } from '#shared/connectors/redact.ts';

/** Long enough to be a secret; its ends keep it from being formed anew by the text that replaces it. */
const secret = fc.string({ minLength: 2, maxLength: 60 }).map((text) => `#${text}#`);

test('a secret never survives: as it is, in a URL, in a form or in JSON', () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
      const forms = [
        hidden,
        encodeURIComponent(hidden),
        new URLSearchParams({ hidden }).toString(),
        JSON.stringify(hidden),
      ];
      for (const form of forms) {
        expect(redactor([hidden]).redact(`${before}${form}${after}`)).not.toContain(hidden.trim());
      }
    }),
  );
});

test('of two secrets, one inside the other, neither survives', () => {
  fc.assert(
    fc.property(secret, secret, (inner, other) => {
      const outer = `${inner.trim()}${other.trim()}`;
      const said = redactor([inner, outer]).redact(`failed with ${outer}.`);
      expect(said).not.toContain(inner.trim());
    }),
  );
});

test('tokens, keys and authorization headers are hidden though nobody named them', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const line = pem.split('\n')[5] ?? '';
  const text = `Authorization: Bearer abc.def-ghi, body client_secret=hush&x=1, key ${pem}`;
  const said = redactor().redact(text);
  for (const part of ['abc.def', 'hush', line]) expect(said).not.toContain(part);
});

test('every line of a private key is hidden alone, also as it stands in a key file', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { redact } = redactor(
    secretsOf({ method: 'serviceAccountKey', key: JSON.stringify({ private_key: pem }) }),
  );
  for (const line of pem.trim().split('\n')) expect(redact(`said: ${line}!`)).not.toContain(line);
});

test('the name of the sign-in method is no secret', () => {
  expect(
    secretsOf({ method: 'clientCredentials', clientId: 'id', nested: { clientSecret: 'hush' } }),
  ).toEqual(['id', 'hush']);
});
