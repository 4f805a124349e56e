// An RSA key pair as PEM, for vendors that verify a signed assertion.
import { generateKeyPairSync } from 'node:crypto';
import * as z from 'zod';

export const KeyPair = z.object({ privateKey: z.string(), publicKey: z.string() });

export function keyPair(): z.infer<typeof KeyPair> {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}
