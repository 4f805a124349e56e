// What opens the tenant: an app with a client secret, or with a certificate.
import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { KeyPair, keyPair } from '../key-pair.ts';
import { selfSigned } from './certificate.ts';

export const MicrosoftKeys = KeyPair.extend({
  tenantId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  certificate: z.string(),
});
export type MicrosoftKeys = z.infer<typeof MicrosoftKeys>;

export function makeMicrosoftKeys(): MicrosoftKeys {
  const pair = keyPair();
  return {
    ...pair,
    tenantId: randomUUID(),
    clientId: randomUUID(),
    clientSecret: `${randomBytes(3).toString('hex')}~${randomBytes(25).toString('base64url')}`,
    certificate: selfSigned(pair.privateKey, 'seatledger'),
  };
}
